import type { ProjectView } from '../../directives/contract.ts';
import { thresholdOf } from '../../project/threshold.ts';
import type { BoundReport } from '../../report/bind.ts';
import type { PageSetting } from './page-of-report.ts';

/** The project around a report: for a decided one as it was. */
export function viewAround({ report, frozen }: BoundReport, { viewOf }: PageSetting): ProjectView {
  const live = viewOf(report);
  return frozen?.view(live) ?? live;
}

/** The cut-off date (ISO) and the fewest pupils behind a shown value that a report's notes tell: for a decided one as they were. */
export function limitsOf(
  { report, frozen }: BoundReport,
  { project }: PageSetting,
): readonly [cutOff: string | undefined, threshold: number] {
  if (frozen) return [frozen.file.brytdatum, frozen.file.gräns];
  return [project.config.brytdatum, thresholdOf(project, report.setting.report.type)];
}
