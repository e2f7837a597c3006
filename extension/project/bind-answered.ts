import type { Diagnostic } from '../base/diagnostic.ts';
import type { ProjectView } from '../directives/contract.ts';
import { type BoundReport, bindReport } from '../report/bind.ts';
import type { Report } from '../report/report.ts';
import { answering, asDecided } from './frozen-report.ts';
import type { Project } from './project.ts';

/** A report with its answers, where they come from, and what is wrong with what was frozen. */
export interface Answered {
  readonly bound: BoundReport;
  /** True when nothing of today answers: the report is decided. */
  readonly isDecided: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Binds a report to what answers for it: the data of today, or what was frozen when it was decided. `before` is how it was bound the last time. */
export async function bindAnswered(
  project: Project,
  read: Report,
  view: ProjectView,
  signal?: AbortSignal,
  before?: BoundReport,
): Promise<Answered> {
  const { frozen, diagnostics } = await answering(project.files, read);
  const report = frozen === undefined || frozen === 'lost' ? read : asDecided(project, read, frozen);
  const bound = await bindReport(report, project.access, view, signal, frozen, before);
  return { bound, isDecided: frozen !== undefined, diagnostics };
}
