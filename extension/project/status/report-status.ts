import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Progress } from '../../base/ports.ts';
import { workingType } from '../../directives/working-document.ts';
import type { BoundReport } from '../../report/bind.ts';
import { openComments, type Step, stepsOf } from '../../report/status.ts';
import { checkProject } from '../check.ts';
import { type Finding, reportFindings } from '../check-report.ts';
import { type DueReport, dueReports, usualReports } from '../new-report/due-reports.ts';
import type { Project } from '../project.ts';
import { unitsIn } from '../units.ts';
import { type ReportWaiver, waiversIn } from '../waivers.ts';
import { type AgendaEntry, agendaOf } from '../year-wheel/agenda.ts';
import { nextDeadline, rankOfStatus } from '../year-wheel/due.ts';

/** Where a report is on its way. */
export interface ReportStatus {
  readonly report: string;
  /** What it is about: a unit's, group's, area's, head authority's or board's name. */
  readonly name: string;
  /** `enhet`, `verksamhet`, `huvudman`, `nämnd`. */
  readonly level: string;
  readonly file: string;
  /** `saknas`: not begun. */
  readonly status: string;
  readonly steps: readonly Step[];
  /** Ids of the running units that it is about. */
  readonly units: readonly string[];
  /** In order of severity, then of place. */
  readonly findings: readonly Finding[];
  readonly comments: readonly Diagnostic[];
  /** Findings that somebody has said need no mending, also those whose last day has passed. */
  readonly waivers: readonly ReportWaiver[];
  /** What is not written yet. */
  readonly missing: readonly Missing[];
  /** ISO date of the next deadline that it has not met. */
  readonly due: string | undefined;
  readonly late: boolean;
}

/** Something that a report lacks: a finding, or a section (by its heading) in which the guidance text still stands. */
export type Missing =
  | { readonly section: string }
  | { readonly finding: Diagnostic }
  | { readonly report: string };

/** The reports of a school year, worst first, and how far the units have come. */
export interface YearStatus {
  readonly schoolYear: string;
  readonly reports: readonly ReportStatus[];
  /** Project plans, logbooks and other working documents of the year, in order of their reports. */
  readonly working: readonly ReportStatus[];
  /** What is late, goes on and comes, by årshjul.yaml. */
  readonly agenda: readonly AgendaEntry[];
  /** Running units; those whose report is handed in or further; those whose report is late. */
  readonly units: {
    readonly all: number;
    readonly handedIn: number;
    readonly decided: number;
    readonly late: number;
  };
}

const lacking =
  /^(outline\.(section|sections|directive)-missing|outline\.section-empty|snapshot\.empty|dialog\.not-followed-up|thread\.)/;
const severities = ['error', 'warning', 'hint'] as const;

/** Looks at all reports that a school year has or should have. `today` is an ISO date. */
export async function statusOfYear(
  project: Project,
  schoolYear: string,
  {
    today,
    signal,
    progress,
  }: { readonly today: string; readonly signal?: AbortSignal; readonly progress?: Progress },
): Promise<YearStatus> {
  const checked = await checkProject(project, {
    schoolYear,
    today,
    ...(signal && { signal }),
    ...(progress && { progress }),
  });
  const due = await dueReports(project, schoolYear);
  const byId = new Map(due.map(one => [one.id, one]));
  const begun = checked.reports.map(bound => begunReport(project, bound, byId, today));
  const missing = usualReports(project, due)
    .filter(one => !begun.some(each => each.report === one.id))
    .map(one => notBegun(project, one, schoolYear, today));
  const all = [...begun, ...missing].sort(worstFirst);
  const isWorking = (one: ReportStatus) => one.level === workingType;
  const reports = all.filter(one => !isWorking(one));
  // An area's report is about its units, but none of them reports by it.
  const groups = new Set(project.config.rapporter?.map(one => one.id));
  const own = reports.filter(one => one.level === 'enhet' || groups.has(one.report));
  const units = new Set(unitsIn(project.config, schoolYear).map(unit => unit.id));
  const count = (has: (one: ReportStatus) => boolean) =>
    new Set(own.filter(has).flatMap(one => one.units.filter(unit => units.has(unit)))).size;
  return {
    schoolYear,
    reports,
    working: all.filter(isWorking).sort((a, b) => (a.report < b.report ? -1 : 1)),
    agenda: agendaOf(
      project,
      reports.map(one => ({ id: one.report, type: one.level, status: one.status })),
      schoolYear,
      today,
    ),
    units: {
      all: units.size,
      handedIn: count(one => rankOfStatus(one.status) >= 1),
      decided: count(one => one.status === 'fastställd'),
      late: count(one => one.late),
    },
  };
}

