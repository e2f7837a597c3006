import type { Cell } from '../base/cell.ts';

export const chartTypes = ['linje', 'stapel', 'staplad', 'spridning', 'värmekarta', 'radar'] as const;
export type ChartType = (typeof chartTypes)[number];

/** One line, one set of bars, one cloud of points, one row of a heat map. */
export interface ChartSeries {
  readonly name: string;
  /** One cell per category of the chart; a state is drawn as a gap with its mark, never as zero. */
  readonly values: readonly Cell[];
  /** Scatter only: the x value of each point (same length). */
  readonly x?: readonly Cell[];
  /** Scatter only: what each point is. */
  readonly labels?: readonly string[];
  /** `own` is drawn strongest; `reference` is what it is compared with. */
  readonly role: 'own' | 'reference';
}

/** What a chart shows, free of how it is drawn. */
export interface Chart {
  readonly type: ChartType;
  readonly title: string;
  /** Axis categories in order (school years, subjects, units); for a scatter chart empty. */
  readonly categories: readonly string[];
  readonly xTitle?: string;
  readonly yTitle?: string;
  readonly series: readonly ChartSeries[];
  readonly target?: { readonly value: number; readonly label: string };
  /** Indexes of categories before which the series is broken: no line crosses. */
  readonly breaks: readonly number[];
  /** A number as the axis and labels write it (`221,4`, `84 %`). */
  readonly format: (value: number) => string;
  /** Scatter only: the x axis' numbers. */
  readonly formatX?: (value: number) => string;
  /** Fixed bounds of the value axis, e.g. 0–100 for shares that use most of it, 0–10 for an index. */
  readonly min?: number;
  readonly max?: number;
}
