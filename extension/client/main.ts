import { commands, type ExtensionContext, window, workspace } from 'vscode';
import { buildAll, buildLevel, buildReport } from './commands/build.ts';
import { checkProject } from './commands/check.ts';
import { doctor } from './commands/doctor.ts';
import { reportUri } from './commands/report-uri.ts';
import { updateAll, updateReport } from './commands/update.ts';
import { indicatorTree } from './indicator-tree.ts';
import { languageClient } from './language-client.ts';
import { lensCommands } from './lens-commands.ts';
import { previews } from './preview-panel.ts';
import { followProjects } from './projects.ts';
import { reportTree } from './report-tree.ts';
import { skaRunner } from './ska-process.ts';
import { statusItem } from './status-item.ts';
import { say } from './texts.ts';

/** What other extensions and tests may ask for. */
export interface SkaApi {
  /** When all that the editor has told so far has been worked through. */
  settled(): Promise<void>;
}

/** Started by VS Code when a folder with a `ska.yaml` is opened, or by a command of ours. */
export function activate(context: ExtensionContext): SkaApi {
  const output = window.createOutputChannel('SKA', { log: true });
  const client = languageClient(context, output);
  const projects = followProjects(client);
  const runSka = skaRunner(context, output);
  const pages = previews(context, client);
  const building = { projects, runSka };
  const command = (name: string, action: (argument: unknown) => unknown) =>
    commands.registerCommand(`ska.${name}`, action);
  context.subscriptions.push(
    output,
    { dispose: () => void client.dispose() },
    projects,
    reportTree(projects),
    indicatorTree(projects),
    statusItem(projects),
    pages,
    command('showPreview', async argument => {
      const uri = reportUri(projects, argument) ?? pages.active;
      if (uri) await pages.show(uri);
      else void window.showWarningMessage(say('noReport'));
    }),
    command('switchPreview', () => pages.switchView()),
    command('showPreviewSource', async () => {
      if (pages.active) await window.showTextDocument(pages.active);
    }),
    command('checkProject', () => checkProject(projects)),
    command('updateReport', argument => updateReport(projects, argument)),
    command('updateAll', () => updateAll(projects)),
    command('buildReport', argument => buildReport(building, argument)),
    command('buildLevel', () => buildLevel(building)),
    command('buildAll', () => buildAll(building)),
    command('doctor', () => doctor(runSka)),
    command('showOutput', () => output.show()),
    command('restartServer', () => client.restart()),
    ...lensCommands(client),
    workspace.onDidGrantWorkspaceTrust(() => client.restart()),
  );
  const started = client.start();
  started.catch((error: unknown) => output.error(String(error)));
  return {
    async settled() {
      await started;
      await client.sendRequest('ska/settled');
    },
  };
}
