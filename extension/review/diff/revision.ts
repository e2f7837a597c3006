import type { ProjectView } from '../../directives/contract.ts';
import { bindAnswered } from '../../project/bind-answered.ts';
import { openScope } from '../../project/check.ts';
import { openReportText, reopenReportText } from '../../project/open-reports.ts';
import type { Project } from '../../project/project.ts';
import type { BoundReport } from '../../report/bind.ts';
import type { Report } from '../../report/report.ts';

/** A version of a project with the reports that may say something else than in another. */
export interface Revision {
  readonly project: Project;
  /** By path. */
  readonly reports: ReadonlyMap<string, BoundReport>;
  /** All reports of the version as they are read, also those that say the same in both. */
  readonly all: readonly Report[];
  readonly viewOf: (report: Report) => ProjectView;
}

/**
 * Paths that do not say the same in two versions, `from` or `to` lacking them included. A checkout may have given a text other
 * line ends: that is no change.
 */
export async function differingPaths(from: Project, to: Project): Promise<ReadonlySet<string>> {
  const [before, after] = [await from.files.list('.'), await to.files.list('.')];
  const bytes = (project: Project, path: string) =>
    project.files.read(path).then(
      read => Buffer.from(read),
      () => undefined,
    );
  const later = new Set(after);
  const found = new Set([...before.filter(path => !later.has(path))]);
  const earlier = new Set(before);
  for (const path of after) {
    const [a, b] = earlier.has(path) ? [await bytes(from, path), await bytes(to, path)] : [];
    if (!a || !b || !isSame(a, b)) found.add(path);
  }
  return found;
}

function isSame(one: Buffer, other: Buffer): boolean {
  if (one.equals(other)) return true;
  // No text has a NUL.
  if (one.includes(0) || other.includes(0)) return false;
  const unix = (bytes: Buffer) => bytes.toString('latin1').replaceAll('\r\n', '\n');
  return unix(one) === unix(other);
}

/**
 * Binds the reports of a version that may differ: those that do, those that look at others, or all when what is around them
 * differs. `opened` are the reports of the other version by path, and becomes those of this one: most are the same text.
 */
export async function readRevision(
  project: Project,
  differing: ReadonlySet<string>,
  opened: Map<string, Report>,
  signal?: AbortSignal,
): Promise<Revision> {
  const around = [...differing].some(path => !/^rapporter\/.*\.md$|^ut\//.test(path));
  const { wanted, viewOf } = await openScope(project, {}, (_project, path, text) => {
    const earlier = opened.get(path);
    const report = earlier ? reopenReportText(project, earlier, text) : openReportText(project, path, text);
    opened.set(path, report);
    return report;
  });
  const reports = new Map<string, BoundReport>();
  for (const report of wanted) {
    const { file } = report.document;
    if (!around && !differing.has(file) && !looksAtOthers(report)) continue;
    signal?.throwIfAborted();
    const { bound } = await bindAnswered(project, report, viewOf(report), signal);
    reports.set(file, bound);
  }
  return { project, reports, all: wanted, viewOf };
}

/** True for a report with a number that comes from other reports. */
function looksAtOthers(report: Report): boolean {
  return report.directives.some(
    ({ kind }) => !kind.data && kind.snapshot !== undefined && kind.name !== 'se',
  );
}
