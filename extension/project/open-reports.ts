import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import { wholeFile } from '../base/span.ts';
import type { ReportIdentity, Vocabulary } from '../directives/setting.ts';
import { openReport, reopenReport } from '../report/open.ts';
import type { Report } from '../report/report.ts';
import { tryDecode } from './decode-text.ts';
import { identifyIn } from './identity.ts';
import type { Project, ReportFile } from './project.ts';
import { refsFor } from './units.ts';

/**
 * Reads and opens one report. A file that cannot be read is a report with that diagnostic: the others go on. `openText`
 * makes the report of a text; it may remember one.
 */
export async function openReportFile(
  project: Project,
  file: ReportFile,
  openText: typeof openReportText = openReportText,
): Promise<Report> {
  let bytes: Uint8Array;
  try {
    bytes = await project.files.read(file.path);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return openUnreadableReport(project, file.path, diagnostic(error.code, wholeFile(file.path), error.args));
  }
  return openReportBytes(project, file.path, bytes, openText);
}

/** The largest report that is read; bytes. A thousand pages: what is larger is no report, or is meant to keep the parser busy. */
const largestReport = 1_000_000;

/** Opens a report from the bytes of its file. */
export function openReportBytes(
  project: Project,
  path: string,
  bytes: Uint8Array,
  openText: typeof openReportText = openReportText,
): Report {
  if (bytes.length > largestReport) {
    const size = { file: path, size: bytes.length, limit: largestReport };
    return openUnreadableReport(project, path, diagnostic('file.too-large', wholeFile(path), size));
  }
  const decoded = tryDecode(bytes);
  if ('text' in decoded) return openText(project, path, decoded.text);
  const problem = diagnostic('report.not-utf8', wholeFile(path), { offset: decoded.badByte });
  return openUnreadableReport(project, path, problem);
}

/** A report that says nothing but why it could not be read. */
export function openUnreadableReport(project: Project, path: string, problem: Diagnostic): Report {
  return { ...openReportText(project, path, ''), diagnostics: [problem] };
}

/** Opens a report from a text that may not be on disk yet (an editor's). */
export function openReportText(project: Project, path: string, text: string): Report {
  return openReport(path, text, vocabularyIn(project), identifyIn(project.config), project.schemas);
}

/** Opens a report's text anew after a change; what {@link openReportText} gives, at a small part of the time. */
export function reopenReportText(project: Project, previous: Report, text: string): Report {
  return reopenReport(previous, text, vocabularyIn(project), identifyIn(project.config), project.schemas);
}

/** The names that a report may use: the project's, with the reporting unit's own words. */
export const vocabularyIn = (project: Project) => (identity: ReportIdentity) => {
  const ofUnits = vocabularies.get(project) ?? new Map<string, Vocabulary>();
  vocabularies.set(project, ofUnits);
  const { unit } = identity;
  const known = ofUnits.get(unit);
  if (known) return known;
  const made = { ...project.vocabulary, units: refsFor(project.refs, project.config, unit) };
  // A unit whose name is being typed is another one at each key press.
  if (project.refs.has(unit)) ofUnits.set(unit, made);
  return made;
};

const vocabularies = new WeakMap<Project, Map<string, Vocabulary>>();
