import {
  type LogOutputChannel,
  ProgressLocation,
  QuickPickItemKind,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import { listVersions } from '../node/working-copy/versions.ts';
import { lookAt } from '../node/working-copy/working-copy.ts';
import { mayRun, tellFailure } from './commands/run.ts';
import { saveProject } from './commands/save-project.ts';
import type { Bases } from './git/bases.ts';
import { gitOf } from './git/git.ts';
import type { Projects } from './projects.ts';
import type { RunSka } from './ska-process.ts';
import { say } from './texts.ts';

/** The newest comparison of each project. */
const latest = new Map<string, WebviewPanel>();

/** `SKA: Jämför med…`: an earlier version is chosen, and a panel shows what has changed in meaning since, side by side; while it is open, pages are marked and findings told against that version. */
export async function compareWith(
  projects: Projects,
  runSka: RunSka,
  output: LogOutputChannel,
  bases: Bases,
): Promise<void> {
  if (!mayRun()) return;
  const project = await projects.pick();
  if (!project) return;
  const git = await gitOf(project.root, output);
  const copy = await lookAt(git.run);
  if (typeof copy === 'string') {
    void window.showInformationMessage(say('compare.noGit'));
    return;
  }
  const items = (await listVersions(copy, git.run)).map(({ name, about, group }) => ({
    label: name,
    description: about,
    group,
  }));
  const shown = items.flatMap((item, index) =>
    item.group === items[index - 1]?.group
      ? [item]
      : [{ label: say(`compare.${item.group}`), kind: QuickPickItemKind.Separator }, item],
  );
  const base = await window.showQuickPick(shown, {
    title: say('compare.title'),
    placeHolder: say('compare.hint'),
    matchOnDescription: true,
  });
  if (!base) return;
  await saveProject(projects, project);
  const run = await window.withProgress(
    { location: ProgressLocation.Notification, title: say('comparing'), cancellable: true },
    (_, token) =>
      runSka(['diff', base.label, '--format', 'html', '--project', project.root], {
        cwd: project.root,
        token,
      }),
  );
  if (run.code === undefined) return;
  if (run.code !== 0 || !run.out) return tellFailure(run);
  const panel = window.createWebviewPanel(
    'ska.comparison',
    say('compare.panel', base.label),
    ViewColumn.Active,
    { enableScripts: true, enableFindWidget: true, localResourceRoots: [] },
  );
  // The page allows its own script only, by its sum, and nothing from anywhere else.
  panel.webview.html = run.out;
  const { root } = project;
  latest.set(root, panel);
  bases.choose(root, base.label);
  panel.onDidDispose(() => {
    if (latest.get(root) !== panel) return;
    latest.delete(root);
    bases.choose(root, undefined);
  });
}
