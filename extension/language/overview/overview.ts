import type { Severity } from '../../base/problem.ts';
import type { DueReport } from '../../project/new-report/due-reports.ts';
import type { Project } from '../../project/project.ts';
import { type AgendaEntry, agendaOf } from '../../project/year-wheel/agenda.ts';
import type { Report } from '../../report/report.ts';

/** How many findings there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

/** One report as a list shows it. */
export interface ReportEntry {
  /** Project path; where the report would stand when it does not exist. */
  readonly path: string;
  readonly id: string;
  readonly type: string;
  /** The unit's, area's, head authority's or board's name. */
  readonly name: string;
  /** The status of the front matter; undefined when there is no such report yet. */
  readonly status: string | undefined;
  /** The area that the unit belongs to. */
  readonly area: string | undefined;
  readonly counts: Counts;
}

/** A school year with its reports, the head authority's and the board's first. */
export interface YearEntry {
  readonly schoolYear: string;
  /** The year that is reported now. */
  readonly reported: boolean;
  readonly reports: readonly ReportEntry[];
}

/** A project as an editor's side view shows it. */
export interface Overview {
  readonly name: string;
  readonly schoolYear: string;
  /** The reported year first, then newer to older. */
  readonly years: readonly YearEntry[];
  /** Findings outside of reports: in ska.yaml, indikatorer.yaml, the data. */
  readonly around: Counts;
  /** What reports of the reported year are late with, what goes on and what comes, by årshjul.yaml. */
  readonly agenda: readonly AgendaEntry[];
}

const rank = ['huvudman', 'nämnd', 'resultatdag', 'verksamhet', 'enhet', 'arbetsdokument'];

/** Puts the view of a project together. `due` are the reports that its year should have; `counts` gives a file's findings; without a path, those outside of all reports. `today` is an ISO date. */
export function overviewOf(
  project: Project,
  due: readonly DueReport[],
  reports: readonly Report[],
  counts: (path: string | undefined) => Counts,
  today: string,
): Overview {
  const { config } = project;
  const current = config.redovisar;
  const years = new Set([
    current,
    ...project.reports
      .map(file => file.schoolYear)
      .sort()
      .reverse(),
  ]);
  const opened = new Map(reports.map(report => [report.document.file, report]));
  const areaOf = (unit: string) => {
    const id = config.enheter.find(one => one.id === project.refs.get(unit)?.members[0])?.område;
    return config.områden?.find(area => area.id === id)?.namn;
  };
  const existing = (schoolYear: string): readonly ReportEntry[] =>
    project.reports
      .filter(file => file.schoolYear === schoolYear)
      .map(file => {
        const identity = opened.get(file.path)?.setting.report;
        const type = identity?.type ?? (rank.includes(file.id) ? file.id : 'enhet');
        return {
          path: file.path,
          id: file.id,
          type,
          name: project.vocabulary.reports.get(file.id) ?? identity?.title ?? file.id,
          status: identity?.status ?? 'utkast',
          area: type === 'enhet' ? areaOf(file.id) : undefined,
          counts: counts(file.path),
        };
      });
  const missing = (one: DueReport): ReportEntry => ({
    path: one.path,
    id: one.id,
    type: one.type,
    name: one.name,
    status: undefined,
    area: one.type === 'enhet' ? areaOf(one.id) : undefined,
    counts: { error: 0, warning: 0, hint: 0 },
  });
  const order = new Map(due.map((one, index) => [one.id, index]));
  const place = (one: ReportEntry) => rank.indexOf(one.type) * 10_000 + (order.get(one.id) ?? 9_999);
  const reportsOf = (schoolYear: string) =>
    [
      ...existing(schoolYear),
      ...(schoolYear === current
        ? due.filter(one => !one.exists && one.type !== 'verksamhet').map(missing)
        : []),
    ].sort((a, b) => place(a) - place(b));
  const dated = reportsOf(current).map(({ id, type, status = 'saknas' }) => ({ id, type, status }));
  return {
    name: config.huvudman.namn,
    schoolYear: current,
    around: counts(undefined),
    agenda: agendaOf(project, dated, current, today),
    years: [...years].map(schoolYear => ({
      schoolYear,
      reported: schoolYear === current,
      reports: reportsOf(schoolYear),
    })),
  };
}
