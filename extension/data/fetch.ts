import type { Coordinates, Dimension } from '../base/table.ts';
import type { Cube, CubeCell } from './cube.ts';
import type { CubeShape } from './cube-sql.ts';
import { dimensionValue, gradeYearsOf, isPeriod, total } from './dimension-value.ts';
import type { Measure, MeasureQuery, RawFact } from './engine.ts';
import { type FactBasis, factOf, valueOf } from './fact.ts';
import type { LoadedColumn, LoadedTable } from './loaded-table.ts';
import { periodRank } from './period-text.ts';

/** Answers a query from a table's cubes; `cubeFor` makes (once) the cube of a shape. See {@link MeasureQuery}. */
export async function fetchFacts(
  query: MeasureQuery,
  table: LoadedTable,
  cubeFor: (shape: CubeShape) => Promise<Cube>,
): Promise<readonly RawFact[]> {
  const plan = planOf(query, table);
  const cube = plan.shape && (await cubeFor(plan.shape));
  const axes = plan.axes.map(axis => ({
    ...axis,
    values: axis.values ?? (cube ? domain(axis, plan, cube) : []),
  }));
  const basis: FactBasis = { table, measure: query.measure, parts: plan.shape?.parts ?? [] };
  const facts: RawFact[] = [];
  for (const point of points(axes)) {
    const at: Coordinates = { ...plan.fixed, ...point };
    facts.push(
      cube && !plan.empty
        ? pointFact(basis, plan, cube, at)
        : factOf(basis, at, { cells: [], how: 'one', expected: pendingFor(table, at) }),
    );
  }
  return facts;
}

/** A dimension of the answer: its values as selected, or undefined for all that the data has. */
interface Axis {
  readonly dimension: Dimension;
  readonly values: readonly string[] | undefined;
}

