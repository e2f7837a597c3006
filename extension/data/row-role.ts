import { gradeYearsOf, total } from './dimension-value.ts';
import type { RowRole } from './loaded-table.ts';

/** Wholes that sources print among a dimension's units. */
const wholes: ReadonlySet<string> = new Set(['riket', 'huvudman']);

/**
 * What each value of a dimension is to a sum over it: `alla` and a range of grade years that holds all others are totals;
 * a range whose grade years also have rows of their own, and rows of the nation or the authority, must not be added to them.
 */
export function rolesOf(dimension: string, values: readonly string[]): ReadonlyMap<string, RowRole> {
  const distinct = [...new Set(values)];
  if (dimension === 'årskurs') return gradeRoles(distinct);
  return new Map(distinct.map(value => [value, role(dimension, value)]));
}

function role(dimension: string, value: string): RowRole {
  if (value === total) return 2;
  return dimension === 'enhet' && wholes.has(value) ? 0 : 1;
}

function gradeRoles(values: readonly string[]): ReadonlyMap<string, RowRole> {
  const known = values.flatMap(value => {
    const years = gradeYearsOf(value);
    return years ? [{ value, years: new Set(years) }] : [];
  });
  const within = (inner: Range, outer: Range) => [...inner.years].every(year => outer.years.has(year));
  const isTotal = (own: Range) =>
    own.years.size > 1 && known.length > 1 && known.every(each => within(each, own));
  const parts = known.filter(each => !isTotal(each));
  return new Map(
    values.map(value => {
      const own = known.find(each => each.value === value);
      if (!own) return [value, value === total ? 2 : 1];
      if (isTotal(own)) return [value, 2];
      const shared = parts.some(each => each !== own && [...each.years].some(year => own.years.has(year)));
      return [value, own.years.size > 1 && shared ? 0 : 1];
    }),
  );
}

interface Range {
  readonly value: string;
  readonly years: ReadonlySet<string>;
}
