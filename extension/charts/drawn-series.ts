import { type Cell, isNumber, missing, type State, suppressed } from '../base/cell.ts';
import type { Chart, ChartSeries } from './chart.ts';
import type { ChartLook, SeriesStyle } from './look.ts';

/** A value with its place among the categories and the text that is written for it. */
export interface DrawnValue {
  readonly index: number;
  readonly value: number;
  readonly text: string;
}

/** A gap: the category and the mark that stands there. Nothing else of the state comes this far. */
export interface DrawnMark {
  readonly index: number;
  readonly text: string;
}

/** A series sorted by how its cells are drawn. */
export interface DrawnSeries {
  readonly name: string;
  readonly role: ChartSeries['role'];
  readonly style: SeriesStyle;
  /** Exact numbers, drawn filled. */
  readonly exact: readonly DrawnValue[];
  /** Approximate values (`~100`), drawn open. */
  readonly about: readonly DrawnValue[];
  readonly marks: readonly DrawnMark[];
  /** A line without points or figures: the target of a radar. */
  readonly plain?: true;
}

const longestMark = 14;

/** The mark of a state as charts write it. A hidden value has the same two points whatever the state carries. */
export function markOf(state: State): string {
  if (state.state === 'suppressed') return suppressed.text;
  const text = state.text.trim() || '.';
  return text.length > longestMark ? `${text.slice(0, longestMark - 1)}…` : text;
}

/** The number that an approximate cell is near; undefined for every other state. */
function aboutOf(cell: Cell): number | undefined {
  if (isNumber(cell) || cell.state !== 'approximate') return undefined;
  return Number.isFinite(cell.about) ? cell.about : undefined;
}

/**
 * Where a cell stands on an axis: its number, or the one it is near; undefined for every other state. What is nearer to
 * zero than any figure shows is zero, since axes cannot be divided so finely.
 */
export function placeOf(cell: Cell): number | undefined {
  const value = isNumber(cell) ? cell : aboutOf(cell);
  return value !== undefined && Math.abs(value) < 1e-9 ? 0 : value;
}

/** A chart's series, cells missing at the end filled as missing, each with its look. */
export function drawnSeries(chart: Chart, look: ChartLook): readonly DrawnSeries[] {
  let [own, reference] = [0, 0];
  return chart.series.map(series => {
    const looks = series.role === 'own' ? look.series : look.references;
    const style = looks[(series.role === 'own' ? own++ : reference++) % looks.length];
    if (!style) throw new RangeError('a chart look needs at least one series and one reference');
    const exact: DrawnValue[] = [];
    const about: DrawnValue[] = [];
    const marks: DrawnMark[] = [];
    for (const index of chart.categories.keys()) {
      const cell = series.values[index] ?? missing;
      const place = placeOf(cell);
      if (isNumber(cell)) exact.push({ index, value: place ?? cell, text: chart.format(cell) });
      else if (place !== undefined) about.push({ index, value: place, text: markOf(cell) });
      else marks.push({ index, text: markOf(cell) });
    }
    return { name: series.name, role: series.role, style, exact, about, marks };
  });
}

/** Exact and approximate values of a series in the order of the categories. */
export function visibleValues(series: DrawnSeries): readonly DrawnValue[] {
  return [...series.exact, ...series.about].sort((a, b) => a.index - b.index);
}

/** The values at their categories, `null` where nothing is drawn, as Chart.js wants them. */
export function filledIn(values: readonly DrawnValue[], length: number): (number | null)[] {
  const row = Array.from<number | null>({ length }).fill(null);
  for (const { index, value } of values) row[index] = value;
  return row;
}

/** Values are printed on the chart while they are few. */
export const fewValues = 12;

/** Which series have their values printed: all while they are few, else the own ones if those are few. */
export function withPrintedValues(drawn: readonly DrawnSeries[], few = fewValues): ReadonlySet<DrawnSeries> {
  const count = (some: readonly DrawnSeries[]) =>
    some.reduce((sum, series) => sum + series.exact.length + series.about.length, 0);
  const own = drawn.filter(series => series.role === 'own');
  if (count(drawn) <= few) return new Set(drawn);
  return new Set(count(own) <= few ? own : []);
}
