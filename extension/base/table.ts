import type { Cell, Datum } from './cell.ts';

/**
 * The dimensions that the language knows by name. A data package may add others (`ska:dimension: ämne`, `program`, …),
 * so a dimension is a string; these have rules of their own.
 */
export const periodDimensions = ['läsår', 'termin', 'kalenderår'] as const;
export type PeriodDimension = (typeof periodDimensions)[number];
export type Dimension = string;

/** Values of dimensions: `{ enhet: 'tallbackaskolan', läsår: '2024/25', kön: 'F' }`. */
export type Coordinates = Readonly<Record<Dimension, string>>;

/** Where numbers come from: a resource of the data package, its file, the lines (1-based; for a workbook the sheet's rows). */
export interface Source {
  readonly resource: string;
  /** What readers call the resource, when the data package says. */
  readonly title?: string;
  readonly path: string;
  readonly sheet?: string;
  readonly rows: readonly number[];
  readonly sha256: string;
  /** The source's own words on what the number is, when it has any. */
  readonly definition?: string;
  /** Name of the publisher, ISO date fetched, ISO cut-off date, when the data package says. */
  readonly publisher?: string;
  readonly fetched?: string;
  readonly cutOff?: string;
}

/**
 * One number of a publication: where it stands in the grid of dimensions, its value, the size of the group behind it
 * (only where it may be known), and its source. Protection has been applied: nobody above `report/bind` sees more.
 */
export interface Fact {
  readonly at: Coordinates;
  readonly value: Cell;
  readonly n?: number;
  /** « 19 av 21 »: numerator and denominator, only where both may be known. */
  readonly of?: { readonly part: number; readonly whole: number };
  readonly sources: readonly Source[];
}

/** A column of a table. `name` is the key in the rows, `title` what the source or the author calls it. */
export interface Column {
  readonly name: string;
  readonly title: string;
  readonly type: 'string' | 'number';
  /** True: its numbers are whole (`type: integer`). */
  readonly whole?: true;
  readonly dimension?: Dimension;
}

/** A table as reports, exports and `ska table` see it. Each row has one datum per column name. */
export interface DataTable {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<string, Datum>>[];
}
