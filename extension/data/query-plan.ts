import type { Coordinates, Dimension } from '../base/table.ts';
import type { CubeShape } from './cube-sql.ts';
import { dimensionValue, total } from './dimension-value.ts';
import type { Measure, MeasureQuery } from './engine.ts';
import type { LoadedColumn, LoadedTable } from './loaded-table.ts';

/** A dimension of the answer: its values as selected, or undefined for all that the data has. */
export interface Axis {
  readonly dimension: Dimension;
  readonly values: readonly string[] | undefined;
}

/** A query as the cube of its table can answer it. */
export interface Plan {
  /** Undefined when the measure's columns are not numbers of the table. */
  readonly shape: CubeShape | undefined;
  readonly axes: readonly Axis[];
  /** Values of dimensions that do not vary in the answer. */
  readonly fixed: Coordinates;
  /** Kept dimensions in the cube's order. */
  readonly dimensions: readonly Dimension[];
  /** For a selection of several values that does not span the answer: these are summed. */
  readonly lists: Readonly<Record<Dimension, readonly string[]>>;
  readonly selected: Readonly<Record<Dimension, readonly string[]>>;
  readonly columns: ReadonlyMap<Dimension, LoadedColumn>;
  readonly groups: MeasureQuery['groups'];
  /** True when a selection asks for what the table does not have at all. */
  readonly empty: boolean;
}

/** Reads a query against the columns of its table. */
export function planOf(query: MeasureQuery, table: LoadedTable): Plan {
  const columns = new Map(
    table.columns.flatMap(column =>
      column.dimension === undefined ? [] : [[column.dimension, column] as const],
    ),
  );
  const selected: Record<Dimension, readonly string[]> = {};
  for (const [dimension, values] of Object.entries(query.select)) {
    selected[dimension] = values.map(value => canonical(dimension, value));
  }
  const where: [string, string][] = [];
  let empty = false;
  for (const [name, written] of Object.entries(query.measure.where ?? {})) {
    const column =
      columns.get(name) ??
      table.columns.find(each => each.type === 'string' && (each.name === name || each.title === name));
    const value = column?.dimension === undefined ? written : canonical(column.dimension, written);
    if (value === total && (!column || column.dimension !== undefined)) continue;
    if (!column) empty = true;
    else if (column.dimension === 'årskurs') selected.årskurs ??= [value];
    else where.push([column.name, value]);
  }
  const names = [...new Set([...query.by, ...Object.keys(selected)])];
  for (const name of names.filter(each => !columns.has(each))) {
    // Without a column for it, everything the table holds is the total.
    if (selected[name]?.some(value => value !== total)) empty = true;
  }
  const dimensions = names.filter(name => columns.has(name));
  const lists: Record<Dimension, readonly string[]> = {};
  const fixed: Record<Dimension, string> = {};
  for (const [name, value] of where) {
    const dimension = table.columns.find(column => column.name === name)?.dimension;
    if (dimension !== undefined) fixed[dimension] = value;
  }
  for (const [dimension, values] of Object.entries(selected)) {
    if (query.by.includes(dimension)) continue;
    fixed[dimension] = values.join(', ');
    if (values.length !== 1) lists[dimension] = values;
  }
  return {
    shape: shapeOf(query.measure, table, dimensions, where),
    axes: query.by.map(dimension => ({ dimension, values: selected[dimension] })),
    fixed,
    dimensions,
    lists,
    selected,
    columns,
    groups: query.groups,
    empty,
  };
}

// Units are named by their ids already.
const canonical = (dimension: Dimension, value: string) =>
  dimension === 'enhet' ? value : dimensionValue(dimension, value).value;

function shapeOf(
  measure: Measure,
  table: LoadedTable,
  dimensions: readonly Dimension[],
  where: CubeShape['where'],
): CubeShape | undefined {
  const parts =
    measure.value !== undefined
      ? [measure.value]
      : measure.count !== undefined
        ? [measure.count]
        : [measure.numerator, measure.denominator];
  const numeric = (name: string | undefined) =>
    table.columns.find(column => column.name === name && column.type === 'number');
  const known = parts.flatMap(part => numeric(part)?.name ?? []);
  if (known.length !== parts.length) return undefined;
  const size = numeric(
    measure.groupSize ?? (measure.value === undefined ? undefined : numeric(measure.value)?.field?.groupSize),
  );
  const fixed = new Set(where.map(([column]) => column));
  const kept = dimensions.flatMap(
    each => table.columns.find(column => column.dimension === each)?.name ?? [],
  );
  return {
    table: table.spec.name,
    kept,
    reduced: table.columns.flatMap(({ name, dimension }) =>
      dimension === undefined || kept.includes(name) || fixed.has(name) ? [] : [{ column: name, dimension }],
    ),
    parts: known,
    size: size?.name,
    where,
  };
}
