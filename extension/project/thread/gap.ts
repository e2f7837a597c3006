import type { Diagnostic } from '../../base/diagnostic.ts';
import type { BlockFact } from '../../directives/block-fact.ts';
import type { Thread, ThreadNode } from '../../directives/thread/thread.ts';
import type { Report } from '../../report/report.ts';
import { blocksOf } from '../blocks.ts';
import type { Project } from '../project.ts';

/** Something that the chain lacks, at the block where it is missing; an indicator by its id where no block is. */
export interface Gap {
  readonly of: BlockFact | string;
  readonly diagnostic: Diagnostic;
}

/** A report in the midst of its owner's thread: the last years', for what must not be lost. */
export interface ReportThread {
  readonly report: Report;
  /** Its own blocks, filled in or not, in order of place. */
  readonly blocks: readonly BlockFact[];
  /** Those of its owner, and of those that it takes over from, in the two years before. */
  readonly earlier: readonly BlockFact[];
  readonly thread: Thread;
}

/** The blocks of a report as others see them, from its newest text. */
export function ownBlocks(project: Project, report: Report, kinds: readonly string[]): readonly BlockFact[] {
  const { schoolYear, id } = report.setting.report;
  return blocksOf(project, [report], schoolYear).blocks({ kinds, reports: [id] });
}

/** How a block is named in a sentence. */
export function nameOf(block: BlockFact): { readonly title: string; readonly id: string | undefined } {
  return { title: block.title, id: block.id };
}

/** Nodes that lead to a node by one of some links. */
export function leadingTo(
  thread: Thread,
  node: ThreadNode | undefined,
  ...kinds: readonly string[]
): readonly ThreadNode[] {
  return thread.links
    .filter(link => link.to === node?.id && kinds.includes(link.kind))
    .flatMap(link => thread.byId.get(link.from) ?? []);
}
