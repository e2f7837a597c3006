import { type Datum, missing } from '../../../base/cell.ts';
import type { MeasureInfo } from '../../ask.ts';
import { capital } from '../../numbers.ts';
import type { BoundDiagram, Charted } from './chart.ts';

/** The numbers of a chart as a table: a row per category or point, a column per series. */
interface ChartRows {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Datum[])[];
  /** The measure that writes each cell of a row; undefined for names. */
  readonly measure: (row: number, column: number) => MeasureInfo | undefined;
}

/** The rows behind a chart. */
export function rowsOf(charted: Charted, bound: BoundDiagram): ChartRows {
  const { chart, plan, measures } = charted;
  if (plan.kind === 'points') {
    const points = chart.series.flatMap(series =>
      series.values.map((cell, index): readonly Datum[] => [
        series.labels?.[index] ?? '',
        series.x?.[index] ?? missing,
        cell,
      ]),
    );
    return {
      header: [plan.points.map(axis => axisTitle(axis)).join(', '), chart.xTitle ?? '', chart.yTitle ?? ''],
      rows: points,
      measure: (_, column) => bound.answers[String(column - 1)]?.measure,
    };
  }
  return {
    header: [
      axisTitle(plan.x, bound.answers['0']?.measure.period),
      ...chart.series.map(series => series.name),
    ],
    rows: chart.categories.map((category, index) => [
      category,
      ...chart.series.map((series): Datum => series.values[index] ?? missing),
    ]),
    measure: (row, column) =>
      plan.x === 'indikator' ? bound.answers[String(row)]?.measure : measures[column - 1],
  };
}

/** What an axis is called over its column: « Läsår », « Enhet », « Ämne ». */
function axisTitle(axis: Charted['plan']['grid']['axes'][number], period = 'läsår'): string {
  return capital(typeof axis === 'object' ? axis.dimension : axis === 'period' ? period : axis);
}
