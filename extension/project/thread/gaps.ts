import type { ProjectView } from '../../directives/contract.ts';
import { makeThread } from '../../directives/thread/make-thread.ts';
import { threadDirectives } from '../../directives/thread/thread.ts';
import { isReadable, type Report } from '../../report/report.ts';
import { schoolYearFrom, startOf } from '../new-report/school-year.ts';
import type { Project } from '../project.ts';
import { blockGaps } from './block-gaps.ts';
import { type Gap, ownBlocks, type ReportThread } from './gap.ts';
import { unexplained } from './unexplained.ts';
import { yearGaps } from './year-gaps.ts';

/** The gaps of the red thread in one report, with the two years before it. A report whose file is broken has none: what it says is not known. */
export async function threadGaps(
  project: Project,
  report: Report,
  view: ProjectView,
  signal?: AbortSignal,
): Promise<readonly Gap[]> {
  const { id, schoolYear, type } = report.setting.report;
  // The board's item and a day of results show what others have analysed.
  if (!isReadable(report) || type === 'nämnd' || type === 'resultatdag') return [];
  const before = [1, 2].map(years => schoolYearFrom(startOf(schoolYear) - years));
  const earlier = view.blocks({ kinds: threadDirectives, years: before, reports: view.owners(id) });
  const blocks = ownBlocks(project, report, threadDirectives);
  const { vocabulary } = report.setting;
  const owners = (of: string) => view.owners(of);
  const thread = makeThread([...earlier, ...blocks], { vocabulary, owners, schoolYear });
  const around: ReportThread = { report, blocks, earlier, thread };
  return [
    ...blockGaps(around, view),
    ...yearGaps(around, view, before),
    ...(await unexplained(project, around, view, signal)),
  ];
}
