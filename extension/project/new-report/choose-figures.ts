import type { Diagnostic } from '../../base/diagnostic.ts';
import { severityOf } from '../../base/problems.ts';
import { bindReport } from '../../report/bind.ts';
import { openReportText } from '../open-reports.ts';
import type { Alternatives, Figure } from './figure-plans.ts';
import { isHidden, type SeriesAsk, visible } from './indicator-series.ts';

/** A figure as it is written in a report. */
export function figureText({ kind, id, title, attributes }: Figure): string {
  return `:::${kind}[${title}]{#${id} ${attributes}}\n\n:::\n`;
}

/**
 * For each list of alternatives the first that the data can fill: nothing wrong with any of its figures, and at most half
 * of their numbers must be hidden. All are asked as a report would ask them, in one go.
 */
export async function chooseFigures(
  { project, report, view, signal }: Omit<SeriesAsk, 'schoolForms'>,
  wanted: readonly Alternatives[],
): Promise<readonly (readonly Figure[])[]> {
  const all = wanted.flat(2);
  if (all.length === 0) return wanted.map(() => []);
  const head = report.document.frontMatter ? `---\n${report.document.frontMatter.text}\n---\n\n` : '';
  // The same figure may stand in several alternatives, so ids are given anew.
  const text = all.map((figure, index) => figureText({ ...figure, id: `f${index}` })).join('\n');
  const tried = openReportText(project, report.document.file, head + text);
  const bound = await bindReport(tried, project.access, view, signal);
  const good = all.map((figure, index) => {
    const entry = bound.directives[index];
    if (!entry || entry.kind.name !== figure.kind) return false;
    const { start, end } = entry.bound.directive.span;
    const inside = (one: Diagnostic) =>
      start.offset <= one.place.span.start.offset && one.place.span.start.offset <= end.offset;
    const wrong = bound.diagnostics.some(
      one => inside(one) && !one.code.startsWith('snapshot.') && severityOf(one.code) !== 'hint',
    );
    const facts = Object.values(entry.bound.answers).flatMap(answer => answer.facts);
    const hidden = facts.filter(isHidden).length;
    const seen = figure.kind === 'tabell' ? facts.length > 0 : facts.some(visible);
    return !wrong && seen && hidden * 2 <= facts.length;
  });
  let at = 0;
  return wanted.map(alternatives => {
    const usable = alternatives.map(figures =>
      figures.reduce((whole, _) => (good[at++] ?? false) && whole, true),
    );
    return alternatives[usable.indexOf(true)] ?? [];
  });
}
