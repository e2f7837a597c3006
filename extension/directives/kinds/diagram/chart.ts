import { type Cell, isNumber } from '../../../base/cell.ts';
import type { Chart, ChartSeries, ChartType } from '../../../charts/chart.ts';
import { formatNumber, parseNumber } from '../../../theme/number-style.ts';
import type { MeasureInfo } from '../../ask.ts';
import type { Bound } from '../../contract.ts';
import {
  type Axis,
  type AxisValue,
  axisValues,
  combinations,
  isAlongGrades,
  placeTitle,
  spotAt,
  timesOf,
} from '../../grid.ts';
import { placeInTime, schoolYearsIn } from '../../joined-times.ts';
import { capital, cellText, published } from '../../numbers.ts';
import { periodOrder } from '../../period.ts';
import type { Setting } from '../../setting.ts';
import type { attributes } from './attributes.ts';
import { type DiagramSpec, type Plan, planOf } from './plan.ts';

export type BoundDiagram = Bound<typeof attributes>;

/** A chart with what its sentence and table need besides. */
export interface Charted {
  readonly chart: Chart;
  readonly plan: Plan;
  /** The measure of each series. */
  readonly measures: readonly (MeasureInfo | undefined)[];
  /** The places of each series on the series axes. */
  readonly places: readonly (readonly AxisValue[])[];
}

// Check, sentence, drawing and table ask for the same chart; its directive and answers do not change.
const charts = new WeakMap<BoundDiagram, Charted | undefined>();

/** The chart of a bound directive; undefined when nothing could be answered. */
export function chartOf(bound: BoundDiagram, setting: Setting): Charted | undefined {
  if (!charts.has(bound)) charts.set(bound, makeChart(bound, setting));
  return charts.get(bound);
}

function makeChart(bound: BoundDiagram, setting: Setting): Charted | undefined {
  const plan = planOf(bound, setting);
  const charted = plan.kind === 'points' ? pointsOf(plan, bound, setting) : gridChart(plan, bound, setting);
  return charted && charted.chart.series.length > 0 ? charted : undefined;
}

function titleOf(bound: BoundDiagram, titles: readonly string[]): string {
  return bound.directive.label?.text.trim() || capital([...new Set(titles)].join(', '));
}

function gridChart(
  plan: Plan & { kind: 'grid' },
  bound: BoundDiagram,
  setting: Setting,
): Charted | undefined {
  const { grid, x } = plan;
  const { answers, spec } = bound;
  const first = answers['0']?.measure;
  if (!first) return undefined;
  const categories = axisValues(x, grid, bound, answers, setting);
  const lists = plan.series.map(axis => axisValues(axis, grid, bound, answers, setting));
  const places = combinations(lists);
  const measures = places.map(place => spotAt(place, answers, grid).measure);
  const series: ChartSeries[] = places.map(place => ({
    name: placeTitle(place) || first.title,
    values: categories.map(category => valueAt(spotAt([category, ...place], answers, grid))),
    role: place.some(each => each.reference) ? 'reference' : 'own',
  }));
  const type = typeOf(spec, x === 'period' || isAlongGrades(grid) ? categories.length : 0);
  const info = grid.measures.flatMap((_, index) => answers[String(index)]?.measure ?? []);
  return {
    plan,
    measures,
    places,
    chart: {
      type,
      title: titleOf(
        bound,
        info.map(each => each.title),
      ),
      categories: categories.map(each => placeTitle([each])),
      yTitle: unitTitleOf(info),
      series,
      ...targetOf(spec, info, type),
      breaks:
        x === 'period'
          ? breaksAt(
              categories.map(each => each.value),
              first.breaks,
            )
          : [],
      format: formatOf(first),
      ...boundsOf(info, series, type),
    },
  };
}

