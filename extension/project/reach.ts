import type { Report } from '../report/report.ts';

/** How far the directives of a report look into the project: at the reports of its school year, of all years, or at none. */
export function reachOf(report: Report): 'year' | 'years' | undefined {
  const reaches = new Set(report.directives.map(one => one.kind.around));
  return reaches.has('years') ? 'years' : reaches.has('year') ? 'year' : undefined;
}
