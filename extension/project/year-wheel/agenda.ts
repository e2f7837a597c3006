import { type WheelRow, wheelRows, whenText } from '../../directives/wheel-rows.ts';
import { schoolYearFrom } from '../new-report/school-year.ts';
import type { Project } from '../project.ts';
import { nextDeadline } from './due.ts';

/** A report as far as its deadlines go. */
export interface DatedReport {
  readonly id: string;
  /** `enhet`, `verksamhet`, `huvudman`, `nämnd`. */
  readonly type: string;
  /** Anything that is no status stands for a report that is not begun. */
  readonly status: string;
}

/** Something in the year that has passed without being done, goes on, or comes. */
export interface AgendaEntry {
  readonly name: string;
  /** « 20 september – 10 oktober 2026 » */
  readonly when: string;
  readonly state: 'late' | 'now' | 'next';
  readonly calendar: WheelRow['calendar'];
  /** Ids of the reports that still have to keep the deadline. */
  readonly reports: readonly string[];
  readonly responsible: string;
}

/**
 * The year seen from a day (ISO): what reports of a school year are late with, then what goes on, then what comes, each once and
 * in order of time.
 */
export function agendaOf(
  { vocabulary, yearWheel }: Pick<Project, 'vocabulary' | 'yearWheel'>,
  reports: readonly DatedReport[],
  schoolYear: string,
  today: string,
): readonly AgendaEntry[] {
  const left = new Map<string, string[]>();
  for (const report of reports) {
    const next = nextDeadline(yearWheel, report, schoolYear);
    const row = next && rowOfDeadline(next.status, report, next.day);
    if (row) left.set(row, [...(left.get(row) ?? []), report.id]);
  }
  const start = Number(today.slice(0, 4)) - (today.slice(5) < '08-01' ? 1 : 0);
  const rows = [-1, 0, 1].flatMap(year => wheelRows({ vocabulary }, schoolYearFrom(start + year)));
  const seen = new Set<string>();
  const entries = rows.flatMap((row): AgendaEntry[] => {
    const { name, calendar, responsible, from } = row;
    const kept = left.get(`${row.deadline} ${from}`) ?? [];
    const end = lastDay(row.to ?? from);
    const state = end < today ? 'late' : from <= today ? 'now' : 'next';
    if (state === 'late' && kept.length === 0) return [];
    if (state !== 'late' && seen.has(name)) return [];
    if (state !== 'late') seen.add(name);
    return [{ name, when: whenText(row), state, calendar, reports: kept, responsible }];
  });
  const order = ['late', 'now', 'next'];
  return entries.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));

  function rowOfDeadline(status: string, { id, type }: DatedReport, day: string): string {
    const own = yearWheel.exceptions[id]?.[status] !== undefined;
    return `${own ? id : type} ${status} ${day}`;
  }
}

/** The last day of a month, or the day itself. */
const lastDay = (date: string) => (date.length === 7 ? `${date}-31` : date);
