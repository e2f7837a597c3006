import type { Place } from '../../base/span.ts';

/** What can change in meaning. */
export const changeKinds = [
  'protection',
  'waiver',
  'status',
  'value',
  'goal',
  'intervention',
  'effect',
  'analysis',
  'figure',
  'section',
  'schema',
  'data',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Why a number is another: its rows, what it measures, what is asked for, or only what somebody typed. */
export type Cause = 'data' | 'definition' | 'selection' | 'text';

/** A number or field that differs: which it is, and both versions. */
export interface ChangedPart {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** One change in meaning between two versions of a project. Numbers in it are as protected as on the page. */
export interface Change {
  readonly kind: ChangeKind;
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  /** The report's id; undefined for what belongs to the project as a whole. */
  readonly report?: string;
  /** The report's file; of two that differ, the later. */
  readonly file?: string;
  /** An id of the report, an indicator, a table, a file. */
  readonly id: string;
  /** What it is, to a reader. */
  readonly label: string;
  readonly before?: string;
  readonly after?: string;
  /** When named numbers or fields of a thing differ: each by itself. */
  readonly parts?: readonly ChangedPart[];
  readonly cause?: Cause;
  /** Where it stands in the earlier and the later version. */
  readonly at: { readonly before?: Place; readonly after?: Place };
}

/** What changed between two versions. */
export interface Comparison {
  /** Names as given, and the commits that they mean; undefined for the work tree. */
  readonly base: string;
  readonly head: string;
  readonly changes: readonly Change[];
  /** All waivers that stand in the later version's reports, whatever has changed. */
  readonly waivers: readonly ComparedWaiver[];
}

/** A waiver of the later version, told whatever has changed. */
export interface ComparedWaiver {
  readonly file: string;
  readonly code: string;
  readonly reason: string;
  readonly by: string;
  readonly until: string | undefined;
  readonly expired: boolean;
}

/** Where reviewers must look first: protection, waivers and decisions, then numbers and what is promised, then text and data. */
export function worstChangesFirst(changes: readonly Change[]): readonly Change[] {
  const ways = ['removed', 'changed', 'added', 'moved'];
  const rank = (one: Change) => changeKinds.indexOf(one.kind) * 10 + ways.indexOf(one.change);
  return changes
    .map((one, index) => [one, index] as const)
    .sort(([a, i], [b, j]) => rank(a) - rank(b) || i - j)
    .map(([one]) => one);
}

/** The JSON of `ska diff`: a contract with scripts (command-line.md). */
export function comparisonJson({ base, head, changes, waivers }: Comparison): string {
  const told = changes.map(({ at: _at, file: _file, parts: _parts, ...change }) => change);
  return `${JSON.stringify({ version: 1, base, head, changes: told, ...(waivers.length > 0 && { waivers }) }, null, 2)}\n`;
}
