import type { Place } from '../base/span.ts';

/** A cell as the file holds it: texts as written, numbers only where the file's format has them. Blank is an empty text. */
export type RawCell = string | number;

/** One row of a file; `line` is the file's line, the sheet's row or the item's line, 1-based. */
export interface GridRow {
  readonly line: number;
  readonly cells: readonly RawCell[];
}

/** A file (or one sheet of it) as rows, before anybody has said what they mean. */
export interface Grid {
  readonly path: string;
  readonly sheet?: string;
  readonly rows: readonly GridRow[];
  /** Where a cell stands; `column` counts from 0. */
  place(line: number, column: number): Place;
  /** What a spreadsheet calls a cell, `Blad1!C7`; undefined for other files. */
  cellName(line: number, column: number): string | undefined;
}

/** True for a row of nothing but blanks (and separators). */
export function isBlank(row: GridRow): boolean {
  return row.cells.every(cell => typeof cell === 'string' && cell.trim() === '');
}

/** The letters of a spreadsheet's column, counted from 0: `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
