import { type Datum, isNumber, isState, missing } from '../../../base/cell.ts';
import type { Answer } from '../../ask.ts';
import type { Bound } from '../../contract.ts';
import { dimensionNames } from '../../dimension-title.ts';
import type { PageCell, PageColumn } from '../../figures.ts';
import {
  type Axis,
  type AxisValue,
  axisValues,
  combinations,
  type Grid,
  placeTitle,
  spotAt,
  timesOf,
} from '../../grid.ts';
import { placeInTime, schoolYearsIn, timeWithin } from '../../joined-times.ts';
import { capital } from '../../numbers.ts';
import type { Setting } from '../../setting.ts';
import type { attributes } from './attributes.ts';
import { planOf } from './plan.ts';

export type BoundTable = Bound<typeof attributes>;

/** A table's columns and rows with what writes each number. */
export interface Content {
  readonly title: string;
  readonly columns: readonly PageColumn[];
  readonly rows: readonly (readonly PageCell[])[];
}

/** The cells that a table may have: some fifty pages, as in the text itself. A browser lays out each, and a PDF tags it. */
export const mostCells = 20_000;

/** Whether a table is more than a report can show. */
export function isTooLarge({ columns, rows }: Content): boolean {
  return columns.length * rows.length > mostCells;
}

const plainMeasure = { unit: '', decimals: 1 } as const;

/** What a bound table shows, sorted; undefined when nothing could be answered. */
export function contentOf(bound: BoundTable, setting: Setting): Content | undefined {
  const plan = planOf(bound, setting);
  const content =
    plan.kind === 'source' ? sourceContent(bound.answers.rader, setting) : gridContent(plan, bound, setting);
  if (!content) return undefined;
  const title = bound.directive.label?.text.trim() || content.title;
  return { ...content, title, rows: sorted(content, bound.spec.sortera) };
}

function gridContent(
  plan: { readonly rows: Axis; readonly columns: readonly Axis[]; readonly grid: Grid },
  bound: BoundTable,
  setting: Setting,
): Content | undefined {
  const { answers } = bound;
  const { grid } = plan;
  if (!answers['0']) return undefined;
  const joins = joinsTimes(grid);
  const valuesOf = (axis: Axis) => {
    const values =
      joins && axis === 'period'
        ? schoolYearsIn(grid.measures.map((_, index) => answers[String(index)]))
        : axisValues(axis, grid, bound, answers, setting);
    return joins && axis === 'indikator' ? values.map(each => withTime(each, answers)) : values;
  };
  const lists = plan.columns.map(valuesOf);
  const spread = grid.axes.includes('enhet') ? [] : referenceColumns(plan.columns, lists, valuesOf('enhet'));
  const places = [...combinations(lists), ...spread];
  const period = joins ? 'läsår' : answers['0'].measure.period;
  return {
    title: [
      ...new Set(grid.measures.flatMap((_, index) => answers[String(index)]?.measure.title ?? [])),
    ].join(', '),
    columns: [
      { title: axisTitle(plan.rows, period), align: 'left' },
      ...places.map(place => ({
        title: placeTitle(place, ' ') || 'Värde',
        align: 'right' as const,
      })),
    ],
    rows: valuesOf(plan.rows).map(row => [
      { datum: row.title, measure: plainMeasure },
      ...places.map((place): PageCell => {
        const { cell, measure } = spotIn([row, ...place], joins, answers, grid);
        return { datum: cell, measure: measure ?? plainMeasure };
      }),
    ]),
  };
}

/** Whether a grid has an axis of time that its measures have different kinds of: they then meet in school years. */
export function joinsTimes(grid: Grid): boolean {
  return (
    grid.axes.includes('period') && timesOf(grid).length > 1 && grid.cohorts.every(each => each.length === 0)
  );
}

/** An indicator beside others of another kind of time, with which part of the school year it is of. */
function withTime(indicator: AxisValue, answers: BoundTable['answers']): AxisValue {
  const period = answers[indicator.value]?.measure.period;
  return period ? { ...indicator, title: `${indicator.title}${timeWithin(period)}` } : indicator;
}

function spotIn(place: readonly AxisValue[], joins: boolean, answers: BoundTable['answers'], grid: Grid) {
  const index = place.find(each => each.axis === 'indikator')?.value ?? '0';
  const period = joins ? answers[index]?.measure.period : undefined;
  return spotAt(period ? placeInTime(place, period) : place, answers, grid);
}

/** What is compared with stands in columns of its own, at the last time: « Riket 2025/26 ». */
function referenceColumns(
  axes: readonly Axis[],
  lists: readonly (readonly AxisValue[])[],
  units: readonly AxisValue[],
): readonly (readonly AxisValue[])[] {
  const references = units.filter(unit => unit.reference);
  if (references.length === 0) return [];
  return combinations([
    references,
    ...lists.map((list, index) => (axes[index] === 'period' ? list.slice(-1) : list)),
  ]);
}

/** The rows of a source as they stand: names to the left, numbers with as many decimals as the column has. */
function sourceContent(answer: Answer | undefined, setting: Setting): Content | undefined {
  const table = answer?.table;
  if (!table) return undefined;
  const named = dimensionNames([answer.ask], setting);
  const shown = (datum: Datum | undefined, dimension: string | undefined) =>
    typeof datum === 'string' && dimension !== undefined ? named.title(dimension, datum) : datum;
  const columns = table.columns.map(column => ({
    ...column,
    measure: { unit: '', decimals: decimalsOf(table.rows.map(row => row[column.name])) },
  }));
  return {
    title: table.name,
    columns: columns.map(({ title, type }) => ({ title, align: type === 'number' ? 'right' : 'left' })),
    rows: table.rows.map(row =>
      columns.map(({ name, dimension, measure }) => ({
        datum: shown(row[name], dimension) ?? missing,
        measure,
      })),
    ),
  };
}

/** The most decimals of a column's numbers, four at most. */
function decimalsOf(data: readonly unknown[]): number {
  const lengths = data.map(datum =>
    typeof datum === 'number' ? (String(datum).split('.')[1]?.length ?? 0) : 0,
  );
  return Math.min(4, Math.max(0, ...lengths));
}

/** What `sortera=` names, and whether the largest comes first. */
export function sortOf(
  written: string,
  columns: readonly PageColumn[],
): { readonly index: number; readonly down: boolean } {
  const down = /^[-−]/u.test(written);
  const name = written
    .replace(/^[-−+]/u, '')
    .trim()
    .toLocaleLowerCase('sv');
  return { index: columns.findIndex(column => column.title.toLocaleLowerCase('sv') === name), down };
}

/** Rows in order of a column. States come last as they stood: their place says nothing about what they hide. */
function sorted({ columns, rows }: Content, written: string | undefined): Content['rows'] {
  if (written === undefined) return rows;
  const { index, down } = sortOf(written, columns);
  if (index < 0) return rows;
  const compare = new Intl.Collator('sv', { numeric: true }).compare;
  const datumOf = (row: Content['rows'][number]) => row[index]?.datum ?? missing;
  const shown = rows.filter(row => !isState(datumOf(row)));
  const hidden = rows.filter(row => isState(datumOf(row)));
  const ordered = [...shown].sort((a, b) => {
    const [x, y] = [datumOf(a), datumOf(b)];
    const order = isNumber(x) && isNumber(y) ? x - y : compare(String(x), String(y));
    return down ? -order : order;
  });
  return [...ordered, ...hidden];
}

function axisTitle(axis: Axis, period: string): string {
  return capital(typeof axis === 'object' ? axis.dimension : axis === 'period' ? period : axis);
}
