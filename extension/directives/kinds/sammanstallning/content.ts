import { unitCount } from '../../../base/unit-count.ts';
import type { BlockFact } from '../../block-fact.ts';
import type { ProjectView } from '../../contract.ts';
import type { Setting } from '../../setting.ts';
import { assessmentsOf } from './assessments.ts';
import { blocksOf, shapeOf, titleOf } from './entries.ts';
import { type BlockGroup, grouped } from './grouping.ts';
import { noteOf, type RollUp, type RollUpCell, unitsFor, unitsOf } from './roll-up.ts';
import { scopeOf, type TypedRollUp } from './scope.ts';

/** More rows than this are counted rather than listed. */
const mostRows = 60;
/** More names than this in a cell are counted rather than listed. */
const mostNames = 20;

/** Gathers a roll-up of blocks; undefined for one that says not what it gathers. */
export function rollUpOf(typed: TypedRollUp, setting: Setting, project: ProjectView): RollUp | undefined {
  const shape = shapeOf(typed);
  if (!shape) return undefined;
  if (typed.spec.vad === 'självvärdering' && typed.spec.visa !== 'antal')
    return assessmentsOf(typed, setting, project);
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
    return n === 0 ? undefined : { n, of: units.length };
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
            [{ text: spreadText(spread(group)) }],
            whereOf(group.blocks, name),
          ]),
        },
      ],
    };
  const count = (group: BlockGroup) => {
    const { title, blocks: own } = group;
    if (title === undefined) return undefined;
    const units = spread(group);
    const among = units ? `, ${units.n} av ${unitCount(units.of)}` : '';
    return `${title}: ${own.length} ${own.length === 1 ? shape.one : shape.many}${among}`;
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

const spreadText = (units: { readonly n: number; readonly of: number } | undefined) =>
  units ? `${units.n} av ${units.of}` : '';

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
