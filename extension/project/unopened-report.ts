import { diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import { wholeFile } from '../base/span.ts';
import type { Report } from '../report/report.ts';
import { idsByShape } from './ids-by-shape.ts';
import { openReportBytes, type openReportText, openUnreadableReport } from './open-reports.ts';
import type { Project, ReportFile } from './project.ts';

/** A report of which only the ids are known, by their shape; it is opened when somebody asks what stands in it. */
export interface UnopenedReport {
  readonly id: string;
  readonly schoolYear: string;
  readonly ids: readonly string[];
  /** The report, opened once. */
  open(): Report;
}

/** Reads the text of a report's file and leaves it unopened: most of what an earlier year's report says nobody asks for. `openText` as for `openReportFile`. */
export async function unopenedReport(
  project: Project,
  file: ReportFile,
  openText?: typeof openReportText,
): Promise<UnopenedReport> {
  const { id, schoolYear, path } = file;
  let opened: Report | undefined;
  try {
    const bytes = await project.files.read(path);
    return {
      id,
      schoolYear,
      ids: idsByShape(new TextDecoder().decode(bytes)),
      open() {
        opened ??= openReportBytes(project, path, bytes, openText);
        return opened;
      },
    };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const problem = diagnostic(error.code, wholeFile(path), error.args);
    return { id, schoolYear, ids: [], open: () => openUnreadableReport(project, path, problem) };
  }
}
