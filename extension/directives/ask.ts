import type { DataTable, Dimension, Fact, PeriodDimension, Source } from '../base/table.ts';
import type { Unread } from '../data/loaded-table.ts';

/** What a directive wants to know: one measure over a grid of dimension values. Pure data. */
export interface DataAsk {
  /** Finds the answer again among those of one directive. */
  readonly key: string;
  /** An indicator of the catalogue, a column of a table, or the rows of a table as they stand (all columns when none are named). */
  readonly of:
    | { readonly indicator: string }
    | { readonly table: string; readonly column: string }
    | { readonly rows: string; readonly columns: readonly string[] };
  /** Names as written in `enhet=`; several make several facts. Empty when the units span the grid (`by` has `enhet`). */
  readonly units: readonly string[];
  /** Fixed or listed values of the other dimensions, periods included (under `läsår`, `termin` or `kalenderår`). */
  readonly select: Readonly<Record<Dimension, readonly string[]>>;
  /** Dimensions that span the answer. */
  readonly by: readonly Dimension[];
  /** A series of periods ends here, inclusive. */
  readonly until?: string;
  /** A series of periods begins here, inclusive; else with the first that the data has. */
  readonly since?: string;
  /** Of the places of the answer only those of groups who began together (`Cohort.begins`), by their grade year and time, which then both span it. */
  readonly cohorts?: readonly number[];
  /** True: part of a table or chart, in which the data may have holes. */
  readonly grid?: true;
  /** True: asked on behalf of a list of all that there is; what the data does not have has no place in it. */
  readonly offered?: true;
}

/** What is asked about, as far as showing it needs. */
export interface MeasureInfo {
  readonly id: string;
  readonly title: string;
  readonly definition: string | undefined;
  /** `procent`, `kr`, `poäng`, `index`, `antal`, … */
  readonly unit: string;
  readonly decimals: number;
  readonly direction: 'higher' | 'lower' | 'none';
  readonly period: PeriodDimension;
  readonly target: number | undefined;
  /** Periods before which the series is broken. */
  readonly breaks: readonly string[];
}

/** Why an answer has no usable number somewhere; `report/bind` turns it into a diagnostic at the directive. */
export type AnswerProblem =
  | { readonly kind: 'ambiguous'; readonly dimensions: Readonly<Record<string, readonly string[]>> }
  | { readonly kind: 'not-additive'; readonly unit: string }
  | {
      readonly kind: 'no-row';
      readonly unit: string;
      readonly period: string | undefined;
      readonly known: readonly string[];
    }
  /** Places of a grid without a row: the unit, and its place along the other dimensions of the ask. */
  | {
      readonly kind: 'gap';
      readonly places: readonly { readonly unit: string; readonly at: readonly string[] }[];
    }
  /** The unit does not exist yet, or any more. */
  | { readonly kind: 'not-running'; readonly unit: string; readonly period: string }
  | {
      readonly kind: 'unknown-value';
      readonly dimension: string;
      readonly value: string;
      readonly known: readonly string[];
    }
  /** None of the groups that are followed is in the data: the grade years that it tells apart. */
  | { readonly kind: 'no-cohort'; readonly known: readonly string[] }
  | { readonly kind: 'no-period'; readonly period: string; readonly known: readonly string[] }
  | { readonly kind: 'no-dimension'; readonly dimension: string; readonly known: readonly string[] }
  | {
      readonly kind: 'no-column';
      readonly table: string;
      readonly column: string;
      readonly known: readonly string[];
    }
  /** The indicator has no table; or names one (`table`) that the data package does not have. */
  | { readonly kind: 'no-table'; readonly indicator: string; readonly table?: string }
  /** The table is declared, but a file of it, a column that is needed, or rows could not be read. */
  | ({ readonly kind: 'unread'; readonly table: string } & Unread)
  /** Two rows have the same key: lines of the file. */
  | { readonly kind: 'twice'; readonly path: string; readonly lines: readonly number[] }
  | { readonly kind: 'unprotected' }
  | { readonly kind: 'no-reference'; readonly indicator: string; readonly unit: string }
  | {
      readonly kind: 'differs';
      readonly unit: string;
      readonly computed: number;
      readonly published: number;
    };

/** The protected answer to an ask. Facts come in the order of `units`, then of `by`; a fact's `at.enhet` is the name as asked. */
export interface Answer {
  readonly ask: DataAsk;
  readonly measure: MeasureInfo;
  readonly facts: readonly Fact[];
  /** Only for an ask of rows: the selected rows, protected; and where they come from. */
  readonly table?: DataTable;
  readonly source?: Source;
  readonly problems: readonly AnswerProblem[];
  /** What each unit name means to a reader: `huvudman` -> `Lindberga kommun`. */
  readonly unitTitles: Readonly<Record<string, string>>;
}
