import { schoolFormOf, schoolForms } from '../../base/school-form.ts';
import { nearest } from '../../schema/nearest.ts';
import { schoolYearFrom, startOf } from '../new-report/school-year.ts';

/** The kinds of new project: a municipality, a private head authority, one without any examples. */
export const projectKinds = ['kommun', 'fristående', 'tom'] as const;
export type ProjectKind = (typeof projectKinds)[number];

/** What a new project is made from. */
export interface ProjectAnswers {
  readonly kind: ProjectKind;
  readonly headAuthority: string;
  /** The school year that is to be reported: `2025/26`. */
  readonly reported: string;
  /** The school year under way. */
  readonly current: string;
  readonly units: readonly NewUnit[];
  /** True when the units are made up too: only then numbers are invented for them. */
  readonly examples: boolean;
}

/** A unit as somebody names it. */
export interface NewUnit {
  readonly name: string;
  readonly schoolForms: readonly string[];
}

/** What stands where nobody has said otherwise: examples, a school year by the day (ISO date). */
export function defaultAnswers(kind: ProjectKind, today: string): ProjectAnswers {
  const year = Number(today.slice(0, 4));
  const isAutumn = Number(today.slice(5, 7)) >= 7;
  // In spring the year under way is the one that the next report is about.
  return {
    kind,
    headAuthority: kind === 'fristående' ? 'Exempelskolorna AB' : 'Exempelkommunen',
    reported: schoolYearFrom(year - 1),
    current: schoolYearFrom(isAutumn ? year : year - 1),
    examples: kind !== 'tom',
    units:
      kind === 'tom'
        ? []
        : [
            { name: 'Exempelskolan', schoolForms: ['förskoleklass', 'grundskola', 'fritidshem'] },
            { name: 'Exempelförskolan', schoolForms: ['förskola'] },
          ],
  };
}

/** The answers with another year: what is under way is never before what is reported. */
export function withReported(answers: ProjectAnswers, reported: string): ProjectAnswers {
  const later = startOf(reported) > startOf(answers.current) ? reported : answers.current;
  return { ...answers, reported, current: later };
}

/** A unit as it is typed, « Björkskolan: grundskola, fritidshem »; without school forms the name is asked. */
export function readUnit(written: string): NewUnit | undefined {
  const [name = '', forms = ''] = written.split(/:(.*)/su).map(part => part.trim().replace(/\s+/g, ' '));
  if (name === '') return undefined;
  const named = forms
    .split(/[,+/]|\soch\s/u)
    .map(schoolFormOf)
    .filter(Boolean)
    .map(form => (schoolForms.some(known => known === form) ? form : (nearest(form, schoolForms) ?? form)));
  return { name, schoolForms: named.length > 0 ? [...new Set(named)] : guessedForms(name) };
}

function guessedForms(name: string): readonly string[] {
  const text = name.toLocaleLowerCase('sv');
  if (/förskol/u.test(text)) return ['förskola'];
  if (/anpassad/u.test(text))
    return [/gymnasi/u.test(text) ? 'anpassad gymnasieskola' : 'anpassad grundskola'];
  if (/gymnasi/u.test(text)) return ['gymnasieskola'];
  if (/komvux|vuxenutbildning|sfi\b/u.test(text)) return ['komvux'];
  if (/fritids/u.test(text)) return ['fritidshem'];
  return ['förskoleklass', 'grundskola', 'fritidshem'];
}
