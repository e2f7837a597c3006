import type { Report } from '../../report/report.ts';
import type { BuildFormat } from './build-options.ts';

/** A report's output without its ending: `2025-26/tallbackaskolan`. */
export function nameOf(report: Report, schoolYear: string): string {
  return `${schoolYear.replace('/', '-')}/${report.setting.report.id}`;
}

/** The files of a report in a format, below the output folder. */
export function filesOf(report: Report, schoolYear: string, format: BuildFormat): readonly string[] {
  const name = nameOf(report, schoolYear);
  return format === 'bildspel' ? [`${name}-bildspel.pdf`, `${name}-bildspel.html`] : [`${name}.${format}`];
}