interface Plan {
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

function planOf(query: MeasureQuery, table: LoadedTable): Plan {
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
    else if (column.dimension === 'årskurs') selected['årskurs'] ??= [value];
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

function* points(
  axes: readonly { readonly dimension: Dimension; readonly values: readonly string[] }[],
  from = 0,
): Generator<Coordinates> {
  const axis = axes[from];
  if (!axis) {
    yield {};
    return;
  }
  for (const value of axis.values) {
    for (const rest of points(axes, from + 1)) yield { [axis.dimension]: value, ...rest };
  }
}

function pointFact(basis: FactBasis, plan: Plan, cube: Cube, at: Coordinates): RawFact {
  const expected = pendingFor(basis.table, at);
  const values = plan.dimensions.map(dimension => plan.lists[dimension] ?? [at[dimension] ?? '']);
  const unit = plan.dimensions.indexOf('enhet');
  const name = values[unit]?.length === 1 ? values[unit][0] : undefined;
  const members = name === undefined || !Object.hasOwn(plan.groups, name) ? undefined : plan.groups[name];
  if (!members) {
    const cells = lookUp(plan, cube, values);
    const summed = cells.length > 1 || (cells.length === 1 && !isExact(cells[0], values));
    return factOf(basis, at, { cells, how: summed ? 'sum' : 'one', expected });
  }
  const own = lookUp(plan, cube, values);
  const rolled = lookUp(plan, cube, values.with(unit, members));
  const published = valueOf(basis, own);
  const usesOwn = own.length > 0 && (rolled.length === 0 || basis.measure.value !== undefined);
  const parts = values.some((each, index) => index !== unit && each.length > 1);
  const cells = usesOwn ? own : rolled;
  const whole =
    cells.every(cell => isExact(cell, values.with(unit, usesOwn ? (values[unit] ?? []) : members))) && !parts;
  const fact = factOf(basis, at, { cells, how: whole ? (usesOwn ? 'one' : 'group') : 'sum', expected });
  return published === undefined ? fact : { ...fact, published };
}

const isExact = (cell: CubeCell | undefined, values: readonly (readonly string[])[]) =>
  cell?.key.every((value, index) => values[index]?.includes(value)) ?? false;

/** The cells of a point; a range of grade years and a total without a row of its own are the cells of their parts. */
function lookUp(plan: Plan, cube: Cube, values: readonly (readonly string[])[]): readonly CubeCell[] {
  const cells: CubeCell[] = [];
  const key: string[] = [];
  const visit = (position: number, into: CubeCell[]): void => {
    const choices = values[position];
    if (!choices) {
      const cell = cube.at(key);
      if (cell) into.push(cell);
      return;
    }
    for (const choice of choices) {
      for (const alternative of alternatives(plan, cube, position, choice)) {
        const found: CubeCell[] = [];
        for (const value of alternative) {
          key[position] = value;
          visit(position + 1, found);
        }
        if (found.length === 0) continue;
        into.push(...found);
        break;
      }
    }
  };
  visit(0, cells);
  return cells;
}

/** Sets of values that stand for one value, the best first. */
function alternatives(
  plan: Plan,
  cube: Cube,
  position: number,
  value: string,
): readonly (readonly string[])[] {
  const dimension = plan.dimensions[position];
  const column = dimension === undefined ? undefined : plan.columns.get(dimension);
  // A sum of units is a group, and the query names its members.
  if (dimension === 'enhet') return [[value]];
  if (value === total) {
    const all = cube.values(position);
    const having = (role: number) =>
      all.filter(each => each !== total && (column?.roles.get(each) ?? 1) === role);
    return [[total], having(2), having(1)];
  }
  const years = dimension === 'årskurs' ? gradeYearsOf(value) : undefined;
  if (!years || years.length === 1) return [[value]];
  const ranges = cube.values(position).filter(each => {
    const own = gradeYearsOf(each);
    return own && own.length > 1 && own.length < years.length && own.every(year => years.includes(year));
  });
  return [[value], years, apart(ranges)];
}

/** Ranges that share no grade year, the longest first. */
function apart(ranges: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const size = (range: string) => gradeYearsOf(range)?.length ?? 0;
  return [...ranges]
    .sort((a, b) => size(b) - size(a))
    .filter(range => {
      const years = gradeYearsOf(range) ?? [];
      if (years.some(year => taken.has(year))) return false;
      for (const year of years) taken.add(year);
      return true;
    });
}

/** The values of an axis that nobody selected: those of the rows that the selection leaves; periods in time, the rest as in the data. */
function domain(axis: Axis, plan: Plan, cube: Cube): readonly string[] {
  const position = plan.dimensions.indexOf(axis.dimension);
  if (position < 0) return [];
  const wanted = plan.dimensions.map((dimension, index) => {
    const values = plan.selected[dimension];
    return (
      values &&
      new Set(
        values.flatMap(value => [
          value,
          ...(plan.groups[value] ?? []),
          ...alternatives(plan, cube, index, value).flat(),
        ]),
      )
    );
  });
  const narrow = wanted.findIndex(values => values !== undefined);
  const candidates =
    narrow < 0 ? cube.cells : [...(wanted[narrow] ?? [])].flatMap(value => cube.having(narrow, value));
  const found = new Set<string>();
  for (const cell of candidates) {
    if (wanted.every((values, index) => values === undefined || values.has(cell.key[index] ?? '')))
      found.add(cell.key[position] ?? '');
  }
  if (isPeriod(axis.dimension)) return [...found].sort((a, b) => periodRank(a) - periodRank(b));
  return cube.values(position).filter(value => found.has(value));
}

/** When the figures of a point's period are published, if the package says that they are not yet. */
function pendingFor(table: LoadedTable, at: Coordinates): string | undefined {
  const { pending } = table.spec;
  for (const [dimension, value] of Object.entries(at)) {
    if (!isPeriod(dimension)) continue;
    if (Object.hasOwn(pending, value)) return pending[value];
    const latest = table.latest.get(dimension);
    if (pending[''] !== undefined && (latest === undefined || periodRank(value) > periodRank(latest)))
      return pending[''];
  }
  return undefined;
}
