import { isNumber, isState } from '../base/cell.ts';
import type { Coordinates, Dimension } from '../base/table.ts';
import { gradeYearsOf, total } from '../data/dimension-value.ts';
import type { MeasureQuery, RawFact, TableDescription } from '../data/engine.ts';
import type { UnitRef, Vocabulary } from '../directives/setting.ts';
import type { protectFact } from '../protection/fact.ts';
import type { ProtectionRules } from '../protection/rules.ts';
import { hiddenBySums, type Sum, type SummedCount } from '../protection/sums.ts';
import type { DataAccess } from './answer-table.ts';

/** Tells whether a count is hidden so that another cannot be worked out from it. */
export type HiddenBySum = (ref: UnitRef, at: Coordinates) => boolean;

/** Dimensions that part the children: each stands in one place of it. A pupil has several subjects. */
const parting: ReadonlySet<Dimension> = new Set(['kön', 'årskurs', 'skolform']);

/**
 * The counts of a query among all that they are summed with: every unit, area and report, and every sex, grade year and school
 * form that the query tells apart. So a count is hidden alike wherever it is asked for, and the sum may stand anywhere.
 */
export async function hiddenInSums(
  query: MeasureQuery,
  table: TableDescription,
  protect: (fact: RawFact, rules: ProtectionRules) => ReturnType<typeof protectFact>,
  units: Vocabulary['units'],
  access: DataAccess,
): Promise<HiddenBySum> {
  const parts = partedBy(query, table);
  const spansUnits = 'enhet' in table.dimensions;
  const refs = spansUnits ? summedUnits(units) : [];
  const { enhet: _, ...others } = query.select;
  const select: Record<Dimension, readonly string[]> = others;
  for (const [dimension, values] of parts) select[dimension] = [...values, total];
  const periods = query.by.filter(dimension => dimension !== 'enhet' && !parts.has(dimension));
  const by = [...(spansUnits ? ['enhet'] : []), ...periods, ...parts.keys()];
  const asked: MeasureQuery = {
    ...query,
    by,
    select: spansUnits ? { ...select, enhet: refs.map(ref => ref.id) } : select,
    groups: Object.fromEntries(refs.filter(ref => ref.kind !== 'unit').map(ref => [ref.id, ref.members])),
  };
  const key = JSON.stringify([asked, table.name]);
  const hidden = await access.kept.sums(key, async () => {
    const facts = await access.engine.fetch(asked);
    return placesHidden(facts, { refs, by, parts: [...parts.keys()], table, protect, access });
  });
  const idOf = new Map(refs.map(ref => [ref.members.join(' '), ref.id]));
  return (ref, at) => {
    const enhet = idOf.get(ref.members.join(' ')) ?? ref.id;
    return hidden.size > 0 && hidden.has(placeOf({ ...at, ...(spansUnits && { enhet }) }, by));
  };
}

/** Whether a table's rows part the children along a dimension, so that its counts add up to a number that a report may show. */
export function isPartedBy(dimension: Dimension, table: TableDescription): boolean {
  const values = table.dimensions[dimension]?.filter(value => value !== total) ?? [];
  if (dimension === 'enhet') return values.length > 0;
  if (!parting.has(dimension) || values.length < 2) return false;
  return dimension !== 'årskurs' || values.every(value => gradeYearsOf(value)?.length === 1);
}

const placeOf = (at: Coordinates, by: readonly Dimension[]) =>
  JSON.stringify(by.map(dimension => at[dimension] ?? total));

/** The dimensions along which a query's counts are parts of a sum, with all their values. */
function partedBy(query: MeasureQuery, table: TableDescription): Map<Dimension, readonly string[]> {
  const found = new Map<Dimension, readonly string[]>();
  for (const dimension of parting) {
    if (!isPartedBy(dimension, table) || dimension in (query.measure.where ?? {})) continue;
    const values = (table.dimensions[dimension] ?? []).filter(value => value !== total);
    const asked = query.select[dimension] ?? (query.by.includes(dimension) ? values : []);
    const own = asked.filter(value => value !== total);
    // A range of grade years is itself a sum.
    if (own.length === 0 || !own.every(value => values.includes(value))) continue;
    if (!query.by.includes(dimension) && own.length > 1) continue;
    found.set(dimension, values);
  }
  return found;
}

