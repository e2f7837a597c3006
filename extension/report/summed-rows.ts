import { isNumber, isState, suppressed } from '../base/cell.ts';
import type { DataTable } from '../base/table.ts';
import { total } from '../data/dimension-value.ts';
import type { TableDescription } from '../data/engine.ts';
import type { UnitRef, Vocabulary } from '../directives/setting.ts';
import type { ProtectionRules } from '../protection/rules.ts';
import { hiddenBySums, type Sum, type SummedCount } from '../protection/sums.ts';
import { isPartedBy, summedUnits, unitSums } from './summed-counts.ts';

type Rows = DataTable['rows'];

/** What decides which further counts of a table are hidden. */
interface Protecting {
  /** Columns that count children. */
  readonly counts: ReadonlySet<string>;
  rules(level: UnitRef['kind']): ProtectionRules;
}

/**
 * A table's protected rows without the counts by which a hidden one could be worked out from the sum of the units, or of the
 * sexes, grade years or school forms. The sum need not stand in the table: reports show it. `read` are the same rows as read.
 */
export function withoutSums(
  read: Rows,
  shown: Rows,
  table: TableDescription,
  units: Vocabulary['units'],
  protecting: Protecting,
): Rows {
  const rows = shown.map(row => ({ ...row }));
  for (const column of protecting.counts) {
    const isHidden = (row: Rows[number]) => isState(row[column]) && row[column].state === 'suppressed';
    if (!shown.some(isHidden)) continue;
    for (const place of placesHidden(read, column, isHidden, shown, { table, units, protecting })) {
      const row = rows[place];
      if (row && isNumber(row[column])) row[column] = suppressed;
    }
  }
  return rows;
}

interface Around {
  readonly table: TableDescription;
  readonly units: Vocabulary['units'];
  readonly protecting: Protecting;
}

/** The rows whose count of a column is hidden because of sums. */
function placesHidden(
  read: Rows,
  column: string,
  isHidden: (row: Rows[number]) => boolean,
  shown: Rows,
  { table, units, protecting }: Around,
): ReadonlySet<number> {
  const own = table.columns.filter(each => each.dimension !== undefined);
  const unitAt = own.findIndex(({ dimension }) => dimension === 'enhet');
  const along = own.flatMap(({ dimension }, place) =>
    dimension !== undefined && place !== unitAt && isPartedBy(dimension, table) ? [place] : [],
  );
  const refs = summedUnits(units);
  const rulesAt = (places: readonly string[]) =>
    protecting.rules(unitAt < 0 ? 'head' : (units.get(places[unitAt] ?? '')?.kind ?? 'unit'));
  const counts: SummedCount[] = [];
  const indexes = new Map<string, number>();
  shown.forEach((row, index) => {
    const value = read[index]?.[column];
    const places = own.map(({ name }) => String(row[name]));
    counts.push({
      value: isNumber(value) ? value : 0,
      hidden: isHidden(row),
      width: rulesAt(places).width,
    });
    if (isNumber(value) || isHidden(row)) indexes.set(JSON.stringify(places), index);
  });
  const [outer, inner]: [Sum[], Sum[]] = [[], []];
  const isInner = (places: readonly string[]) => along.some(place => places[place] !== total);
  const add = (places: readonly string[], parts: readonly number[], to: Sum[], spare: boolean) => {
    const key = JSON.stringify(places);
    const written = indexes.get(key);
    to.push({ total: written ?? counts.length, parts, spare });
    if (written !== undefined) return;
    const value = parts.reduce((sum, part) => sum + (counts[part]?.value ?? 0), 0);
    const rules = rulesAt(places);
    indexes.set(key, counts.length);
    counts.push({ value, hidden: value > 0 && value < rules.threshold, width: rules.width });
  };
  // Summed along one dimension after the other, what was summed before as well: every sum that a report may show.
  for (const place of along) {
    const groups = new Map<string, number[]>();
    for (const [key, index] of indexes) {
      const places: readonly string[] = JSON.parse(key);
      if (places[place] === total) continue;
      const whole = JSON.stringify(places.with(place, total));
      groups.set(whole, [...(groups.get(whole) ?? []), index]);
    }
    for (const [whole, parts] of groups) {
      const places: readonly string[] = JSON.parse(whole);
      add(places, parts, inner, isInner(places));
    }
  }
  if (unitAt < 0) return hiddenBySums(counts, outer, inner, protecting.rules('head').hideZeros);
  const elsewhere = new Set([...indexes.keys()].map(key => JSON.stringify(JSON.parse(key).with(unitAt, ''))));
  for (const { id, parts, spare } of unitSums(refs))
    for (const key of elsewhere) {
      const places: readonly string[] = JSON.parse(key);
      const found = parts.flatMap(part => indexes.get(JSON.stringify(places.with(unitAt, part))) ?? []);
      const within = isInner(places);
      if (found.length > 0) add(places.with(unitAt, id), found, within ? inner : outer, spare || within);
    }
  return hiddenBySums(counts, outer, inner, protecting.rules('unit').hideZeros);
}
