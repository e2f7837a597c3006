/**
 * What a value can be when it is not a plain number (data.md, "marks"): suppressed `..`, missing `.`, not applicable,
 * approximate `~100`, pending (not published yet), none-or-withheld `-`, unknown (a mark that nobody declared).
 */
export type StateName =
  | 'approximate'
  | 'suppressed'
  | 'missing'
  | 'not-applicable'
  | 'pending'
  | 'none-or-withheld'
  | 'unknown';

/** A value that is not an exact number. It is never zero and never enters a sum or a mean. */
export interface State {
  readonly state: StateName;
  /** The mark as it is shown: `..`, `.`, `~100`, `cirka 210`, `väntas`, `-`, or the unknown mark itself. */
  readonly text: string;
  /** Only for `approximate`: the number it is near. */
  readonly about?: number;
  /** Only for `pending`: the date (ISO) or words that say when it is published. */
  readonly expected?: string;
}

/** One value of a table: an exact number or a state. Shares are 0–100. */
export type Cell = number | State;

/** A cell, or the text of a column that holds names. */
export type Datum = Cell | string;

/** True for an exact number. */
export function isNumber(datum: Datum | undefined): datum is number {
  return typeof datum === 'number';
}

/** True for a state (neither a number nor a text). */
export function isState(datum: Datum | undefined): datum is State {
  return typeof datum === 'object';
}

/** The one mark for every hidden value, whether too few or hidden to protect another. */
export const suppressed: State = { state: 'suppressed', text: '..' };

/** The mark for a value that does not exist in the source. */
export const missing: State = { state: 'missing', text: '.' };
