import { resolve } from 'node:path';
import { openFiles } from '../extension/node/files.ts';
import { renderHtml } from '../extension/output/html/render-html.ts';
import { openLayouts } from '../extension/output/open-layouts.ts';
import { factsOf } from '../extension/output/pdf/print-pdf.ts';
import type { RepairFacts } from '../extension/output/pdf/repair-pdf.ts';
import { pageOfReport } from '../extension/output/publication/page-of-report.ts';
import { checkProject } from '../extension/project/check.ts';
import { openProject } from '../extension/project/project.ts';

/** What `ska build` prints and repairs for each report of a level (`enhet`, …) of the reported year. */
export async function finishedHtml(
  folder: string,
  level: string,
): Promise<{ readonly id: string; readonly html: string; readonly facts: RepairFacts }[]> {
  const shipped = openFiles(resolve(import.meta.dirname, '..'));
  await using project = await openProject(openFiles(folder), shipped);
  const checked = await checkProject(project, { schoolYear: project.config.redovisar, today: '2026-09-15' });
  const { print: layout } = await openLayouts(project.files, shipped);
  const pages = [];
  for (const bound of checked.reports.filter(one => one.report.setting.report.type === level)) {
    const page = await pageOfReport(bound, { project, reports: checked.reports, viewOf: checked.viewOf });
    pages.push({
      id: bound.report.setting.report.id,
      html: await renderHtml(page, layout),
      facts: factsOf(page),
    });
  }
  return pages;
}
