import type { StateName } from '../base/cell.ts';
import type { Place } from '../base/span.ts';

/** What the marks of a file mean: mark → state, or 0 for a mark that means none. */
export type Marks = ReadonlyMap<string, StateName | 0>;

/** The rules of Table Schema for one column's values. */
export interface Constraints {
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly minimum?: number | string;
  readonly maximum?: number | string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** As declared, and tried on a whole value. */
  readonly pattern?: { readonly source: string; test(value: string): boolean };
  readonly enum?: readonly string[];
}

/** One declared column. */
export interface FieldSpec {
  readonly name: string;
  readonly title: string;
  readonly kind: 'string' | 'number' | 'integer' | 'date' | 'year';
  /** Name, title and aliases: what the file's header may say. */
  readonly names: readonly string[];
  readonly definition?: string;
  readonly constraints: Constraints;
  readonly marks: Marks;
  readonly decimal?: ',' | '.';
  readonly grouping?: string;
  readonly dimension?: string;
  /** How a unit stands in the column. */
  readonly key: 'id' | 'namn' | 'skolenhetskod';
  /** Digits of a code that spreadsheets strip of its leading zeros: 8 for skolenhetskod, 4 for kommunkod. */
  readonly codeLength?: number;
  /** The column with the size of the group behind each number. */
  readonly groupSize?: string;
  /** True for `ska:skydd: ingen`: the numbers are not about pupils. */
  readonly unprotected: boolean;
  readonly place: Place;
}

/** How the file is written, as far as the package says. */
export interface Dialect {
  readonly delimiter?: string;
  readonly quote: string;
  /** False: no header row, the fields stand in their declared order. */
  readonly header: boolean;
  /** Line numbers, 1-based; undefined: the header is searched for. */
  readonly headerRows?: readonly number[];
  readonly headerJoin: string;
  readonly commentRows: readonly number[];
  readonly commentChar?: string;
  /** Name, or number from 1; undefined: the first sheet. */
  readonly sheet?: string | number;
}

/** Values of these columns must stand in another table's columns. */
export interface ForeignKey {
  readonly fields: readonly string[];
  /** Undefined: the same table. */
  readonly resource?: string;
  readonly reference: readonly string[];
  readonly place: Place;
}

/** One resource of the data package, with every default filled in. */
export interface TableSpec {
  readonly name: string;
  readonly title?: string;
  readonly definition?: string;
  /** As written; `*` stands for one folder, whose name is the unit. */
  readonly paths: readonly string[];
  readonly format?: 'csv' | 'tsv' | 'xlsx' | 'json';
  readonly encoding?: string;
  readonly encodingPlace: Place;
  readonly dialect: Dialect;
  readonly fields: readonly FieldSpec[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly publisher?: string;
  readonly fetched?: string;
  readonly cutOff?: string;
  /** Period → date or words; the empty key stands for whatever comes after what the data has. */
  readonly pending: Readonly<Record<string, string>>;
  readonly protection: 'egen' | 'utgiven';
  readonly endsAtBlankRow: boolean;
  readonly constants: Readonly<Record<string, string>>;
  readonly filter: Readonly<Record<string, readonly string[]>>;
  /** Where the path stands in the package: the place of what is wrong with the file as a whole. */
  readonly place: Place;
}