/** The units and their sums, each set of units once. */
export function summedUnits(units: Vocabulary['units']): readonly UnitRef[] {
  const found = new Map<string, UnitRef>();
  for (const ref of units.values()) {
    const key = ref.members.join(' ');
    if (ref.kind !== 'reference' && ref.members.length > 0 && !found.has(key)) found.set(key, ref);
  }
  return [...found.values()];
}

/** A sum of units by names: its own, and those of its parts. */
interface UnitSum {
  readonly id: string;
  readonly parts: readonly string[];
  readonly spare: boolean;
}

/** How the names of units add up: areas and reports are sums of units, all of them the sum of the units and of the areas. */
export function unitSums(refs: readonly UnitRef[]): readonly UnitSum[] {
  const areas = refs.filter(ref => ref.kind === 'area');
  const inAreas = areas.reduce((sum, area) => sum + area.members.length, 0);
  return refs.flatMap(({ id, kind, members }) => {
    if (kind === 'unit') return [];
    const isWhole = kind === 'head' || kind === 'all';
    const own = { id, parts: members, spare: !isWhole };
    return isWhole && inAreas === members.length
      ? [own, { id, parts: areas.map(area => area.id), spare: false }]
      : [own];
  });
}

interface Grid {
  readonly refs: readonly UnitRef[];
  readonly by: readonly Dimension[];
  readonly parts: readonly Dimension[];
  readonly table: TableDescription;
  protect(fact: RawFact, rules: ProtectionRules): ReturnType<typeof protectFact>;
  readonly access: DataAccess;
}

function placesHidden(facts: readonly RawFact[], grid: Grid): ReadonlySet<string> {
  const { refs, by, parts, table, access } = grid;
  const refOf = new Map(refs.map(ref => [ref.id, ref]));
  const counts: SummedCount[] = [];
  const places: string[] = [];
  const indexes = new Map<string, number>();
  const there: Coordinates[] = [];
  let hideZeros = false;
  for (const fact of facts) {
    const ref = refOf.get(fact.at.enhet ?? '');
    const rules = access.rules(ref?.kind ?? 'head', table);
    hideZeros ||= rules.hideZeros;
    const { value } = grid.protect(fact, rules);
    const isHidden = isState(value) && (value.state === 'suppressed' || value.state === 'approximate');
    if (fact.problem !== undefined || (!isNumber(value) && !isHidden)) continue;
    const place = placeOf(fact.at, by);
    indexes.set(place, counts.length);
    places.push(place);
    there.push(fact.at);
    counts.push({ value: isNumber(value) ? value : Number.NaN, hidden: isHidden, width: rules.width });
  }
  if (!counts.some(count => count.hidden)) return new Set();
  const at = (coordinates: Coordinates) => indexes.get(placeOf(coordinates, by));
  const outer: Sum[] = [];
  const inner: Sum[] = [];
  const add = (to: Sum[], own: Coordinates, of: readonly Coordinates[], spare: boolean) => {
    const sum = at(own);
    const found = of.flatMap(each => at(each) ?? []);
    if (sum !== undefined && found.length > 0) to.push({ total: sum, parts: found, spare });
  };
  const sumsOf = unitSums(refs);
  for (const own of there) {
    const isInner = (among: readonly Dimension[]) => among.some(dimension => own[dimension] !== total);
    for (const sum of sumsOf)
      if (sum.id === own.enhet)
        add(
          isInner(parts) ? inner : outer,
          own,
          sum.parts.map(enhet => ({ ...own, enhet })),
          sum.spare || isInner(parts),
        );
    for (const dimension of parts) {
      if (own[dimension] !== total) continue;
      const values = (table.dimensions[dimension] ?? []).filter(value => value !== total);
      const others = parts.filter(other => other !== dimension);
      add(
        inner,
        own,
        values.map(value => ({ ...own, [dimension]: value })),
        isInner(others),
      );
    }
  }
  return new Set([...hiddenBySums(counts, outer, inner, hideZeros)].flatMap(index => places[index] ?? []));
}
