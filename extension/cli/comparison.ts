import { Fault } from '../base/fault.ts';
import type { Language } from '../base/problem.ts';
import { type ComparedMark, type ComparedPage, sidePrefix } from '../output/comparison/compared-page.ts';
import { comparisonDocument } from '../output/comparison/comparison-document.ts';
import { openLayouts } from '../output/open-layouts.ts';
import { pageOfReport } from '../output/publication/page-of-report.ts';
import type { Change } from '../review/diff/change.ts';
import type { ComparedProjects } from '../review/diff/compare.ts';
import { reportNames, thingName, waiverText, wayName } from '../review/diff/names.ts';
import type { Revision } from '../review/diff/revision.ts';
import { shippedFiles } from './door.ts';

/** Two compared versions as one HTML page, both rendered side by side. */
export async function comparisonPage(compared: ComparedProjects, language: Language = 'sv'): Promise<string> {
  const { comparison } = compared;
  const numbers = new Map(comparison.changes.map((change, index) => [change, index + 1]));
  const nameOf = reportNames(comparison.changes);
  const markOf = (change: Change): ComparedMark => {
    const report = nameOf(change);
    return {
      number: numbers.get(change) ?? 0,
      what: `${thingName(change, language)}, ${wayName(change, language)}`,
      ...(report !== undefined && { report }),
      label: change.label,
      ...(change.parts && { parts: change.parts }),
      ...(change.before !== undefined && { was: change.before }),
      ...(change.after !== undefined && { is: change.after }),
      ...(change.at.before && { before: change.at.before.span }),
      ...(change.at.after && { after: change.at.after.span }),
    };
  };
  const pages: ComparedPage[] = [];
  for (const { before, after, changes } of compared.reports) {
    const title = (after ?? before)?.report.setting.report.title ?? '';
    const [was, is] = [
      await page(before, compared.before, 'before'),
      await page(after, compared.after, 'after'),
    ];
    const marks = changes.filter(change => change.kind !== 'status').map(markOf);
    pages.push({ title, marks, ...(was && { before: was }), ...(is && { after: is }) });
  }
  const shipped = shippedFiles();
  const { web } = await openLayouts(undefined, shipped);
  return comparisonDocument(pages, {
    base: comparison.base,
    head: comparison.head,
    language,
    layout: web,
    css: new TextDecoder().decode(await shipped.read('templates/sidor/jamforelse.css')),
    marks: comparison.changes.map(markOf),
    waivers: comparison.waivers.map(one => waiverText(one, language)),
  });
}

async function page(
  bound: ComparedProjects['reports'][number]['before'],
  { project, reports, viewOf }: Revision,
  side: keyof typeof sidePrefix,
) {
  if (!bound) return undefined;
  try {
    const year = bound.report.setting.report.schoolYear;
    return await pageOfReport(bound, {
      project,
      reports: [...reports.values()].filter(one => one.report.setting.report.schoolYear === year),
      viewOf,
      // Each report stands for itself here, without what it brings in.
      divided: new Map(),
      prefix: sidePrefix[side],
    });
  } catch (error) {
    // An image that cannot be read or shown is no reason to show nothing.
    if (error instanceof Fault && /^file\.|^output\.images-large$/.test(error.code)) return undefined;
    throw error;
  }
}
