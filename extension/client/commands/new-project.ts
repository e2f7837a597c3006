import { join } from 'node:path';
import { commands, type ExtensionContext, ProgressLocation, Uri, window, workspace } from 'vscode';
import { isFileName } from '../../node/file-name.ts';
import type { RunSka } from '../ska-process.ts';
import { say } from '../texts.ts';
import { tellFailure } from './run.ts';

const kinds = ['kommun', 'fristående', 'tom'] as const;

type Memory = ExtensionContext['globalState'];

/** Under this name the folder of a project that was just made is remembered until its window has opened. */
const fresh = 'freshProject';

/** `SKA: Nytt projekt…`: what kind, in which folder, under which name; then it is made and opened. */
export async function newProject(runSka: RunSka, memory: Memory): Promise<void> {
  const kind = await window.showQuickPick(
    kinds.map(one => ({ label: say(`kind.${one}`), detail: say(`kind.${one}.detail`), one })),
    { title: say('pickKind') },
  );
  if (!kind) return;
  const [parent] =
    (await window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      openLabel: say('chooseFolder'),
      title: say('pickFolder'),
      ...(workspace.workspaceFolders?.[0] && { defaultUri: workspace.workspaceFolders[0].uri }),
    })) ?? [];
  if (!parent) return;
  const name = await window.showInputBox({
    title: say('projectName'),
    value: say('projectNameExample'),
    prompt: say('projectNamePrompt', parent.fsPath),
    validateInput: text => (isFileName(text.trim()) ? undefined : say('projectNameWrong')),
  });
  if (!name) return;
  const folder = join(parent.fsPath, name.trim());
  const run = await window.withProgress(
    { location: ProgressLocation.Notification, title: say('making') },
    () => runSka(['init', folder, '--mall', kind.one, '--ja'], { cwd: parent.fsPath }),
  );
  if (run.code !== 0) return tellFailure(run);
  await memory.update(fresh, folder);
  await commands.executeCommand('vscode.openFolder', Uri.file(folder), {
    forceNewWindow: (workspace.workspaceFolders?.length ?? 0) > 0,
  });
}

/** In the window of a project that was just made: its reports at the side, and beside them what to do with them. */
export async function greetFreshProject({ globalState, extension }: ExtensionContext): Promise<void> {
  const folder = globalState.get<string>(fresh);
  if (folder === undefined || workspace.workspaceFolders?.[0]?.uri.fsPath !== Uri.file(folder).fsPath) return;
  await globalState.update(fresh, undefined);
  await commands.executeCommand('ska.reports.focus');
  const category = `${extension.id}#first`;
  await commands.executeCommand('workbench.action.openWalkthrough', { category, step: 'write' });
  // Else the first report that is opened takes its place.
  await commands.executeCommand('workbench.action.keepEditor');
}
