import { pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver/node';
import { indicatorEntries } from '../language/overview/indicators.ts';
import { type Counts, type Overview, overviewOf } from '../language/overview/overview.ts';
import type { FileEdits, SkaRequests } from '../language/overview/requests.ts';
import { askSeries } from '../project/ask-series.ts';
import type { Finding } from '../project/check-report.ts';
import { type DueReport, dueReports } from '../project/new-report/due-reports.ts';
import { openReportText } from '../project/open-reports.ts';
import type { Project } from '../project/project.ts';
import { filesOfReport } from '../project/report-files.ts';
import { rolesOf } from '../project/sign-off/sign-report.ts';
import { type Status, stepsFrom } from '../project/sign-off/steps.ts';
import type { Report } from '../report/report.ts';
import { updateEdits } from '../report/update.ts';
import { cancellable } from './features/context.ts';
import type { ProjectSession } from './project-session.ts';
import { rangeOf } from './ranges.ts';
import type { Sessions } from './sessions.ts';

/** What is asked with a root that no project has. */
const nothing: Counts = { error: 0, warning: 0, hint: 0 };

/** Answers what the client's commands and views ask of whole projects. `looked` is told that the client has looked. */
export function serveProjects(
  connection: Connection,
  sessions: Sessions,
  today: () => string,
  looked: () => void,
): void {
  function answer<M extends keyof SkaRequests>(
    method: M,
    handler: (params: SkaRequests[M]['params'], signal: AbortSignal) => Promise<SkaRequests[M]['result']>,
  ): void {
    connection.onRequest(method, cancellable(handler));
  }
  const at = (root: string) => sessions.all().find(session => session.root === root);

  answer('ska/overview', async () => {
    looked();
    return Promise.all(
      sessions.all().map(async session => ({
        root: session.root,
        uri: pathToFileURL(session.root).href,
        overview: await overviewIn(session),
      })),
    );
  });

  const due = new WeakMap<Project, Promise<readonly DueReport[]>>();
  async function overviewIn({ workspace }: ProjectSession): Promise<Overview | undefined> {
    const { project } = workspace;
    if (!project) return undefined;
    const known = due.get(project) ?? dueReports(project, project.config.redovisar);
    due.set(project, known);
    const around = () => workspace.filesWithFindings().filter(file => !file.startsWith('rapporter/'));
    const counts = (path: string | undefined) =>
      countFindings((path === undefined ? around() : [path]).flatMap(file => workspace.findings(file)));
    return overviewOf(project, await known, workspace.reports(), counts, today());
  }

  answer('ska/indicators', async (params, signal) => {
    const session = 'uri' in params ? sessions.known(params.uri) : at(params.root);
    const { project } = session?.workspace ?? {};
    if (!session || !project) return [];
    const own = 'uri' in params ? session.workspace.snapshot(session.uris.path(params.uri) ?? '') : undefined;
    const report = own?.report ?? headReport(project);
    const queries = [...project.indicators.values()].flatMap(one => (one.table ? [one.id] : []));
    const series = await askSeries(project, report, queries, session.workspace.viewOf(report), signal);
    return indicatorEntries(project, series);
  });

  answer('ska/check', async ({ root }) => {
    const { workspace } = at(root) ?? {};
    if (!workspace) return { counts: nothing, files: 0 };
    await workspace.settled();
    const files = workspace.filesWithFindings();
    return { counts: countFindings(files.flatMap(file => workspace.findings(file))), files: files.length };
  });

  answer('ska/handIn', async ({ uri }) => {
    const session = sessions.known(uri);
    const path = session?.uris.path(uri);
    if (!session || path === undefined) return null;
    const { workspace } = session;
    await workspace.settled();
    const report = workspace.snapshot(path)?.report;
    if (!report || !workspace.project) return null;
    const { id, schoolYear, title, status } = report.setting.report;
    const isNext = stepsFrom[status as Status]?.includes('inlämnad');
    return {
      id,
      schoolYear,
      name: workspace.project.vocabulary.reports.get(id) ?? title ?? id,
      counts: countFindings(workspace.findings(path)),
      status,
      roles: isNext ? rolesOf(workspace.project).filter(role => role !== 'nämnd') : [],
      files: await filesOfReport(workspace.project, report),
    };
  });

  answer('ska/updates', async (params, signal) => {
    const session = 'uri' in params ? sessions.known(params.uri) : at(params.root);
    if (!session) return { edits: [], changes: 0 };
    const own = 'uri' in params ? session.uris.path(params.uri) : undefined;
    const paths =
      own === undefined ? (session.workspace.project?.reports.map(file => file.path) ?? []) : [own];
    const edits: FileEdits[] = [];
    let changes = 0;
    for (const path of paths) {
      const one = await updatesOf(session, path, signal);
      if (!one) continue;
      edits.push(one.edits);
      changes += one.changes;
    }
    return { edits, changes };
  });
}

async function updatesOf(
  session: ProjectSession,
  path: string,
  signal: AbortSignal,
): Promise<{ readonly edits: FileEdits; readonly changes: number } | undefined> {
  const bound = await session.workspace.bind(path, signal);
  if (!bound) return undefined;
  const { edits, changes } = updateEdits(bound);
  if (edits.length === 0) return undefined;
  return {
    edits: {
      uri: session.uris.uri(path),
      version: session.workspace.snapshot(path)?.version,
      edits: edits.map(({ span, text }) => ({ range: rangeOf(span), newText: text })),
    },
    changes,
  };
}

/** A report of the head authority, to ask through. */
function headReport(project: Project): Report {
  const year = project.config.redovisar;
  const path = `rapporter/${year.replace('/', '-')}/huvudman.md`;
  return openReportText(project, path, `---\ntyp: huvudman\nläsår: ${year}\n---\n`);
}

/** Counts findings by severity. */
function countFindings(findings: readonly Finding[]): Counts {
  const counts = { ...nothing };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
