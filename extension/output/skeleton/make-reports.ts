import type { Files, Progress } from '../../base/ports.ts';
import { type DueReport, dueReports } from '../../project/new-report/due-reports.ts';
import { fillReports, type ReportText } from '../../project/new-report/fill-reports.ts';
import { gatherSkeletonData } from '../../project/new-report/skeleton-data.ts';
import type { Project } from '../../project/project.ts';
import { openSkeleton, renderSkeleton, type Skeleton } from './skeleton.ts';

/** Reports that were made, and what the one who asked should know of them. */
export interface MadeReports {
  readonly reports: readonly (ReportText & { readonly report: DueReport; readonly note: MadeNote })[];
}

/** What a new report took over from earlier ones. */
export interface MadeNote {
  readonly followedUp: number;
  readonly goingOn: number;
  /** Titles of earlier goals and interventions that were never filled in, and are left behind. */
  readonly leftBehind: readonly string[];
}

/** What making reports needs. */
export interface MakeOptions {
  readonly project: Project;
  readonly schoolYear: string;
  readonly due: readonly DueReport[];
  readonly shipped: Files;
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
}

/**
 * Makes the texts of due reports from their skeletons, snapshots filled in; writes nothing. Faults: those of a project's own
 * template, with its file and line.
 */
export async function makeReports(options: MakeOptions): Promise<MadeReports> {
  const { project, schoolYear, due, signal } = options;
  const all = await dueReports(project, schoolYear);
  const there = [...all.filter(one => one.exists), ...due].map(one => one.type);
  const skeletons = new Map<string, Promise<Skeleton>>();
  const drafts: { readonly report: DueReport; readonly note: MadeNote; readonly text: ReportText }[] = [];
  for (const [index, report] of due.entries()) {
    signal?.throwIfAborted();
    options.progress?.(index, due.length, report.path);
    const template = report.template ?? report.type;
    const skeleton = skeletons.get(template) ?? openSkeleton(template, options.shipped, project.files);
    skeletons.set(template, skeleton);
    const data = await gatherSkeletonData(project, report, schoolYear, there, signal);
    const text = { path: report.path, text: await renderSkeleton(await skeleton, data) };
    const { insatser, fortsätter, tomma } = data.uppföljning;
    const note = report.template
      ? { followedUp: 0, goingOn: 0, leftBehind: [] }
      : { followedUp: insatser.length, goingOn: fortsätter.length, leftBehind: tomma };
    drafts.push({ report, note, text });
  }
  const filled = await fillReports(
    project,
    schoolYear,
    drafts.map(one => one.text),
    signal,
  );
  const texts = new Map(filled.map(one => [one.path, one.text]));
  return {
    reports: drafts.map(({ report, note, text }) => ({
      report,
      note,
      path: text.path,
      text: texts.get(text.path) ?? text.text,
    })),
  };
}
