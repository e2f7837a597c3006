import type { Cube, CubeCell } from './cube.ts';
import { gradeYearsOf, gradeYearsWithin, isPeriod, total } from './dimension-value.ts';
import { periodRank } from './period-text.ts';
import type { Axis, Plan } from './query-plan.ts';

/** The cells that a point rests on; `exact` when each has the very values asked for, not parts of them. */
export interface FoundCells {
  readonly cells: readonly CubeCell[];
  readonly exact: boolean;
}

/** The cells of a point; a range of grade years and a total without a row of its own are the cells of their parts. */
export function lookUp(plan: Plan, cube: Cube, values: readonly (readonly string[])[]): FoundCells {
  const cells: CubeCell[] = [];
  const key = values.map(() => '');
  let exact = true;
  // Which rows make up a range of grade years differs from unit to unit: that is decided when all else is.
  const isYears = (position: number) => plan.dimensions[position] === 'årskurs';
  const order = [...values.keys()].sort((a, b) => Number(isYears(a)) - Number(isYears(b)));
  const visit = (step: number): void => {
    const position = order[step];
    if (position === undefined) {
      const cell = cube.at(key);
      if (cell) cells.push(cell);
      return;
    }
    for (const choice of values[position] ?? []) {
      const before = cells.length;
      for (const [rank, among] of alternatives(plan, cube, position, choice).entries()) {
        const alternative = rank > 0 && isYears(position) ? thoseThere(choice, among, position) : among;
        for (const value of alternative) {
          key[position] = value;
          visit(step + 1);
        }
        if (cells.length === before) continue;
        if (rank > 0) exact = false;
        break;
      }
    }
  };
  const thoseThere = (range: string, among: readonly string[], position: number) => {
    const years = gradeYearsOf(range);
    if (!years) return among;
    const there = among.filter(value => cube.at(key.with(position, value)));
    return covering(years, there);
  };
  visit(0);
  return { cells, exact };
}

/** Sets of values that stand for one value, the best first. */
function alternatives(
  plan: Plan,
  cube: Cube,
  position: number,
  value: string,
): readonly (readonly string[])[] {
  return cube.once(`${position} ${value}`, () => workOutAlternatives(plan, cube, position, value));
}

function workOutAlternatives(
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
  return [[value], cube.values(position).filter(each => gradeYearsWithin(each, years).length > 0)];
}

/** Values that together are as many of the grade years as can be, none of them twice; the fewest values, the longest first. */
function covering(years: readonly string[], values: readonly string[]): readonly string[] {
  const best = new Map<number, { readonly left: number; readonly values: readonly string[] }>();
  const from = (index: number): { readonly left: number; readonly values: readonly string[] } => {
    const known = best.get(index);
    if (known) return known;
    if (index >= years.length) return { left: 0, values: [] };
    const after = from(index + 1);
    let found = { left: after.left + 1, values: after.values };
    for (const value of values) {
      const own = gradeYearsOf(value) ?? [];
      if (own[0] !== years[index]) continue;
      const rest = from(index + own.length);
      if (rest.left > found.left) continue;
      if (rest.left < found.left || rest.values.length + 1 < found.values.length)
        found = { left: rest.left, values: [value, ...rest.values] };
    }
    best.set(index, found);
    return found;
  };
  return from(0).values;
}

/** The values of an axis that nobody selected: those of the rows that the selection leaves; periods in time, the rest as in the data. */
export function domain(axis: Axis, plan: Plan, cube: Cube): readonly string[] {
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
