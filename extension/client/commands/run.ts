import { commands, window, workspace } from 'vscode';
import type { SkaRun } from '../ska-process.ts';
import { say } from '../texts.ts';

/** Whether something of the project may be run: not in a folder that the user does not trust; says so then. */
export function mayRun(): boolean {
  if (workspace.isTrusted) return true;
  const manage = say('manageTrust');
  void window.showWarningMessage(say('untrusted'), manage).then(chosen => {
    if (chosen === manage) void commands.executeCommand('workbench.trust.manage');
  });
  return false;
}

/** Tells that a run of the command line failed, in its own words, with the next step. */
export async function tellFailure({ said }: SkaRun): Promise<void> {
  const [doctor, show] = [say('doctor'), say('showOutput')];
  const words = said.split('\n').filter(Boolean).slice(-3).join(' ');
  const chosen = await window.showErrorMessage(say('failed', words), doctor, show);
  if (chosen === doctor) await commands.executeCommand('ska.doctor');
  if (chosen === show) await commands.executeCommand('ska.showOutput');
}
