import type { Place } from '../../base/span.ts';

/** What a name in a project means: the thing that has it, in whatever file it is written. */
export type Name =
  /** A goal, an intervention, … of a report's owner; `schoolYear` for ids that count within one year alone (`A1`). */
  | { readonly kind: 'block'; readonly owner: string; readonly id: string; readonly schoolYear?: string }
  /** A figure or block with a word of its own, within its report. */
  | { readonly kind: 'figure'; readonly file: string; readonly id: string }
  | { readonly kind: 'indicator' | 'table' | 'unit' | 'theme'; readonly id: string };

/** One place where a name is written. */
export interface Occurrence {
  readonly name: Name;
  readonly role: 'definition' | 'reference';
  /** The name alone: of `huvudman#I26-2` either part, of `"meritvärde"` what is between the marks. */
  readonly place: Place;
}

/** A text that is the same for the same name. */
export function keyOfName(name: Name): string {
  switch (name.kind) {
    case 'block':
      return `block ${name.owner}#${name.id} ${name.schoolYear ?? ''}`;
    case 'figure':
      return `figure ${name.file}#${name.id}`;
    default:
      return `${name.kind} ${name.id}`;
  }
}

/** True for two occurrences or names of one thing. */
export function sameName(a: Name, b: Name): boolean {
  return keyOfName(a) === keyOfName(b);
}
