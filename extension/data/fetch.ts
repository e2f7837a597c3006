import type { Coordinates, Dimension } from '../base/table.ts';
import { domain, lookUp } from './cell-lookup.ts';
import type { Cube } from './cube.ts';
import type { CubeShape } from './cube-sql.ts';
import { isPeriod } from './dimension-value.ts';
import type { MeasureQuery, RawFact } from './engine.ts';
import { cellValue, type FactBasis, factOf } from './fact.ts';
import type { LoadedTable } from './loaded-table.ts';
import { periodRank } from './period-text.ts';
import { type Plan, planOf } from './query-plan.ts';

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

/** The same point of the same measure is worked out once. */
function pointFact(basis: FactBasis, plan: Plan, cube: Cube, at: Coordinates): RawFact {
  const { scale, value } = basis.measure;
  const members = plan.groups[at.enhet ?? ''] ?? [];
  const key = JSON.stringify([at, scale, value === undefined, members.join(' ')]);
  return cube.once(key, () => workOutFact(basis, plan, cube, at));
}

function workOutFact(basis: FactBasis, plan: Plan, cube: Cube, at: Coordinates): RawFact {
  const expected = pendingFor(basis.table, at);
  const values = plan.dimensions.map(dimension => plan.lists[dimension] ?? [at[dimension] ?? '']);
  const unit = plan.dimensions.indexOf('enhet');
  const name = values[unit]?.length === 1 ? values[unit][0] : undefined;
  const members = name === undefined || !Object.hasOwn(plan.groups, name) ? undefined : plan.groups[name];
  const parts = values.some((each, index) => index !== unit && each.length > 1);
  if (!members) {
    const { cells, exact } = lookUp(plan, cube, values);
    return factOf(basis, at, {
      cells,
      how: exact && !parts && (unit < 0 || name !== undefined) ? 'one' : 'sum',
      expected,
    });
  }
  const own = lookUp(plan, cube, values);
  const rolled = lookUp(plan, cube, values.with(unit, members));
  const published = cellValue(basis, own.cells);
  const usesOwn = own.cells.length > 0 && (rolled.cells.length === 0 || basis.measure.value !== undefined);
  const { cells, exact } = usesOwn ? own : rolled;
  const how = !exact || parts ? 'sum' : usesOwn ? 'one' : 'group';
  const fact = factOf(basis, at, { cells, how, expected });
  return published === undefined ? fact : { ...fact, published };
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