function pointsOf(
  plan: Plan & { kind: 'points' },
  bound: BoundDiagram,
  setting: Setting,
): Charted | undefined {
  const { grid } = plan;
  const { answers } = bound;
  const x = answers['0']?.measure;
  const y = answers['1']?.measure;
  if (!x || !y) return undefined;
  const joins = plan.points.includes('period') && timesOf(grid).length > 1;
  const listed = (axis: Axis) =>
    joins && axis === 'period'
      ? schoolYearsIn([answers['0'], answers['1']])
      : axisValues(axis, grid, bound, answers, setting);
  const places = combinations(plan.points.map(listed));
  const at = (index: '0' | '1', { period }: MeasureInfo, place: readonly AxisValue[]) => {
    const own = joins ? placeInTime(place, period) : place;
    return valueAt(spotAt([indicator(index), ...own], answers, grid));
  };
  const spots = places.map(place => ({
    title: placeTitle(place),
    unit: place.find(({ axis }) => axis === 'enhet')?.value,
    unitTitle: place.find(({ axis }) => axis === 'enhet')?.title,
    x: at('0', x, place),
    y: at('1', y, place),
  }));
  // In a unit's own report its point stands out from the others.
  const perUnit = plan.points[0] === 'enhet';
  const own = (spot: (typeof spots)[number]) => spot.unit === setting.report.unit;
  const split = perUnit && spots.some(own) && !spots.every(own);
  const groups = split ? [spots.filter(own), spots.filter(spot => !own(spot))] : [spots];
  const series = groups.map(
    (group, index): ChartSeries => ({
      name: split
        ? index === 0
          ? (group[0]?.unitTitle ?? '')
          : 'Övriga enheter'
        : perUnit
          ? 'Enheter'
          : titleOf(bound, [y.title]),
      values: group.map(spot => spot.y),
      x: group.map(spot => spot.x),
      labels: group.map(spot => spot.title),
      role: split && index > 0 ? 'reference' : 'own',
    }),
  );
  return {
    plan,
    measures: series.map(() => y),
    places: series.map(() => []),
    chart: {
      type: 'spridning',
      title: titleOf(bound, [x.title, y.title]),
      categories: [],
      xTitle: x.title,
      yTitle: y.title,
      series,
      breaks: [],
      format: formatOf(y),
      formatX: formatOf(x),
    },
  };
}

/** A point of a drawing can be read off to more digits than are written beside it: it has those alone. */
function valueAt({ cell, measure }: ReturnType<typeof spotAt>): Cell {
  return measure ? published(cell, measure) : cell;
}

const indicator = (value: string): AxisValue => ({ axis: 'indikator', value, title: '', reference: false });

function typeOf(spec: DiagramSpec, periods: number): ChartType {
  return spec.typ ? (spec.typ as ChartType) : periods > 2 ? 'linje' : 'stapel';
}

function formatOf(measure: MeasureInfo): (value: number) => string {
  return value => cellText(value, measure, { typography: 'set' });
}

function unitTitleOf(info: readonly MeasureInfo[]): string {
  const [first, ...rest] = info;
  if (!first) return '';
  if (rest.length === 0) return first.unit === 'procent' ? 'Andel (%)' : capital(first.unit);
  return rest.every(each => each.unit === first.unit)
    ? first.unit === 'procent'
      ? 'Andel (%)'
      : capital(first.unit)
    : '';
}

/** The target line: of one indicator, as a line or bars. */
function targetOf(spec: DiagramSpec, info: readonly MeasureInfo[], type: ChartType): Pick<Chart, 'target'> {
  const [measure, second] = info;
  const written = spec.målvärde?.trim().toLocaleLowerCase('sv');
  const given = written === undefined ? undefined : parseNumber(written);
  if (!measure || written === 'nej' || (type !== 'linje' && type !== 'stapel')) return {};
  const value = given ?? (second ? undefined : measure.target);
  if (value === undefined) return {};
  const decimals = Number.isInteger(value) ? 0 : measure.decimals;
  const label = `Målvärde ${formatNumber(value, { decimals, unit: measure.unit, typography: 'set' })}`;
  return { target: { value, label } };
}

/** Indexes of the categories before which a series is broken. */
function breaksAt(periods: readonly string[], breaks: readonly string[]): readonly number[] {
  return breaks.flatMap(at => {
    const index = periods.findIndex(period => periodOrder(period) >= periodOrder(at));
    return index > 0 ? [index] : [];
  });
}

/**
 * Shares that use most of the scale stand on 0–100, indexes on 0–10; others as the numbers shown want, and so does all that goes
 * below zero, which has no such scale.
 */
function boundsOf(
  info: readonly MeasureInfo[],
  series: readonly ChartSeries[],
  type: ChartType,
): Pick<Chart, 'min' | 'max'> {
  if (type === 'staplad' || type === 'värmekarta') return {};
  const shown = series.flatMap(each => each.values.filter(isNumber));
  if (shown.some(value => value < 0)) return {};
  const most = Math.max(...shown, 0);
  if (info.every(each => each.unit === 'procent'))
    return most > 60 && most <= 100 ? { min: 0, max: 100 } : { min: 0 };
  if (info.every(each => each.unit === 'index') && most <= 10) return { min: 0, max: 10 };
  return {};
}
