import { diagnostic } from '../../base/diagnostic.ts';
import { type Place, wholeFile } from '../../base/span.ts';
import type { ProjectView } from '../../directives/contract.ts';
import { linkWords } from '../../directives/links.ts';
import { indicatorsOf } from '../../directives/thread/make-thread.ts';
import { workedOn } from '../../directives/working-document.ts';
import type { Report } from '../../report/report.ts';
import { placeInFrontMatter } from '../identity.ts';
import { deviations } from '../new-report/deviations.ts';
import { type IndicatorSeries, readIndicatorSeries } from '../new-report/indicator-series.ts';
import type { Project } from '../project.ts';
import type { Gap, ReportThread } from './gap.ts';

/**
 * Indicators of a report that call for an analysis and have none: those that the board follows, and, as a hint, those that the
 * report shows in a figure. What is compared has been protected: a hidden value is better or worse than nothing.
 */
export async function unexplained(
  project: Project,
  around: ReportThread,
  view: ProjectView,
  signal?: AbortSignal,
): Promise<readonly Gap[]> {
  const { report, blocks } = around;
  const { vocabulary, report: identity } = report.setting;
  // A working document accounts for nothing: the report of the unit that it is about does.
  if (workedOn(identity.id) !== undefined) return [];
  if (identity.type === 'nämnd' || !vocabulary.units.has(identity.unit)) return [];
  const shown = blocks
    .filter(one => one.kind === 'diagram' || one.kind === 'tabell')
    .flatMap(one => indicatorsOf(one, vocabulary));
  const explained = explainedIn(around);
  const wanted = new Set([...(project.config.följs ?? []), ...shown].filter(id => !explained.has(id)));
  if (wanted.size === 0) return [];
  const [own] = view.reports({ reports: [identity.id] });
  const schoolForms = own?.schoolForms ?? [];
  const series = await readIndicatorSeries({ project, report, view, schoolForms, signal, wanted });
  const followed = new Set(project.config.följs ?? []);
  return deviations(series.map(comparable(vocabulary.units)), identity.unit, vocabulary.units).map(
    ({ indicator, reasons }) => {
      const code = followed.has(indicator.id)
        ? 'thread.result-without-analysis'
        : 'thread.deviation-without-analysis';
      const args = { indicator: indicator.name, id: indicator.id, reasons: reasons.map(inBoth) };
      return { of: indicator.id, diagnostic: diagnostic(code, placeOf(report, indicator.id), args) };
    },
  );
}

/** What is worth a word: targets always, comparisons only by a difference that the indicator says is no chance; against references alone. */
const comparable =
  (units: Report['setting']['vocabulary']['units']) =>
  (series: IndicatorSeries): IndicatorSeries => {
    const isKnown = series.indicator.deviation !== undefined;
    const against = [...series.against].filter(([name]) => units.get(name)?.kind === 'reference');
    return { ...series, facts: isKnown ? series.facts : [], against: new Map(isKnown ? against : []) };
  };

/** Indicators that an analysis takes up, by itself or by a figure that shows it, or that a review explains in a paragraph of theirs. */
function explainedIn({ report, blocks }: ReportThread): ReadonlySet<string> {
  const { vocabulary } = report.setting;
  const found = new Set<string>();
  for (const block of blocks) {
    // One that is still to be written is told as such.
    if (block.kind !== 'analys') continue;
    for (const word of linkWords(block.spec.av)) {
      if (vocabulary.indicators.has(word)) found.add(word);
      const figure = blocks.find(one => one.id === word && one.kind !== 'analys');
      for (const id of figure ? indicatorsOf(figure, vocabulary) : []) found.add(id);
    }
  }
  for (const one of report.directives.filter(each => each.kind.name === 'underlag'))
    for (const { id, name } of vocabulary.indicators.values())
      if (one.text.split('\n').some(line => line.startsWith(`${name}: `))) found.add(id);
  return found;
}

/** Where the report speaks of an indicator first; else where its analysis stands. */
function placeOf(report: Report, indicator: string): Place {
  const { document } = report;
  const { file } = document;
  const speaking = report.directives.find(
    one =>
      one.kind.data && linkWords((one.typed.spec as { indikator?: string }).indikator).includes(indicator),
  );
  if (speaking) return { file, span: speaking.typed.directive.nameSpan };
  const heading = document.headings.find(each => each.depth > 1 && /analys/iu.test(each.text));
  if (heading) return { file, span: heading.span };
  return document.frontMatter ? placeInFrontMatter(document, 'läsår') : wholeFile(file);
}

const english: readonly (readonly [RegExp, string])[] = [
  [/^når inte målvärdet$/, 'misses the target'],
  [/^är sämre än året före$/, 'is worse than the year before'],
  [/^är sämre än (.*)$/, 'is worse than $1'],
];

function inBoth(sv: string): { readonly sv: string; readonly en: string } {
  const [pattern, replacement] = english.find(([each]) => each.test(sv)) ?? [];
  return { sv, en: pattern && replacement ? sv.replace(pattern, replacement) : sv };
}
