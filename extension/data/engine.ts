import type { State } from '../base/cell.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Column, Coordinates, DataTable, Dimension, Source } from '../base/table.ts';
import type { Unread } from './loaded-table.ts';

/** How a number is worked out from a table's columns. One of `value`, `numerator`+`denominator`, `count` is given. */
export interface Measure {
  /** A finished number (share, mean, index): can be shown for a row, never rolled up. */
  readonly value?: string;
  readonly numerator?: string;
  readonly denominator?: string;
  /** A count that sums up. */
  readonly count?: string;
  /** 100 for shares, else 1: value = scale × Σnumerator / Σdenominator. */
  readonly scale: number;
  /** The column with the size of the group, when it is not the denominator or the count. */
  readonly groupSize?: string;
  /** Rows that count at all: `{ ämne: 'Matematik' }`. */
  readonly where?: Coordinates;
}

/**
 * A grid of numbers from one table. `select` fixes or lists values of dimensions; `by` are the dimensions that span the
 * answer (values from `select`, else all that the data has, in the data's order). A dimension of the table that is in
 * neither is taken at its total row (`alla`, `samtliga`, `totalt`) where there is one, else summed over, else (a finished
 * value with several rows) the fact's problem is `ambiguous`.
 * `groups` names sums of units: `{ huvudman: ['a', 'b'] }` makes `enhet=huvudman` the roll-up of a and b.
 * `årskurs` selections may be ranges: `7-9` is the row `7-9` where there is one, else the sum of 7, 8 and 9.
 */
export interface MeasureQuery {
  readonly table: string;
  readonly measure: Measure;
  readonly select: Readonly<Record<Dimension, readonly string[]>>;
  readonly by: readonly Dimension[];
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

/** A number before protection. Only `report/bind` and the protection ever hold one. */
export interface RawFact {
  readonly at: Coordinates;
  readonly value: number | State;
  readonly numerator?: number;
  readonly denominator?: number;
  /** The size of the group: denominator, count, or the group-size column. */
  readonly n?: number;
  readonly sources: readonly Source[];
  /** Set when no number can be given, with why: several rows, no roll-up of finished values, no row at all, two rows with the same key. */
  readonly problem?: 'ambiguous' | 'not-additive' | 'no-row' | 'twice';
  /** For a group: the row that the source itself has for it (`enhet` = the group's name), to be compared. */
  readonly published?: number | State;
}

/** What a table holds, for completion, messages and `ska data list`. */
export interface TableDescription {
  readonly name: string;
  readonly title: string | undefined;
  /** Its files as one text, for messages. */
  readonly path: string;
  /** Its files. */
  readonly paths: readonly string[];
  readonly columns: readonly Column[];
  /** Columns that together name a row, as declared; empty when none are. */
  readonly primaryKey: readonly string[];
  readonly rowCount: number;
  /** Values of each dimension, in the data's order. */
  readonly dimensions: Readonly<Record<Dimension, readonly string[]>>;
  /** Own figures are protected here; `utgiven` ones are shown as an authority published them. */
  readonly protection: 'egen' | 'utgiven';
  readonly diagnostics: readonly Diagnostic[];
  readonly source: Omit<Source, 'rows'>;
  /** ISO date or words: when what is not there yet is published (`ska:väntas`), by period; the empty key for whatever comes after what the data has. */
  readonly pending: Readonly<Record<string, string>>;
  readonly unread: Unread;
  /** Columns whose numbers are not about pupils (`ska:skydd: ingen`): costs, positions. */
  readonly unprotected: readonly string[];
}

/** The data of one project. Loads a table when it is first asked for; everything is kept until `changed`. */
export interface DataEngine extends AsyncDisposable {
  /** All resources of the data package (loading none), with the problems of the package itself. */
  readonly names: readonly string[];
  /** The columns that the package declares for each resource (constants included), without loading any. */
  readonly declared: ReadonlyMap<string, readonly Column[]>;
  readonly diagnostics: readonly Diagnostic[];
  /** Loads the table. Undefined for an unknown name. */
  describe(table: string): Promise<TableDescription | undefined>;
  /** The facts of a query, in the order of `by`; the rows that exist for `select` × groups, and one `no-row` fact for each selected combination that does not. */
  fetch(query: MeasureQuery): Promise<readonly RawFact[]>;
  /** The rows of a table as read: numbers and the source's states, before protection. `lines` are file lines. */
  rows(table: string): Promise<{ readonly table: DataTable; readonly lines: readonly number[] }>;
  /** Tells that files have changed on disk; the tables that hold them are read anew when they are next asked for. Their names. */
  changed(paths: readonly string[]): readonly string[];
  /** One SELECT over the tables, run in a child process with a time and memory limit. */
  query?(sql: string): Promise<DataTable>;
}

/** What loading needs to know of the project: which unit a key means. Undefined when it maps to nothing. */
export interface UnitKeys {
  resolve(key: string, by: 'id' | 'namn' | 'skolenhetskod'): string | undefined;
}
