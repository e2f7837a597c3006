import type { Static } from 'typebox';
import {
  type Measured,
  measuredColumn,
  measuredIndicator,
  measuredOf,
  ownCohorts,
} from '../../addressing.ts';
import { wordsOf } from '../../attributes.ts';
import type { Typed } from '../../contract.ts';
import { type Axis, axisOf, type Grid, gridOf } from '../../grid.ts';
import type { Setting } from '../../setting.ts';
import type { attributes } from './attributes.ts';

export type DiagramSpec = Partial<Static<typeof attributes>>;
type TypedDiagram = Typed<typeof attributes>;

/** What a chart shows: a grid with categories and series, or between two measures one point per unit (or other thing, or unit and thing). */
export type Plan =
  | { readonly kind: 'grid'; readonly x: Axis; readonly series: readonly Axis[]; readonly grid: Grid }
  | { readonly kind: 'points'; readonly points: readonly Axis[]; readonly grid: Grid };

/** The plan of a chart from its attributes; the asks and the drawing both follow it. */
export function planOf(typed: TypedDiagram, setting: Setting): Plan {
  const { spec } = typed;
  const split = spec.serie ?? spec.grupp;
  if (isScatter(spec, setting)) {
    const own = axisOf(split ?? 'enhet');
    const points: readonly Axis[] =
      own !== 'enhet' && wordsOf(spec.enhet).length > 1 ? ['enhet', own] : [own];
    const measures = scatterMeasures(typed, setting);
    return {
      kind: 'points',
      points,
      grid: gridOf(typed, setting, { measures, axes: points, against: [] }, points),
    };
  }
  const measures =
    spec.indikator === undefined && spec.källa === undefined
      ? named(spec.y, spec, setting)
      : measuredOf(typed, setting);
  const cohorts = ownCohorts(typed, measures[0]?.period, setting).length;
  const x = axisOf(spec.x ?? (cohorts > 1 ? 'årskurs' : defaultX(typed, measures)));
  const against = wordsOf(spec.mot);
  const manyUnits = wordsOf(spec.enhet).length + against.length > (spec.enhet === undefined ? 0 : 1);
  const series: Axis[] = [
    ...(measures.length > 1 && x !== 'indikator' ? (['indikator'] as const) : []),
    ...(cohorts > 1 && x !== 'kohort' && split !== 'kohort' ? (['kohort'] as const) : []),
    ...(split === undefined ? [] : [axisOf(split)]),
    ...(manyUnits && x !== 'enhet' && split !== 'enhet' ? (['enhet'] as const) : []),
  ];
  const own = split === undefined ? [x] : [x, axisOf(split)];
  return {
    kind: 'grid',
    x,
    series,
    grid: gridOf(typed, setting, { measures, axes: [x, ...series], against }, own),
  };
}

/** True for `typ=spridning`, and for two measures on `x=` and `y=` without a type. */
export function isScatter(spec: DiagramSpec, setting: Setting): boolean {
  if (spec.typ !== undefined) return spec.typ === 'spridning';
  return spec.x !== undefined && spec.y !== undefined && isMeasure(spec.x, spec, setting);
}

/** True for a name that can be measured here: an indicator, or beside `källa=` a number column of the table. */
export function isMeasure(name: string, spec: DiagramSpec, setting: Setting): boolean {
  if (spec.källa === undefined) return setting.vocabulary.indicators.has(name);
  const columns = setting.vocabulary.tables.get(spec.källa) ?? [];
  return columns.some(column => column.name === name && column.type === 'number');
}

/** The dimension that is listed with several values is what a chart goes over; several indicators of a radar are its axes; else time. */
function defaultX(typed: TypedDiagram, measures: readonly Measured[]): string {
  const { typ, serie, grupp } = typed.spec;
  if (typ === 'radar' && measures.length > 2) return 'indikator';
  const listed = Object.entries(typed.dimensions).find(
    ([name, values]) => values.length > 1 && name !== (serie ?? grupp),
  );
  if (listed) return listed[0];
  return measures[0] && measures[0].period === undefined ? 'enhet' : (measures[0]?.period ?? 'läsår');
}

function named(word: string | undefined, spec: DiagramSpec, setting: Setting): readonly Measured[] {
  if (word === undefined || !isMeasure(word, spec, setting)) return [];
  return [
    spec.källa === undefined ? measuredIndicator(word, setting) : measuredColumn(spec.källa, word, setting),
  ];
}

/** The two measures of a scatter chart: those of `x=` and `y=`, filled up from the indicators named. */
function scatterMeasures(typed: TypedDiagram, setting: Setting): readonly Measured[] {
  const { spec } = typed;
  const x = named(spec.x, spec, setting)[0];
  const y = named(spec.y, spec, setting)[0];
  const rest = [...measuredOf(typed, setting)];
  return [x ?? rest.shift(), y ?? rest.shift()].filter(each => each !== undefined);
}
