import type { Datum } from '../base/cell.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Column } from '../base/table.ts';
import type { FieldSpec, TableSpec } from './table-spec.ts';

/** A file that a table was read from. */
export interface LoadedFile {
  readonly path: string;
  readonly sheet?: string;
  readonly sha256: string;
}

/** A column as read, with the field that declares it (constants and the folder's unit have none). */
export interface LoadedColumn extends Column {
  readonly field?: FieldSpec;
  /** For a dimension: what its values are to a sum; see {@link RowRole}. */
  readonly roles: ReadonlyMap<string, RowRole>;
}

/** 2 a total of the dimension, 1 a part that sums up, 0 a part that is also in other rows or outside of the project. */
export type RowRole = 0 | 1 | 2;

/** One row: a datum per column, and where it stood. */
export interface LoadedRow {
  /** Index in the table's files. */
  readonly file: number;
  readonly line: number;
  readonly data: readonly Datum[];
}

/** What of a table could not be read, so that no number of it may pass for the whole. */
export interface Unread {
  /** Paths of files. */
  readonly files: readonly string[];
  /** Names of declared columns that a file lacks. */
  readonly columns: readonly string[];
  /** Rows in which nobody can tell which number is which. */
  readonly rows: readonly { readonly path: string; readonly line: number }[];
}

/** A resource read whole: typed, with states, canonical dimensions, and all that was wrong with it. */
export interface LoadedTable {
  readonly spec: TableSpec;
  readonly files: readonly LoadedFile[];
  readonly columns: readonly LoadedColumn[];
  readonly rows: readonly LoadedRow[];
  readonly diagnostics: readonly Diagnostic[];
  readonly unread: Unread;
  /** Indexes of rows whose key another row has too. */
  readonly twice: ReadonlySet<number>;
  /** By dimension of time: the last period that any number is there for. */
  readonly latest: ReadonlyMap<string, string>;
  /** SHA-256 over the files' hashes, in order. */
  readonly sha256: string;
}
