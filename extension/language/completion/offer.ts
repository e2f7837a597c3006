import type { Span } from '../../base/span.ts';

/** What sort of thing is offered: decides its icon. */
export type OfferKind =
  | 'directive'
  | 'attribute'
  | 'field'
  | 'indicator'
  | 'unit'
  | 'period'
  | 'table'
  | 'column'
  | 'value'
  | 'id'
  | 'figure'
  | 'file'
  | 'heading'
  | 'code';

/**
 * One thing that an author may want written. A door shows offers as they are and never selects one by itself: no offer is
 * preselected and none is accepted by a character typed.
 */
export interface Offer {
  readonly label: string;
  readonly kind: OfferKind;
  /** A few words beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What is replaced. */
  readonly span: Span;
  readonly text: string;
  /** True: `text` has places to fill in, `$1`, `${2:word}`, `${3|a,b|}`, `$0`, as snippets have. */
  readonly snippet: boolean;
  /** What the typed text is matched against. */
  readonly filter: string;
  /** Offers stand in the order of these texts. */
  readonly sort: string;
  /** True: there is something to choose right after this. */
  readonly more: boolean;
}

/** A thing that may stand as a value, whatever place it is written to. */
export interface Candidate {
  readonly value: string;
  readonly kind: OfferKind;
  readonly detail?: string;
  readonly documentation?: string;
  /** Other words to find it by. */
  readonly also?: string;
}

/** Escapes a text that stands inside a snippet. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, mark => `\\${mark}`);
}

/** The sort text of the offer at an index. */
export function orderOf(index: number): string {
  return String(index).padStart(5, '0');
}
