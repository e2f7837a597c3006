import { commands, ProgressLocation, window } from 'vscode';
import type { Projects } from '../projects.ts';
import { count, countsText, say } from '../texts.ts';

/** `SKA: Kontrollera projektet`: waits until all is checked, and says how it stands. */
export async function checkProject(projects: Projects): Promise<void> {
  const project = await projects.pick();
  if (!project) return;
  const { counts, files } = await window.withProgress(
    { location: ProgressLocation.Notification, title: say('checking') },
    () => projects.ask('ska/check', { root: project.root }),
  );
  const told = countsText(counts);
  if (!told) {
    void window.showInformationMessage(say('noFindings'));
    return;
  }
  const show = say('showProblems');
  const sentence = say('findings', told, count(files, 'file', 'files'));
  const tell = counts.error > 0 ? window.showErrorMessage : window.showWarningMessage;
  if ((await tell(sentence, show)) === show) await showProblems();
}

/** Shows VS Code's list of problems. */
export async function showProblems(): Promise<void> {
  await commands.executeCommand('workbench.actions.view.problems');
}
