import type { ScopeAsk } from '../directives/block-fact.ts';
import type { ViewAsks } from '../report/asked-view.ts';
import type { Report } from '../report/report.ts';
import type { HeldReport } from './held-report.ts';

/** True when what a report asked of the project around it concerned only reports that are read: reading on changes nothing of it. */
export function isAnsweredEarly(
  reports: readonly Pick<HeldReport, 'file' | 'unread'>[],
  asks: ViewAsks,
  asking: Report,
): boolean {
  const { id, type, schoolYear } = asking.setting.report;
  const unread = reports.filter(one => one.unread).map(one => one.file);
  const isKnown = ({ below, years = [schoolYear], reports: named }: ScopeAsk) =>
    // Nothing stands below a unit.
    (below === id && type === 'enhet') ||
    unread.every(file => !years.includes(file.schoolYear) || (named && !below && !named.includes(file.id)));
  return (
    (asks.counts.length === 0 || unread.every(file => file.schoolYear !== schoolYear)) &&
    asks.blocks.every(isKnown) &&
    asks.reports.every(isKnown)
  );
}
