import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import type { Progress } from '../base/ports.ts';
import type { ProjectView } from '../directives/contract.ts';
import type { BoundReport } from '../report/bind.ts';
import type { Report } from '../report/report.ts';
import { nearest } from '../schema/nearest.ts';
import { byPlace, checkReport, type Finding, reportFindings, withSeverity } from './check-report.ts';
import { openReportFile, type openReportText } from './open-reports.ts';
import { unusedTemplates } from './own-templates.ts';
import { personalNumbersIn } from './personal-data.ts';
import type { Project, ReportFile } from './project.ts';
import { type UnopenedReport, unopenedReport } from './unopened-report.ts';
import { projectView } from './view.ts';
import { type ReportWaiver, waiversIn } from './waivers.ts';

const packageFile = 'data/datapackage.yaml';

/** What is to be looked at. */
export interface CheckScope {
  /** Only these files, and those below these folders (project paths, `''` for the project itself); everything when absent. */
  readonly paths?: readonly string[];
  /** Only reports of this school year. */
  readonly schoolYear?: string;
  /** ISO date of today: waivers end on a date. */
  readonly today: string;
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
}

/** A checked project: its reports bound to data, and all findings in order of place. */
export interface Checked {
  readonly reports: readonly BoundReport[];
  readonly findings: readonly Finding[];
  /** What a report may ask of the project around it. */
  readonly viewOf: (report: Report) => ProjectView;
  /** Files that were looked at. */
  readonly files: readonly string[];
  /** What is waived in the reports, by whom, why and until when. */
  readonly waivers: readonly ReportWaiver[];
}

/** Reports read from their texts: those of a scope, and all of the years they lie in. */
export interface OpenedReports {
  readonly wanted: readonly Report[];
  readonly opened: readonly Report[];
  /** What a report may ask of the project around it. */
  readonly viewOf: (report: Report) => ProjectView;
}

/** Opens the reports of a scope and of the years they lie in (a report may count or name the others); those of other years when they are asked for. `openText` as for `openReportFile`. */
export async function openScope(
  project: Project,
  scope: Pick<CheckScope, 'paths' | 'schoolYear'>,
  openText?: typeof openReportText,
): Promise<OpenedReports> {
  const chosen = await chooseFiles(project, scope);
  const years = new Set(chosen.map(file => file.schoolYear));
  const opened = new Map<string, Report>();
  const unopened: UnopenedReport[] = [];
  for (const file of project.reports)
    if (years.has(file.schoolYear)) opened.set(file.path, await openReportFile(project, file, openText));
    else unopened.push(await unopenedReport(project, file, openText));
  const views = new Map<string, ProjectView>();
  const viewOf = (report: Report) => {
    const year = report.setting.report.schoolYear;
    const view = views.get(year) ?? projectView(project, [...opened.values()], [], year, unopened);
    views.set(year, view);
    return view;
  };
  return {
    wanted: chosen.flatMap(file => opened.get(file.path) ?? []),
    opened: [...opened.values()],
    viewOf,
  };
}

/** The reports of a scope. Fault `file.missing` for a path at which nothing is. */
async function chooseFiles(
  project: Project,
  scope: Pick<CheckScope, 'paths' | 'schoolYear'>,
): Promise<readonly ReportFile[]> {
  const { paths } = scope;
  if (!paths)
    return project.reports.filter(file => !scope.schoolYear || file.schoolYear === scope.schoolYear);
  const all = project.reports.map(file => file.path);
  for (const path of paths)
    if (!all.some(isAt([path])) && !(await project.files.info(path)))
      throw new Fault('file.missing', { file: path, ...near(nearest(path, all)) });
  return project.reports.filter(file => isAt(paths)(file.path));
}

/** Whether a file is one of some paths, or below one of them. */
const isAt = (paths: readonly string[]) => (file: string) =>
  paths.some(path => path === '' || file === path || file.startsWith(`${path}/`));

const near = (found: string | undefined) => (found ? { nearest: found } : {});

/** Everything that is wrong: in the project's own files, in its data, in its reports. The same for the command line, the editor and the build. */
export async function checkProject(project: Project, scope: CheckScope): Promise<Checked> {
  const { wanted, opened, viewOf } = await openScope(project, scope);
  const reports: BoundReport[] = [];
  const findings: Finding[] = [];
  for (const [index, report] of wanted.entries()) {
    scope.progress?.(index, wanted.length, report.document.file);
    const bound = await checkReport(project, report, viewOf(report), opened, scope.signal);
    reports.push(bound);
    findings.push(...reportFindings(project, report, bound.diagnostics, scope.today));
  }
  const files = new Set(reports.map(one => one.report.document.file));
  const { paths } = scope;
  // Of a report alone nobody asks how the tables are.
  if (
    !paths ||
    paths.some(path => !reports.some(one => isAt([path])(one.report.document.file)) || path === '')
  ) {
    const year = scope.schoolYear ?? project.config.redovisar;
    const around = await checkAround(project, year, paths && isAt(paths));
    findings.push(...around.findings);
    for (const file of around.files) files.add(file);
  }
  const waivers = waiversIn(
    reports.map(one => one.report),
    scope.today,
  );
  return { reports, findings: findings.sort(byPlace), viewOf, files: [...files], waivers };
}

/** Everything that is wrong with a project outside of its reports: in its own files and in its data; of some of these files alone when they are asked for. */
export async function checkAround(
  project: Project,
  schoolYear: string,
  isAsked: (file: string) => boolean = () => true,
): Promise<{ readonly findings: readonly Finding[]; readonly files: readonly string[] }> {
  const told = (one: Diagnostic) => isAsked(one.place.file);
  const diagnostics: Diagnostic[] = project.diagnostics.filter(told);
  const files: string[] = [];
  for (const name of project.engine.names) {
    const table = await project.engine.describe(name);
    files.push(...(table?.paths ?? []));
    // What keeps a file from being read is told where the package names it.
    const isItsFile = table?.paths.some(path => isAsked(path) || isAsked(`data/${path}`));
    diagnostics.push(
      ...(table?.diagnostics ?? []).filter(one => told(one) || (isItsFile && one.place.file === packageFile)),
    );
  }
  const own = ['ska.yaml', 'indikatorer.yaml', 'årshjul.yaml'];
  const searched = [...own, ...(await project.files.list('data'))].filter(isAsked);
  diagnostics.push(...(await personalNumbersIn(project.files, searched)));
  diagnostics.push(...(await unusedTemplates(project.files, project.shipped)).filter(told));
  diagnostics.push(...noReports(project, schoolYear).filter(told));
  for (const file of [...own, packageFile]) if (await project.files.info(file)) files.push(file);
  return { findings: withSeverity(project, diagnostics), files: files.filter(isAsked) };
}

function noReports(project: Project, year: string): Diagnostic[] {
  if (project.reports.some(file => file.schoolYear === year)) return [];
  const place = {
    file: 'ska.yaml',
    span: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } },
  };
  return [diagnostic('project.no-reports', place, { year, folder: `rapporter/${year.replace('/', '-')}` })];
}
