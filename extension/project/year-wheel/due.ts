import type { YearWheel } from '../../directives/setting.ts';
import { startOf } from '../new-report/school-year.ts';

const order: readonly string[] = ['inlämnad', 'granskad', 'fastställd'];

/** How far a status is on the way to the decision: 0 for what is still being written, or is not begun. */
export function rankOfStatus(status: string): number {
  return order.indexOf(status) + 1;
}

/**
 * The next day (ISO) that a report has to keep: of the first deadline of its type, or its own, that its status has not reached.
 * Undefined when nothing is due.
 */
export function nextDue(
  wheel: YearWheel,
  report: { readonly id: string; readonly type: string; readonly status: string },
  schoolYear: string,
): string | undefined {
  const days = { ...wheel.deadlines[report.type], ...wheel.exceptions[report.id] };
  const next = order.slice(rankOfStatus(report.status)).find(status => days[status] !== undefined);
  const day = next && days[next];
  return day === undefined ? undefined : dueDay(day, schoolYear);
}

/** A deadline in the calendar year in which a school year ends (`+`: the year after). */
function dueDay(day: string, schoolYear: string): string {
  const year = startOf(schoolYear) + 1 + (day.endsWith('+') ? 1 : 0);
  return `${year}-${day.slice(0, 5)}`;
}
