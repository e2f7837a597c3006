import type { Place } from '../base/span.ts';
import type { Coordinates, PeriodDimension } from '../base/table.ts';

/** How an indicator is worked out of a table: the shape that the data engine takes as its measure. */
export interface IndicatorMeasure {
  /** A column of finished numbers (shares, means): shown for a row, never rolled up. */
  readonly value?: string;
  readonly numerator?: string;
  readonly denominator?: string;
  /** A column of counts, which sum up. */
  readonly count?: string;
  /** 100 for a share of a numerator and a denominator, else 1. */
  readonly scale: number;
  /** The column with the size of the group, when the indicator names one. */
  readonly groupSize?: string;
  /** Rows that count at all. */
  readonly where?: Coordinates;
}

/** What is to be reached: for all, and for single units by id. In the indicator's unit. */
export interface Target {
  readonly value?: number;
  readonly units: Readonly<Record<string, number>>;
}

/** One indicator of the catalogue, all its defaults filled in. */
export interface Indicator {
  readonly id: string;
  readonly name: string;
  /** For narrow places: tables of several indicators, axis titles. */
  readonly shortName?: string;
  readonly definition?: string;
  readonly schoolForms: readonly string[];
  /** A grade year (`9`), a range (`7-9`) or a stage (`F-3`), as written. */
  readonly gradeYear?: string;
  readonly period: PeriodDimension;
  /** `procent`, `kr`, `poäng`, `index`, `antal`, or words of the municipality's own. */
  readonly unit: string;
  readonly decimals: number;
  /** Which way is better. */
  readonly direction: 'higher' | 'lower' | 'none';
  readonly aspect?: 'struktur' | 'process' | 'resultat';
  readonly dimension?: string;
  readonly qualityArea?: string;
  readonly table?: string;
  readonly measure?: IndicatorMeasure;
  readonly target?: Target;
  /** `none`: no people stand behind it (money, teachers' shares). Undefined: the indicator does not say. */
  readonly protection?: { readonly groupSize?: string } | 'none';
  readonly kolada?: string;
  /** From here on a difference is worth an explanation, in the indicator's unit (procentenheter for shares). */
  readonly deviation?: number;
  /** Periods before which the series is broken. */
  readonly breaks: readonly string[];
  readonly source?: string;
  /** Where its key stands. */
  readonly place: Place;
}
