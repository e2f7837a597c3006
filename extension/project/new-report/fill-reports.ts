import { bindReport } from '../../report/bind.ts';
import type { Report } from '../../report/report.ts';
import { updatedText } from '../../report/update.ts';
import { idsByShape } from '../ids-by-shape.ts';
import { openReportFile, openReportText } from '../open-reports.ts';
import type { Project } from '../project.ts';
import { projectView } from '../view.ts';

/** A report that is about to be written. */
export interface ReportText {
  readonly path: string;
  readonly text: string;
}

/**
 * New reports with their snapshots filled in, as `ska update` would once they were on disk; what they count in the project
 * is counted with all of them there.
 */
export async function fillReports(
  project: Project,
  schoolYear: string,
  made: readonly ReportText[],
  signal?: AbortSignal,
): Promise<readonly ReportText[]> {
  const reports: Report[] = made.map(one => openReportText(project, one.path, tidy(one.text)));
  const own = [...reports];
  const otherIds: string[] = [];
  for (const file of project.reports) {
    const report = await openReportFile(project, file);
    if (file.schoolYear === schoolYear) reports.push(report);
    else otherIds.push(...idsByShape(report.document.text).map(id => `${file.id}#${id}`));
  }
  const view = projectView(project, reports, otherIds, schoolYear);
  const filled: ReportText[] = [];
  for (const report of own) {
    const bound = await bindReport(report, project.access, view, signal);
    filled.push({ path: report.document.file, text: updatedText(bound).text });
  }
  return filled;
}

/** A template leaves blank lines where it had nothing to say: one is enough, and the last line ends. */
function tidy(text: string): string {
  return `${text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
