import { isLivingId } from '../directives/links.ts';
import type { Config } from '../project/config-schema.ts';
import { reportsTakenOver } from '../project/owners.ts';
import type { Report, ReportDirective } from '../report/report.ts';
import type { Scene, Surroundings } from './scene.ts';

/** A block with an id that lives over the years: a goal, an intervention, an analysis, … in one of the reports it stands in. */
export interface LivingBlock {
  /** The report that the id belongs to. */
  readonly owner: string;
  readonly id: string;
  readonly title: string;
  readonly schoolYear: string;
  readonly report: Report;
  readonly directive: ReportDirective;
}

/** The blocks of one report that have such an id. */
export function livingBlocksOf(report: Report): readonly LivingBlock[] {
  const { id: owner, schoolYear } = report.setting.report;
  return [...report.ids]
    .filter(([id]) => isLivingId(id))
    .map(([id, directive]) => ({
      owner,
      id,
      title: directive.typed.directive.label?.text.trim() ?? '',
      schoolYear,
      report,
      directive,
    }));
}

/** A report and those whose work it has taken over, itself first: their ids are its own. */
export function ownersOf(config: Config, id: string): readonly string[] {
  return [id, ...reportsTakenOver(config, id)];
}

/** True for an id that counts within one school year's report alone: `A1` of this year is not that of last year. */
export function isYearless(id: string): boolean {
  return /^[AMIEUD]\d+$/.test(id);
}

/**
 * The blocks that an id means, seen from a report: `I25-1` in any year of the report's owner (or of those it took over),
 * `huvudman#I26-2` in the named one's. The latest year first.
 */
export function blocksNamed(
  { project, reports }: Pick<Surroundings, 'project' | 'reports'>,
  written: string,
  from: Report,
): readonly LivingBlock[] {
  const [first = '', second] = written.split('#');
  const id = second ?? first;
  const owner = second === undefined ? from.setting.report.id : first;
  const { schoolYear } = from.setting.report;
  for (const name of ownersOf(project.config, owner)) {
    const found = reports
      .filter(report => report.setting.report.id === name)
      .filter(report => !isYearless(id) || report.setting.report.schoolYear === schoolYear)
      .flatMap(livingBlocksOf)
      .filter(block => block.id === id)
      .sort((a, b) => (a.schoolYear < b.schoolYear ? 1 : -1));
    if (found.length > 0) return found;
  }
  return [];
}

/** How a block's id is written in a report: by itself where it is one of the `owners` of the report's ids, else with its owner. */
export function idSeenFrom(block: Pick<LivingBlock, 'owner' | 'id'>, owners: readonly string[]): string {
  return owners.includes(block.owner) ? block.id : `${block.owner}#${block.id}`;
}

/**
 * A new id of a report's owner: one more than any that was ever used with the letter and the year (that the school year ends
 * in), in whatever report. `except` is a stretch of the report's text that does not count: the id that is to be replaced.
 */
export function nextId(
  scene: Pick<Scene, 'project' | 'reports' | 'view' | 'report'>,
  letter: string,
  schoolYear: string,
  except?: { readonly start: number; readonly end: number },
): string {
  const { report } = scene;
  const { text } = report.document;
  const own = except ? text.slice(0, except.start) + text.slice(except.end) : text;
  const yearless = letter === 'A';
  const start = yearless ? letter : `${letter}${schoolYear.slice(-2)}-`;
  const owners = ownersOf(scene.project.config, report.setting.report.id);
  const others = scene.reports.filter(
    one => one.document.file !== report.document.file && owners.includes(one.setting.report.id),
  );
  const texts = yearless ? [own] : [own, ...others.map(one => one.document.text)];
  // An id that something still points to was used, though its block is gone.
  const mention = new RegExp(`(?<![\\p{L}\\p{N}-]#?)${start}(\\d+)`, 'gu');
  const used = texts.flatMap(each => [...each.matchAll(mention)].map(match => Number(match[1])));
  if (!yearless)
    for (const id of owners.flatMap(owner => scene.view.idsFrom(owner)))
      if (id.startsWith(start)) used.push(Number(id.slice(start.length)) || 0);
  return `${start}${Math.max(0, ...used) + 1}`;
}
