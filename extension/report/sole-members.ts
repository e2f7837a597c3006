import { type Cell, isNumber, isState } from '../base/cell.ts';
import type { Coordinates, Dimension } from '../base/table.ts';
import type { MeasureQuery, RawFact, TableDescription } from '../data/engine.ts';
import type { UnitRef } from '../directives/setting.ts';
import type { ProtectedFact } from '../protection/fact.ts';
import type { ProtectionRules } from '../protection/rules.ts';
import type { DataAccess } from './answer-table.ts';

/** What a sum of units shows when a single unit makes it up and may not be shown itself; undefined otherwise. */
export type SoleMember = (ref: UnitRef, at: Coordinates) => Cell | undefined;

/**
 * Finds the sums of a query that rest on one unit alone: the only school with grade 9 *is* the municipality's grade 9, and its
 * stricter rule goes for both.
 */
export async function soleMembers(
  query: MeasureQuery,
  refs: readonly UnitRef[],
  table: TableDescription,
  protect: (fact: RawFact, rules: ProtectionRules) => ProtectedFact,
  access: DataAccess,
): Promise<SoleMember> {
  const sums = refs.filter(ref => ref.kind !== 'reference' && ref.members.length > 1);
  if (sums.length === 0) return () => undefined;
  const enhet = [...new Set(sums.flatMap(ref => ref.members))];
  const facts = await access.engine.fetch({ ...query, select: { ...query.select, enhet }, groups: {} });
  const rules = access.rules('unit', table);
  const byPlace = new Map<string, RawFact[]>();
  for (const fact of facts) {
    if (fact.problem !== undefined || !isThere(fact)) continue;
    const place = placeOf(fact.at, query.by);
    byPlace.set(place, [...(byPlace.get(place) ?? []), fact]);
  }
  return (ref, at) => {
    if (!sums.includes(ref)) return undefined;
    const members = new Set(ref.members);
    const own = (byPlace.get(placeOf(at, query.by)) ?? []).filter(fact => members.has(fact.at.enhet ?? ''));
    const [sole] = own;
    if (!sole || own.length > 1) return undefined;
    const { value } = protect(sole, rules);
    return isNumber(value) ? undefined : value;
  };
}

const placeOf = (at: Coordinates, by: readonly Dimension[]) =>
  JSON.stringify(by.filter(dimension => dimension !== 'enhet').map(dimension => at[dimension] ?? ''));

function isThere({ value }: RawFact): boolean {
  return !isState(value) || value.state === 'suppressed' || value.state === 'approximate';
}
