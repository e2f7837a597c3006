import type { Report } from '../../report/report.ts';

/** A report's output without its ending: `2025-26/tallbackaskolan`. */
export function nameOf(report: Report, schoolYear: string): string {
  return `${schoolYear.replace('/', '-')}/${report.setting.report.id}`;
}
