import { idSeenFrom, type LivingBlock, livingBlocksOf, ownersOf } from '../living-blocks.ts';
import type { Scene } from '../scene.ts';
import { figureNames, indicatorNames } from './names.ts';
import type { Candidate } from './offer.ts';

/** More than these are of no help in a list; they are found by typing the owner's name and `#`. */
const most = 400;

/**
 * Blocks whose ids begin with one of the letters: the report's own of this and earlier years, then the head authority's
 * and the area's, then those of all others. With title, owner and year.
 */
export function idNames(scene: Scene, letters: readonly string[]): readonly Candidate[] {
  const { report, project } = scene;
  const own = ownersOf(project.config, report.setting.report.id);
  const area = project.config.enheter.find(unit => unit.id === report.setting.report.unit)?.område;
  const rank = (block: LivingBlock) => {
    if (own.includes(block.owner)) return 0;
    return block.owner === 'huvudman' ? 1 : block.owner === area ? 2 : 3;
  };
  const year = report.setting.report.schoolYear;
  const seen = new Set<string>();
  return scene.reports
    .filter(one => one.setting.report.schoolYear <= year)
    .flatMap(livingBlocksOf)
    .filter(block => letters.includes(block.id.charAt(0)))
    .sort((a, b) => rank(a) - rank(b) || compare(b.schoolYear, a.schoolYear) || compare(a.id, b.id))
    .flatMap(block => {
      const value = idSeenFrom(block, own);
      if (seen.has(value) || (/^A\d+$/.test(block.id) && block.schoolYear !== year)) return [];
      seen.add(value);
      const owner =
        rank(block) === 0 ? undefined : (project.vocabulary.reports.get(block.owner) ?? block.owner);
      return [
        {
          value,
          kind: 'id' as const,
          detail: [block.title, owner, block.schoolYear].filter(Boolean).join(' · '),
          also: block.title,
        },
      ];
    })
    .slice(0, most);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a block of a kind may point to in general: figures and tables, blocks with an id, and for an analysis indicators. */
export function blockNames(scene: Scene, kind: string): readonly Candidate[] {
  if (kind === 'mål') return idNames(scene, ['A']);
  if (kind === 'analys') return [...figureNames(scene), ...indicatorNames(scene)];
  return [
    ...figureNames(scene),
    ...idNames(scene, [...'AMIEUD']).filter(({ value }) => !value.includes('#')),
  ];
}
