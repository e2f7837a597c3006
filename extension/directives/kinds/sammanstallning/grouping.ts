import { listOf } from '../../attributes.ts';
import type { BlockFact } from '../../block-fact.ts';
import type { ProjectView } from '../../contract.ts';
import { linkWords } from '../../links.ts';
import { capital } from '../../numbers.ts';
import type { Setting } from '../../setting.ts';
import { phases } from '../insats/phases.ts';
import { indicatorsIn } from './entries.ts';

/** Blocks that stand together; without a title when they are not grouped. */
export interface BlockGroup {
  readonly title: string | undefined;
  readonly blocks: readonly BlockFact[];
}

const rest = 'Övrigt';

/** Blocks by group: a block of two themes stands under both; those of none come last. */
export function grouped(
  blocks: readonly BlockFact[],
  grouping: string | undefined,
  setting: Setting,
  project: ProjectView,
): readonly BlockGroup[] {
  if (grouping === undefined) return [{ title: undefined, blocks }];
  const keysOf = keysBy(grouping, blocks, setting, project);
  const groups = new Map<string, BlockFact[]>();
  for (const block of blocks)
    for (const key of keysOf(block).length > 0 ? keysOf(block) : [rest])
      groups.set(key, [...(groups.get(key) ?? []), block]);
  const first = orderOf(grouping, setting);
  const rank = (title: string) => {
    if (title === rest) return Number.MAX_SAFE_INTEGER;
    const index = first.indexOf(title);
    return index < 0 ? first.length : index;
  };
  return [...groups]
    .map(([title, own]) => ({ title, blocks: own }))
    .toSorted((a, b) => rank(a.title) - rank(b.title));
}

function keysBy(
  grouping: string,
  blocks: readonly BlockFact[],
  setting: Setting,
  project: ProjectView,
): (block: BlockFact) => readonly string[] {
  const { units, themes, indicators, reports } = setting.vocabulary;
  switch (grouping) {
    case 'område':
      return ({ report }) => {
        if (report.area !== undefined) return [units.get(report.area)?.title ?? report.area];
        return report.type === 'huvudman' ? [reports.get(report.id) ?? report.title] : [];
      };
    case 'skolform':
      return block =>
        block.schoolForms.length === 1 ? block.schoolForms.map(capital) : ['Flera skolformer'];
    case 'tema':
      return ({ spec }) =>
        [...new Set([...listOf(spec.tema), ...linkWords(spec.om).filter(word => themes.has(word))])].map(
          theme => themes.get(theme) ?? theme,
        );
    case 'fas':
      return ({ spec }) => (spec.fas === undefined ? [] : [capital(spec.fas)]);
    case 'indikator': {
      const goals = project.blocks({
        kinds: ['mål'],
        reports: [...new Set(blocks.map(one => one.report.id))],
        prose: 'none',
      });
      const named = (block: BlockFact): readonly string[] => {
        const own = indicatorsIn(block, setting);
        if (own.length > 0) return own;
        const aims = linkWords(block.spec.mål);
        return goals
          .filter(
            goal => goal.report.id === block.report.id && goal.id !== undefined && aims.includes(goal.id),
          )
          .flatMap(goal => indicatorsIn(goal, setting));
      };
      return block => [...new Set(named(block))].map(id => indicators.get(id)?.name ?? id);
    }
    case 'mål':
      return goalsAbove(setting, project);
    default:
      return ({ report }) => [reports.get(report.id) ?? report.title];
  }
}

/** The goals of the level above that a block narrows, by way of the intervention or goal that it names. */
function goalsAbove(setting: Setting, project: ProjectView): (block: BlockFact) => readonly string[] {
  const above = project.blocks({
    kinds: ['mål', 'insats'],
    reports: ['huvudman', setting.report.id],
    prose: 'none',
  });
  const byId = new Map(
    above.flatMap(one => (one.id === undefined ? [] : [[`${one.report.id}#${one.id}`, one]])),
  );
  return ({ spec }) => {
    const titles = linkWords(spec.preciserar).flatMap(word => {
      const found = byId.get(word);
      if (!found) return [];
      if (found.kind === 'mål') return [found.title];
      return linkWords(found.spec.mål).flatMap(goal => byId.get(`${found.report.id}#${goal}`)?.title ?? []);
    });
    return [...new Set(titles)];
  };
}

function orderOf(grouping: string, { vocabulary }: Setting): readonly string[] {
  if (grouping === 'tema') return [...vocabulary.themes.values()];
  if (grouping === 'fas') return phases.map(capital);
  if (grouping === 'indikator') return [...vocabulary.indicators.values()].map(one => one.name);
  if (grouping === 'område')
    return [...vocabulary.units.values()].filter(unit => unit.kind === 'area').map(unit => unit.title);
  return [];
}
