import { schoolFormOf } from '../../../base/school-form.ts';
import type { BlockFact, UnitFact } from '../../block-fact.ts';
import type { ProjectView } from '../../contract.ts';
import { capital } from '../../numbers.ts';
import type { Setting } from '../../setting.ts';
import { blocksOf, shapeOf, titleOf } from './entries.ts';
import { type BlockGroup, grouped } from './grouping.ts';
import { isOfUnits, type Scope, scopeOf, type TypedRollUp } from './scope.ts';

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

/** More rows than this are counted rather than listed. */
const mostRows = 60;
/** More names than this in a cell are counted rather than listed. */
const mostNames = 20;

/** Gathers a roll-up of blocks; undefined for one that says not what it gathers. */
export function rollUpOf(typed: TypedRollUp, setting: Setting, project: ProjectView): RollUp | undefined {
  const shape = shapeOf(typed);
  if (!shape) return undefined;
  const scope = scopeOf(typed, setting, project);
  const blocks = blocksOf(typed, setting, project);
  const { grupp, visa } = typed.spec;
  const counted = visa === 'antal' || (visa === undefined && blocks.length > mostRows);
  const groups = grouped(blocks, counted ? (grupp ?? 'enhet') : grupp, setting, project);
  const name = (block: BlockFact) => setting.vocabulary.reports.get(block.report.id) ?? block.report.title;
  const note = noteOf(blocks, scope, shape);
  const spread = ({ title, blocks: own }: BlockGroup) => {
    const units = unitsFor(title, grupp, scope, setting);
    const n = unitsOf(own, units);
    return n === 0 ? '' : `${n} av ${units.length}`;
  };
  if (counted)
    return {
      note,
      columns: [groupWord(grupp), 'Antal', 'Enheter', 'Var'],
      right: [1],
      groups: [
        {
          title: undefined,
          rows: groups.map(group => [
            [{ text: group.title ?? '' }],
            [{ text: String(group.blocks.length) }],
            [{ text: spread(group) }],
            whereOf(group.blocks, name),
          ]),
        },
      ],
    };
  const count = (group: BlockGroup) => {
    const { title, blocks: own } = group;
    if (title === undefined) return undefined;
    const units = spread(group);
    return `${title}: ${own.length} ${own.length === 1 ? shape.one : shape.many}${units && `, ${units} enheter`}`;
  };
  return {
    note,
    columns: [shape.title, ...shape.columns, 'Enhet'],
    right: [],
    groups: groups.map(group => ({
      title: count(group),
      rows: group.blocks.map(block => [
        [{ text: titleOf(block), to: block }],
        ...shape.cells(block, setting).map(text => [{ text }]),
        [{ text: name(block) }],
      ]),
    })),
  };
}

/** « 14 insatser från 10 av 12 enheter. 2 enheter har inte lämnat: Bryggans förskola, Komvux. » */
function noteOf(
  blocks: readonly BlockFact[],
  scope: Scope,
  { one, many }: { readonly one: string; readonly many: string },
): string {
  const what = blocks.length === 0 ? `Inga ${many}` : `${blocks.length} ${blocks.length === 1 ? one : many}`;
  if (scope.reports.length > 0 && !scope.reports.some(isOfUnits)) return `${what} ur huvudmannens rapport.`;
  const from = `${what} från ${unitsOf(blocks, scope.units)} av ${scope.units.length} enheter.`;
  const { missing } = scope;
  if (missing.length === 0) return from;
  const names = missing.map(unit => unit.title).join(', ');
  return `${from} ${missing.length} ${missing.length === 1 ? 'enhet' : 'enheter'} har inte lämnat: ${names}.`;
}

/** How many of some units some blocks speak of: a report on two units counts both, the head authority's own speaks of none. */
function unitsOf(blocks: readonly BlockFact[], units: readonly UnitFact[]): number {
  const spokenOf = new Set(blocks.flatMap(block => (isOfUnits(block.report) ? block.report.units : [])));
  return units.filter(unit => spokenOf.has(unit.id)).length;
}

/** The units that a group could speak of: those of an area or a school form, else all. */
function unitsFor(
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

/** Each report once, with a link to its first block; only their number when they are many. */
function whereOf(blocks: readonly BlockFact[], name: (block: BlockFact) => string): readonly RollUpCell[] {
  const first = new Map<string, BlockFact>();
  for (const block of blocks) if (!first.has(block.report.file)) first.set(block.report.file, block);
  if (first.size > mostNames) return [{ text: `${first.size} rapporter` }];
  return [...first.values()].map(block => ({ text: name(block), to: block }));
}

function groupWord(grouping: string | undefined): string {
  const word = grouping ?? 'enhet';
  return word.charAt(0).toLocaleUpperCase('sv') + word.slice(1);
}
