import { workingType } from '../directives/working-document.ts';
import { rulesFor } from '../protection/rules-for.ts';
import type { Project } from './project.ts';

/** The fewest pupils behind a shown value of our own, in reports of a type. */
export function thresholdOf(project: Pick<Project, 'config'>, type: string): number {
  const level =
    type === 'verksamhet' ? 'område' : type === 'enhet' || type === workingType ? 'enhet' : 'huvudman';
  return rulesFor(project.config.skydd, level, { names: [], protection: 'egen' }).threshold;
}
