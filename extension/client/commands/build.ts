import { basename, dirname, join } from 'node:path';
import { type CancellationToken, commands, env, ProgressLocation, Uri, window } from 'vscode';
import type { ProjectEntry } from '../../language/overview/requests.ts';
import { startOpener, windowsOpener } from '../../node/file-opener.ts';
import type { Projects } from '../projects.ts';
import type { RunSka, SkaRun } from '../ska-process.ts';
import { count, say } from '../texts.ts';
import { showProblems } from './check.ts';
import { chosenReport } from './report-uri.ts';
import { mayRun, tellFailure } from './run.ts';
import { saveProject } from './save-project.ts';
import { update } from './update.ts';

/** What the commands that build need. */
export interface Building {
  readonly projects: Projects;
  readonly runSka: RunSka;
}

/** The answer of `ska build --json`. */
interface BuildAnswer {
  readonly outputs: readonly {
    readonly report: string;
    readonly path: string;
    readonly pages?: number;
  }[];
}

/** `SKA: Bygg PDF av rapporten`. */
export async function buildReport(building: Building, argument: unknown): Promise<void> {
  const { projects } = building;
  const uri = await chosenReport(projects, argument);
  const project = projects.of(uri);
  if (!uri || !project) return;
  const id = basename(uri.fsPath, '.md').normalize('NFC');
  const year = basename(dirname(uri.fsPath)).replace(
    /^(\d{4})-(\d{2}|\d{4})$/,
    (_, start, end: string) => `${start}/${end.slice(-2)}`,
  );
  await build(building, project, [id, ...(year.includes('/') ? ['--läsår', year] : [])], {
    uri: uri.toString(),
  });
}

/** `SKA: Bygg PDF för en nivå…`. */
export async function buildLevel(building: Building): Promise<void> {
  const project = await building.projects.pick();
  if (!project) return;
  const levels = (['enhet', 'verksamhet', 'huvudman', 'nämnd'] as const).map(level => ({
    label: say(`level.${level}`),
    level,
  }));
  const chosen = await window.showQuickPick(levels, { title: say('pickLevel') });
  if (chosen) await build(building, project, ['--nivå', chosen.level], { root: project.root });
}

/** `SKA: Bygg PDF av alla rapporter`. */
export async function buildAll(building: Building): Promise<void> {
  const project = await building.projects.pick();
  if (project) await build(building, project, [], { root: project.root });
}

async function build(
  building: Building,
  project: ProjectEntry,
  args: readonly string[],
  updates: { readonly uri: string } | { readonly root: string },
): Promise<void> {
  if (!mayRun()) return;
  await saveProject(building.projects, project);
  const run = await window.withProgress(
    { location: ProgressLocation.Notification, title: say('building'), cancellable: true },
    (progress, token) => {
      progress.report({ message: say('buildStarts') });
      let shown = 0;
      return runBuild(building.runSka, project, args, token, ({ done, total, label }) => {
        const increment = total > 0 ? (100 * done) / total - shown : 0;
        shown += increment;
        progress.report({ message: label ? `${label} (${done}/${total})` : '', increment });
      });
    },
  );
  if (run.code === undefined) return;
  const outputs = outputsOf(run);
  if (outputs === undefined || run.code > 1) return tellFailure(run);
  if (outputs.length > 0) return tellBuilt(project, outputs, run.code === 1);
  if (run.code === 0) {
    void window.showInformationMessage(say('nothingToBuild'));
    return;
  }
  if (args.includes('--allow-stale')) return tellFailure(run);
  const [mend, anyway, show] = [say('updateAndBuild'), say('buildAnyway'), say('showProblems')];
  const chosen = await window.showWarningMessage(say('buildRefused'), mend, anyway, show);
  if (chosen === show) await showProblems();
  if (chosen === anyway) await build(building, project, [...args, '--allow-stale'], updates);
  if (chosen === mend && (await update(building.projects, updates)))
    await build(building, project, args, updates);
}

function runBuild(
  runSka: RunSka,
  project: ProjectEntry,
  args: readonly string[],
  token: CancellationToken,
  step: Parameters<RunSka>[1]['step'],
): Promise<SkaRun> {
  return runSka(['build', '--json', '--project', project.root, ...args], {
    cwd: project.root,
    token,
    ...(step && { step }),
  });
}

function outputsOf(run: SkaRun): BuildAnswer['outputs'] | undefined {
  try {
    return (JSON.parse(run.out) as BuildAnswer).outputs;
  } catch {
    return undefined;
  }
}

async function tellBuilt(
  project: ProjectEntry,
  outputs: BuildAnswer['outputs'],
  withErrors: boolean,
): Promise<void> {
  const [first] = outputs;
  if (!first) return;
  const file = join(project.root, first.path);
  const ready =
    outputs.length === 1
      ? say('built', basename(first.path), first.pages ?? '?')
      : say('builtMany', outputs.length, dirname(first.path));
  const errors = projectErrors(project);
  const sentence = withErrors ? say('builtWithErrors', ready, count(errors, 'error', 'errors')) : ready;
  const buttons = [...(outputs.length === 1 ? [say('open')] : []), say('openFolder')];
  if (withErrors) buttons.push(say('showProblems'));
  const tell = withErrors ? window.showWarningMessage : window.showInformationMessage;
  const chosen = await tell(sentence, ...buttons);
  if (chosen === say('open')) await openFile(file);
  if (chosen === say('openFolder')) await commands.executeCommand('revealFileInOS', Uri.file(file));
  if (chosen === say('showProblems')) await showProblems();
}

/** Opens a PDF in the program that the computer opens PDFs with; where the files are on another computer, in the editor. */
async function openFile(file: string): Promise<void> {
  const uri = Uri.file(file);
  if (env.remoteName !== undefined) {
    await commands.executeCommand('vscode.open', uri);
    return;
  }
  // VS Code opens no file on Windows whose path has an å in it, and does not say so (microsoft/vscode#88273).
  if (process.platform === 'win32' && (await startOpener(windowsOpener(uri.fsPath, process.env)))) return;
  if (!(await env.openExternal(uri))) await commands.executeCommand('vscode.open', uri);
}

function projectErrors({ overview }: ProjectEntry): number {
  if (!overview) return 0;
  const reports = overview.years.flatMap(year => year.reports.map(report => report.counts.error));
  return reports.reduce((sum, errors) => sum + errors, overview.around.error);
}
