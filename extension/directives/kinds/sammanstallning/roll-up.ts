import { schoolFormOf } from '../../../base/school-form.ts';
import { unitCount } from '../../../base/unit-count.ts';
import type { BlockFact, UnitFact } from '../../block-fact.ts';
import { capital } from '../../numbers.ts';
import type { Setting } from '../../setting.ts';
import { isOfUnits, type Scope } from './scope.ts';

/** A text of a cell, with the block that it leads to when it is a link. */
export interface RollUpCell {
  readonly text: string;
  readonly to?: BlockFact;
}

/** A part of a roll-up: rows under a heading. */
export interface RollUpGroup {
  readonly title: string | undefined;
  readonly rows: readonly (readonly (readonly RollUpCell[])[])[];
}

/** What a roll-up of blocks shows: what it is made of in a sentence, and its table. A cell may hold several texts. */
export interface RollUp {
  readonly note: string;
  readonly columns: readonly string[];
  readonly right: readonly number[];
  readonly groups: readonly RollUpGroup[];
}

/** More names of drafts than this are counted rather than listed. */
const mostNames = 5;

/**
 * « 14 insatser från 10 av 12 enheter. 2 enheter har inte lämnat: Bryggans förskola, Komvux. 1 enhet har bara ett utkast:
 * Lindskolan. »
 */
export function noteOf(
  blocks: readonly BlockFact[],
  scope: Scope,
  { one, many }: { readonly one: string; readonly many: string },
): string {
  const what = blocks.length === 0 ? `Inga ${many}` : `${blocks.length} ${blocks.length === 1 ? one : many}`;
  if (scope.reports.length > 0 && !scope.reports.some(isOfUnits)) return `${what} ur huvudmannens rapport.`;
  const { units, missing, drafts, returned } = scope;
  return [
    blocks.length === 0
      ? `${what} från ${units.length === 1 ? 'enheten' : `någon av ${unitCount(units.length)}`}.`
      : `${what} från ${unitsOf(blocks, units)} av ${unitCount(units.length)}.`,
    unitsThat('har inte lämnat', missing),
    drafts.length > 1 && drafts.length === units.length
      ? 'Alla enheter har bara ett utkast.'
      : unitsThat('har bara ett utkast', drafts, mostNames),
    unitsThat('har fått sin rapport åter för komplettering', returned),
  ]
    .filter(Boolean)
    .join(' ');
}

/** « 2 enheter har inte lämnat: Bryggans förskola, Komvux. »; empty for none. */
export function unitsThat(
  what: string,
  units: readonly { readonly title: string }[],
  most = Number.POSITIVE_INFINITY,
): string {
  if (units.length === 0) return '';
  const names = units.length > most ? '' : `: ${units.map(unit => unit.title).join(', ')}`;
  return `${unitCount(units.length)} ${what}${names}.`;
}

/** How many of some units some blocks speak of: a report on two units counts both, the head authority's own speaks of none. */
export function unitsOf(blocks: readonly BlockFact[], units: readonly UnitFact[]): number {
  const spokenOf = new Set(blocks.flatMap(block => (isOfUnits(block.report) ? block.report.units : [])));
  return units.filter(unit => spokenOf.has(unit.id)).length;
}

/** The units that a group could speak of: those of an area or a school form, else all. */
export function unitsFor(
  title: string | undefined,
  grouping: string | undefined,
  { units }: Scope,
  { vocabulary }: Setting,
): readonly UnitFact[] {
  const own = units.filter(unit =>
    grouping === 'område'
      ? unit.area !== undefined && vocabulary.units.get(unit.area)?.title === title
      : grouping === 'skolform' && unit.schoolForms.some(form => capital(schoolFormOf(form)) === title),
  );
  return own.length > 0 ? own : units;
}