function begunReport(
  project: Project,
  { report, diagnostics }: BoundReport,
  due: ReadonlyMap<string, DueReport>,
  today: string,
): ReportStatus {
  const { id, file, type, title, schoolYear, status, unit } = report.setting.report;
  const findings = reportFindings(project, report, diagnostics, today).toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  const known = due.get(id);
  return {
    report: id,
    name: known?.name ?? title,
    level: type,
    file,
    status,
    steps: stepsOf(report.frontMatter),
    units: known?.units.map(one => one.id) ?? report.setting.vocabulary.units.get(unit)?.members ?? [],
    findings,
    comments: openComments(report),
    waivers: waiversIn([report], today),
    missing: missingIn(report.document.headings, findings),
    ...deadline(project, { id, type, status }, schoolYear, today),
  };
}

function missingIn(
  headings: readonly { readonly text: string; readonly span: Finding['diagnostic']['place']['span'] }[],
  findings: readonly Finding[],
): readonly Missing[] {
  const sections = new Set<string>();
  const found: Missing[] = [];
  for (const { diagnostic } of findings.toSorted(byLine)) {
    if (diagnostic.code === 'guidance.left' || diagnostic.code === 'guidance.title-left') {
      const { offset } = diagnostic.place.span.start;
      const section = headings.findLast(heading => heading.span.start.offset <= offset)?.text ?? '';
      sections.add(section);
    } else if (lacking.test(diagnostic.code)) found.push({ finding: diagnostic });
  }
  // What somebody was asked to write comes before what the outline would like to see.
  return [...[...sections].map(section => ({ section })), ...found];
}

const byLine = (a: Finding, b: Finding) =>
  a.diagnostic.place.span.start.line - b.diagnostic.place.span.start.line;

function notBegun(project: Project, one: DueReport, schoolYear: string, today: string): ReportStatus {
  const status = 'saknas';
  return {
    report: one.id,
    name: one.name,
    level: one.type,
    file: one.path,
    status,
    steps: [],
    units: one.units.map(unit => unit.id),
    findings: [],
    comments: [],
    waivers: [],
    missing: [
      { report: `ska new ${one.type}${one.id === one.type ? '' : ` ${one.id}`} --läsår ${schoolYear}` },
    ],
    ...deadline(project, { id: one.id, type: one.type, status }, schoolYear, today),
  };
}

function deadline(
  { yearWheel }: Project,
  report: { readonly id: string; readonly type: string; readonly status: string },
  schoolYear: string,
  today: string,
): Pick<ReportStatus, 'due' | 'late'> {
  const due = nextDeadline(yearWheel, report, schoolYear)?.day;
  return { due, late: due !== undefined && due < today };
}

/** How many findings of a severity a report has. */
export function countOf({ findings }: ReportStatus, severity: Finding['severity']): number {
  return findings.filter(one => one.severity === severity).length;
}

/** Late before in time, wrong before right, less written before more. */
function worstFirst(a: ReportStatus, b: ReportStatus): number {
  const keys = (one: ReportStatus) => [
    one.late ? 0 : 1,
    countOf(one, 'error') > 0 ? 0 : 1,
    one.status === 'saknas' ? 0 : 1,
    -countOf(one, 'error'),
    rankOfStatus(one.status),
    -one.missing.length,
    -countOf(one, 'warning'),
    -one.comments.length,
  ];
  const [x, y] = [keys(a), keys(b)];
  const index = x.findIndex((key, at) => key !== y[at]);
  return index >= 0 ? (x[index] ?? 0) - (y[index] ?? 0) : a.report < b.report ? -1 : 1;
}
