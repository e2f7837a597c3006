import type { YearWheel } from '../../directives/setting.ts';
import { startOf } from '../new-report/school-year.ts';

const order: readonly string[] = ['inlämnad', 'granskad', 'fastställd'];

/** How far a status is on the way to the decision: 0 for what is still being written, or is not begun. */
export function rankOfStatus(status: string): number {
  return order.indexOf(status) + 1;
}

/**
 * The next deadline that a report has to keep: the first of its type, or its own, that its status has not reached; the status that
 * it is to have, and the day (ISO). Undefined when nothing is due.
 */
export function nextDeadline(
  wheel: YearWheel,
  report: { readonly id: string; readonly type: string; readonly status: string },
  schoolYear: string,
): { readonly status: string; readonly day: string } | undefined {
  const days = { ...wheel.deadlines[report.type], ...wheel.exceptions[report.id] };
  const status = order.slice(rankOfStatus(report.status)).find(each => days[each] !== undefined);
  const day = status === undefined ? undefined : days[status];
  return status === undefined || day === undefined ? undefined : { status, day: dueDay(day, schoolYear) };
}

/** A deadline in the calendar year in which a school year ends (`+`: the year after). */
function dueDay(day: string, schoolYear: string): string {
  const year = startOf(schoolYear) + 1 + (day.endsWith('+') ? 1 : 0);
  return `${year}-${day.slice(0, 5)}`;
}
