import { basename } from 'node:path';
import { TabInputText, Uri, window } from 'vscode';
import type { ReportEntry } from '../../language/overview/overview.ts';
import type { Projects } from '../projects.ts';
import { say } from '../texts.ts';

/** What the side view hands to a command: a report of a project. */
export interface ReportNode {
  readonly root: string;
  readonly report: ReportEntry;
}

/** True for a report of the side view. */
export function isReportNode(argument: unknown): argument is ReportNode {
  return typeof argument === 'object' && argument !== null && 'report' in argument && 'root' in argument;
}

/** The report that a command means: the one of the side view that it was called on, a file, else the open document. */
export function reportUri(projects: Projects, argument: unknown): Uri | undefined {
  if (isReportNode(argument)) {
    const project = projects.entries.find(entry => entry.root === argument.root);
    return project && Uri.joinPath(Uri.parse(project.uri), argument.report.path);
  }
  const uri = argument instanceof Uri ? argument : window.activeTextEditor?.document.uri;
  return uri?.path.endsWith('.md') && projects.of(uri) ? uri : undefined;
}

/**
 * The report that a command means; where the walkthrough or a page is in front, one that is open behind it, and where
 * none is, one of the year's. Asks when there are several; says so and is undefined when there is none.
 */
export async function chosenReport(projects: Projects, argument: unknown): Promise<Uri | undefined> {
  const meant = reportUri(projects, argument);
  if (meant) return meant;
  const open = openReports(projects);
  const candidates = open.length > 0 ? open : reportsOfYear(projects);
  if (candidates.length === 0) void window.showWarningMessage(say('noReport'));
  if (candidates.length < 2) return candidates[0];
  const names = new Map(
    projects.entries.flatMap(({ uri, overview }) =>
      (overview?.years ?? []).flatMap(({ schoolYear, reports }) =>
        reports.map(({ path, name }) => [
          Uri.joinPath(Uri.parse(uri), path).toString(),
          `${name} ${schoolYear}`,
        ]),
      ),
    ),
  );
  const items = candidates.map(uri => ({
    label: names.get(uri.toString()) ?? basename(uri.fsPath),
    uri,
  }));
  return (await window.showQuickPick(items, { title: say('whichReport') }))?.uri;
}

/** Reports with a tab, those in sight first. */
function openReports(projects: Projects): readonly Uri[] {
  const visible = window.visibleTextEditors.map(editor => editor.document.uri);
  const tabs = window.tabGroups.all.flatMap(group =>
    group.tabs.flatMap(({ input }) => (input instanceof TabInputText ? [input.uri] : [])),
  );
  const reports = (visible.some(uri => reportUri(projects, uri)) ? visible : tabs).flatMap(
    uri => reportUri(projects, uri) ?? [],
  );
  return [...new Map(reports.map(uri => [uri.toString(), uri])).values()];
}

function reportsOfYear(projects: Projects): readonly Uri[] {
  return projects.entries.flatMap(({ uri, overview }) =>
    (overview?.years[0]?.reports ?? [])
      .filter(report => report.status !== undefined)
      .map(report => Uri.joinPath(Uri.parse(uri), report.path)),
  );
}
