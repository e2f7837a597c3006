import { ProgressLocation, type QuickPickItem, QuickPickItemKind, Uri, window } from 'vscode';
import type { ReportEntry } from '../../language/overview/overview.ts';
import type { ProjectEntry } from '../../language/overview/requests.ts';
import { say } from '../texts.ts';
import type { Building } from './build.ts';
import { isReportNode } from './report-uri.ts';
import { mayRun, tellFailure } from './run.ts';

/** `SKA: Ny rapport…`: one of the reports that the year lacks, or all of them; then it is opened. */
export async function newReport({ projects, runSka }: Building, argument: unknown): Promise<void> {
  const chosenNode = isReportNode(argument) ? argument : undefined;
  const project = chosenNode
    ? projects.entries.find(entry => entry.root === chosenNode.root)
    : await projects.pick();
  if (!project || !mayRun()) return;
  const missing = missingReports(project);
  const wanted = chosenNode ? [chosenNode.report] : await choose(missing, project.overview?.schoolYear ?? '');
  const [first] = wanted ?? [];
  if (!wanted || !first) return;
  const what = wanted.length === 1 ? [first.type, first.id] : ['--alla'];
  const run = await window.withProgress(
    { location: ProgressLocation.Notification, title: say('making') },
    () => runSka(['new', ...what, '--project', project.root], { cwd: project.root }),
  );
  if (run.code !== 0) return tellFailure(run);
  await window.showTextDocument(Uri.joinPath(Uri.parse(project.uri), first.path));
  if (wanted.length > 1) void window.showInformationMessage(say('made', wanted.length));
}

function missingReports({ overview }: ProjectEntry): readonly ReportEntry[] {
  return overview?.years[0]?.reports.filter(report => report.status === undefined) ?? [];
}

async function choose(
  missing: readonly ReportEntry[],
  schoolYear: string,
): Promise<readonly ReportEntry[] | undefined> {
  if (missing.length === 0) {
    void window.showInformationMessage(say('noneMissing', schoolYear));
    return undefined;
  }
  type Item = QuickPickItem & { readonly reports: readonly ReportEntry[] };
  const items: Item[] = missing.map(report => ({
    label: report.name,
    description: report.path,
    reports: [report],
  }));
  if (missing.length > 1)
    items.push(
      { label: '', kind: QuickPickItemKind.Separator, reports: [] },
      { label: say('allMissing', missing.length), reports: missing },
    );
  return (
    await window.showQuickPick(items, { title: say('pickReport', schoolYear), matchOnDescription: true })
  )?.reports;
}
