import type { ProjectView } from '../../directives/contract.ts';
import { bindReport } from '../../report/bind.ts';
import type { Report } from '../../report/report.ts';
import { updatedText } from '../../report/update.ts';
import { applyEdits } from '../../syntax/edit.ts';
import { openReportFile, openReportText } from '../open-reports.ts';
import { outlineProblems } from '../outlines/outline-of.ts';
import type { Project } from '../project.ts';
import { type UnopenedReport, unopenedReport } from '../unopened-report.ts';
import { projectView } from '../view.ts';

/** A report that is about to be written. */
export interface ReportText {
  readonly path: string;
  readonly text: string;
}

/**
 * New reports with their snapshots filled in, as `ska update` would once they were on disk, and with the sections that the
 * municipality's own outline asks for. What they count in the project is counted with all of them there.
 */
export async function fillReports(
  project: Project,
  schoolYear: string,
  made: readonly ReportText[],
  signal?: AbortSignal,
): Promise<readonly ReportText[]> {
  const reports: Report[] = made.map(one => openReportText(project, one.path, tidy(one.text)));
  const own = [...reports];
  const unopened: UnopenedReport[] = [];
  for (const file of project.reports) {
    if (file.schoolYear === schoolYear) reports.push(await openReportFile(project, file));
    else unopened.push(await unopenedReport(project, file));
  }
  const view = projectView(project, reports, [], schoolYear, unopened);
  const filled: ReportText[] = [];
  for (const skeleton of own) {
    const report = withSections(project, skeleton, view);
    const bound = await bindReport(report, project.access, view, signal);
    filled.push({ path: report.document.file, text: updatedText(bound).text });
  }
  return filled;
}

const sectionMissing = /^outline\.sections?-(?:missing|recommended)$/;

/** A report with the sections that its outline asks for and its skeleton lacks, one after the other as the editor's fixes put them in. */
function withSections(project: Project, skeleton: Report, view: ProjectView): Report {
  let report = skeleton;
  // Each round puts in at least one heading; an outline that asks for more is asked no more.
  for (let round = 0; round < 100; round++) {
    const missing = outlineProblems(project, report, view).find(
      one => sectionMissing.test(one.code) && one.fix,
    );
    if (!missing?.fix) return report;
    const { file, text } = report.document;
    report = openReportText(project, file, applyEdits(text, missing.fix.edits));
  }
  return report;
}

/** A template leaves blank lines where it had nothing to say: one is enough, and the last line ends. */
function tidy(text: string): string {
  return `${text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
