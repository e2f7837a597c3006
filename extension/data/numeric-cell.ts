import { type Cell, missing, type State, type StateName, suppressed } from '../base/cell.ts';
import { type NumberStyle, swedishNumber } from './swedish-number.ts';
import type { Marks } from './table-spec.ts';

/** A cell of a number column, and what must be said of it. */
export interface NumericCell {
  readonly cell: Cell;
  /** `unknown-mark`: no number and no mark that anybody declared; `ambiguous-mark`: `-`, none or withheld. */
  readonly remark?: 'unknown-mark' | 'ambiguous-mark';
}

const about = /^(?:~|≈|cirka|circa|ca\.?|c:a)\s*(\S.*)$/i;

/**
 * Reads a cell by the marks that the package declares, else by those that Swedish school statistics share: `..` and `··`
 * suppressed, `.` and blank missing, `~100` and `cirka 210` approximate, `*` not applicable, `-` none or withheld.
 */
export function numericCell(raw: string | number, marks: Marks, style: NumberStyle = {}): NumericCell {
  const mark = typeof raw === 'number' ? String(raw) : raw.trim();
  const declared = marks.get(mark);
  if (declared === 0) return { cell: 0 };
  if (declared) return { cell: stateFor(declared, mark, style) };
  if (typeof raw === 'number') return { cell: raw };
  const number = swedishNumber(mark, style);
  if (number !== undefined) return { cell: number };
  switch (mark) {
    case '':
    case '.':
      return { cell: missing };
    case '..':
    case '··':
    case '‥':
      return { cell: suppressed };
    case '*':
      return { cell: { state: 'not-applicable', text: '*' } };
    case '-':
    case '–':
    case '\u2212':
      return { cell: { state: 'none-or-withheld', text: '-' }, remark: 'ambiguous-mark' };
  }
  const near = swedishNumber(about.exec(mark)?.[1] ?? '', style);
  if (near !== undefined) return { cell: { state: 'approximate', text: mark, about: near } };
  return { cell: { state: 'unknown', text: mark }, remark: 'unknown-mark' };
}

function stateFor(state: StateName, mark: string, style: NumberStyle): State {
  if (state === 'suppressed') return suppressed;
  if (state === 'missing') return missing;
  if (state === 'pending') return { state, text: 'väntas' };
  if (state !== 'approximate') return { state, text: mark };
  const near = swedishNumber(/\d[\d\s.,]*/.exec(mark)?.[0] ?? '', style);
  return { state, text: mark, ...(near !== undefined && { about: near }) };
}
