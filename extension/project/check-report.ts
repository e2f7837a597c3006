import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { Severity } from '../base/problem.ts';
import { severityOf } from '../base/problems.ts';
import type { ProjectView } from '../directives/contract.ts';
import type { BoundReport } from '../report/bind.ts';
import { waiversOf } from '../report/comments.ts';
import { comparedValueProblems } from '../report/compared-values.ts';
import { isReadable, type Report } from '../report/report.ts';
import { statusProblems } from '../report/status.ts';
import { appendixProblems } from './appendix.ts';
import { bindAnswered } from './bind-answered.ts';
import { placeInFrontMatter } from './identity.ts';
import { imageProblems } from './images.ts';
import { outlineProblems } from './outlines/outline-of.ts';
import type { Project } from './project.ts';
import { revisedProblems, revisedValues } from './revised.ts';
import { agreementProblems } from './thread/agreements.ts';
import { threadGaps } from './thread/gaps.ts';
import { twinProblems } from './twin-reports.ts';

/** A finding with the severity that this project gives it. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly severity: Severity;
}

/**
 * One report bound to data, with everything that is wrong with it: in its text, its numbers, its images and appendices.
 * `reports` are those that its appendices may lead to; `before` is how it was bound the last time. The one way to this for the command line, the editor and the build.
 */
export async function checkReport(
  project: Project,
  read: Report,
  view: ProjectView,
  reports: readonly Report[],
  signal?: AbortSignal,
  before?: BoundReport,
): Promise<BoundReport> {
  const {
    bound: found,
    isDecided,
    diagnostics: unfrozen,
  } = await bindAnswered(project, read, view, signal, before);
  const { report } = found;
  const bound: BoundReport = isDecided
    ? found
    : { ...found, revised: await revisedValues(project, report, signal) };
  const extra = [
    ...unfrozen,
    ...(!isDecided && isReadable(report) ? revisedProblems(bound) : []),
    // What a decided report has and says was weighed when it was decided: today's outline and data do not reopen it.
    ...(!isDecided ? outlineProblems(project, report, view) : []),
    ...(!isDecided ? await threadGaps(project, report, view, signal) : []).map(gap => gap.diagnostic),
    ...(!isDecided ? agreementProblems(project, report, view) : []),
    ...(!isDecided ? comparedValueProblems(bound) : []),
    ...(await imageProblems(project, report)),
    ...(await appendixProblems(project, bound, reports)),
    ...twinProblems(read, reports),
    ...statusProblems(report, placeInFrontMatter(report.document, 'status')),
  ];
  signal?.throwIfAborted();
  return { ...bound, diagnostics: [...bound.diagnostics, ...extra] };
}

/** What a report's diagnostics amount to on a day: without those that a waiver covers, with the project's severities, in order of place. */
export function reportFindings(
  project: Project,
  report: Report,
  diagnostics: readonly Diagnostic[],
  today: string,
  draft = isDraft(report),
): readonly Finding[] {
  return withSeverity(project, withoutWaived(report, diagnostics, today), draft);
}

/** True for a report that is still being written: what it lacks may yet come. */
function isDraft(report: Report): boolean {
  const { status } = report.setting.report;
  return status === 'utkast' || status === 'åter';
}

/**
 * Diagnostics with the severities of ska.yaml (when there is a usable one), else those shipped, which may be milder in a
 * `draft`; in order of place. Protection and personal data are never lowered.
 */
export function withSeverity(
  project: Project | undefined,
  diagnostics: readonly Diagnostic[],
  draft = false,
): readonly Finding[] {
  return diagnostics
    .map(one => {
      const shipped = severityOf(one.code, draft);
      return {
        diagnostic: one,
        severity: fixed(one.code) ? shipped : (project?.config.fynd?.[one.code] ?? shipped),
      };
    })
    .sort(byPlace);
}

function fixed(code: string): boolean {
  return /^(protection|personal|value\.unprotected)/.test(code);
}

/** What else may be wrong because of it comes after: the project's own files, the data package, the data, then the reports. */
function rankOf(file: string): number {
  if (!file.includes('/')) return 0;
  if (!file.startsWith('data/')) return 3;
  return file === 'data/datapackage.yaml' ? 1 : 2;
}

/** The order of findings: by file, causes first, then by place. */
export function byPlace(a: Finding, b: Finding): number {
  const [x, y] = [a.diagnostic.place, b.diagnostic.place];
  const rank = rankOf(x.file) - rankOf(y.file);
  if (rank !== 0) return rank;
  if (x.file !== y.file) return x.file < y.file ? -1 : 1;
  return x.span.start.line - y.span.start.line || x.span.start.column - y.span.start.column;
}

function withoutWaived(
  { document }: Report,
  diagnostics: readonly Diagnostic[],
  today: string,
): readonly Diagnostic[] {
  const waivers = waiversOf(document);
  if (waivers.length === 0) return diagnostics;
  const valid = waivers.filter(waiver => !waiver.until || waiver.until >= today);
  const expired = waivers
    .filter(waiver => waiver.until && waiver.until < today)
    .map(waiver =>
      diagnostic(
        'waiver.expired',
        { file: document.file, span: waiver.span },
        { code: waiver.code, until: waiver.until ?? '' },
      ),
    );
  const kept = diagnostics.filter(
    one =>
      !valid.some(
        waiver =>
          waiver.code === one.code &&
          (!waiver.covers ||
            (waiver.covers.start.offset <= one.place.span.start.offset &&
              one.place.span.end.offset <= waiver.covers.end.offset)),
      ),
  );
  return [...kept, ...expired];
}
