import type { Cube, CubeCell } from './cube.ts';
import { gradeYearsOf, isPeriod, total } from './dimension-value.ts';
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
  const key: string[] = [];
  let exact = true;
  const visit = (position: number): void => {
    const choices = values[position];
    if (!choices) {
      const cell = cube.at(key);
      if (cell) cells.push(cell);
      return;
    }
    for (const choice of choices) {
      const before = cells.length;
      for (const [rank, alternative] of alternatives(plan, cube, position, choice).entries()) {
        for (const value of alternative) {
          key[position] = value;
          visit(position + 1);
        }
        if (cells.length === before) continue;
        if (rank > 0) exact = false;
        break;
      }
    }
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
