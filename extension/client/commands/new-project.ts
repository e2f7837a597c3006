import { join } from 'node:path';
import { commands, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { RunSka } from '../ska-process.ts';
import { say } from '../texts.ts';
import { tellFailure } from './run.ts';

const kinds = ['kommun', 'fristående', 'tom'] as const;

/** `SKA: Nytt projekt…`: what kind, in which folder, under which name; then it is made and opened. */
export async function newProject(runSka: RunSka): Promise<void> {
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
    validateInput: text => (/^[^<>:"/\\|?*]+$/.test(text.trim()) ? undefined : say('projectNameWrong')),
  });
  if (!name) return;
  const folder = join(parent.fsPath, name.trim());
  const run = await window.withProgress(
    { location: ProgressLocation.Notification, title: say('making') },
    () => runSka(['init', folder, '--mall', kind.one, '--ja'], { cwd: parent.fsPath }),
  );
  if (run.code !== 0) return tellFailure(run);
  await commands.executeCommand('vscode.openFolder', Uri.file(folder), {
    forceNewWindow: (workspace.workspaceFolders?.length ?? 0) > 0,
  });
}
