import type { BlockFact } from '../block-fact.ts';

/** What a node of the red thread is. */
export type ThreadKind =
  | 'indicator'
  | 'result'
  | 'analysis'
  | 'goal'
  | 'intervention'
  | 'effect'
  | 'followUp';

/** A place where a node stands. */
export interface Occurrence {
  /** Path in the project. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly schoolYear: string;
}

/**
 * A link in the chain indicator, result, analysis, goal, intervention, effect, follow-up. One measure is one node as long as
 * it lives, in however many years' reports it stands.
 */
export interface ThreadNode {
  /** `tallbackaskolan#I25-1`; unique in its thread. */
  readonly id: string;
  readonly kind: ThreadKind;
  /** The report that it belongs to. */
  readonly report: string;
  readonly title: string;
  /** From the first year to the last, in order of place. */
  readonly occurrences: readonly Occurrence[];
  /** Themes of ska.yaml, by id. */
  readonly themes: readonly string[];
  /** What stands at each occurrence; empty for an indicator. */
  readonly blocks: readonly BlockFact[];
}

/** A link as it is written: from the block that names the other. */
export interface ThreadLink {
  readonly from: string;
  readonly to: string;
  /** The attribute: `av`, `utifrån`, `mål`, `preciserar`, `fortsätter`, `fortsättning`, `indikator`; `tema` where two levels share one. */
  readonly kind: string;
}

/** The red thread of some reports. */
export interface Thread {
  /** In order of report and chain. */
  readonly nodes: readonly ThreadNode[];
  readonly links: readonly ThreadLink[];
  readonly byId: ReadonlyMap<string, ThreadNode>;
  /** The node that an own block, or a word written in a report, means. */
  nodeOf(block: BlockFact): ThreadNode | undefined;
  named(word: string, report: string, schoolYear: string): ThreadNode | undefined;
}

/** The directives that are nodes. */
export const threadDirectives: readonly string[] = [
  ...['diagram', 'tabell'],
  ...['analys', 'mål', 'insats', 'effekt', 'uppföljning'],
];

/** What a directive is in the thread. */
export const threadKinds: Readonly<Record<string, ThreadKind>> = {
  diagram: 'result',
  tabell: 'result',
  analys: 'analysis',
  mål: 'goal',
  insats: 'intervention',
  effekt: 'effect',
  uppföljning: 'followUp',
};

/** The chain's order. */
export const threadOrder: readonly ThreadKind[] = [
  'indicator',
  'result',
  'analysis',
  'goal',
  'intervention',
  'effect',
  'followUp',
];
