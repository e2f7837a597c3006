import { commands, type LogOutputChannel, ProgressLocation, window } from 'vscode';
import type { ProjectEntry } from '../../language/overview/requests.ts';
import { askRemote, goForward, goToMain, type Latest } from '../../node/working-copy/fetch-latest.ts';
import { shownAddress } from '../../node/working-copy/request-page.ts';
import { lookAt, type WorkingCopy } from '../../node/working-copy/working-copy.ts';
import { gitOf, type NextStep, offer, type ProjectGit, showChanges, tellGitFailure } from '../git/git.ts';
import type { Projects } from '../projects.ts';
import { count, say } from '../texts.ts';
import { mayRun } from './run.ts';
import { saveProject } from './save-project.ts';

/** `SKA: Hämta senaste`: what others have done comes in, if nothing of one's own stands against it; else nothing changes, and it is said why. */
export async function fetchLatest(projects: Projects, output: LogOutputChannel): Promise<void> {
  if (!mayRun()) return;
  const project = await projects.pick();
  if (!project) return;
  const git = await gitOf(project.root, output);
  const copy = await lookAt(git.run);
  if (copy === 'no-git' || copy === 'no-repository' || !copy.remote) {
    void window.showInformationMessage(say(copy === 'no-git' ? 'git.missing' : 'git.noRemote'));
    return;
  }
  if (copy.busy) return offer(window.showErrorMessage, say('git.busy'), [showChanges()]);
  const { name, url } = copy.remote;
  await saveProject(projects, project);
  const latest = await window.withProgress(
    { location: ProgressLocation.Notification, title: say('fetching', shownAddress(url)), cancellable: true },
    async (_, token): Promise<Latest> => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      const failure = await askRemote(name, git.run, stop.signal);
      const signedIn = failure?.why === 'sign-in' && !stop.signal.aborted && (await git.fetch(name));
      return failure && !signedIn ? { is: 'failed', failure } : goForward(copy, git.run);
    },
  );
  await tell(latest, copy, project, git);
}

async function tell(
  latest: Latest,
  copy: WorkingCopy,
  project: ProjectEntry,
  git: ProjectGit,
): Promise<void> {
  const main = copy.mainBranch;
  const toMain: NextStep = {
    label: say('fetch.toMain', main),
    take: async () => {
      const moved = await goToMain(copy, git.run);
      // There is nowhere further to go.
      await tell(moved, { ...copy, branch: main }, project, git);
    },
  };
  const handIn: NextStep = { label: say('handIn.step'), take: () => commands.executeCommand('ska.handIn') };
  switch (latest.is) {
    case 'forwarded': {
      const what = say(
        'fetch.done',
        count(latest.commits, 'commit', 'commits'),
        count(latest.files.length, 'file', 'files'),
      );
      return offer(window.showInformationMessage, what, latest.onMain > 0 ? [toMain] : []);
    }
    case 'already': {
      const { unsent, onMain } = latest;
      const words = onMain > 0 ? say('fetch.onMain', copy.branch ?? '', main, onMain) : say('fetch.already');
      return offer(window.showInformationMessage, words, [
        ...(onMain > 0 ? [toMain] : []),
        ...(unsent > 0 ? [handIn] : []),
      ]);
    }
    case 'taken-in':
      return offer(window.showInformationMessage, say('fetch.takenIn', copy.branch ?? '', main), [toMain]);
    case 'apart':
      return offer(window.showWarningMessage, say('fetch.apart', latest.ours, latest.theirs), [
        showChanges(),
      ]);
    case 'in-the-way': {
      const files = latest.files.slice(0, 3).join(', ') + (latest.files.length > 3 ? ' …' : '');
      return offer(window.showWarningMessage, say('fetch.inTheWay', files), [handIn, showChanges()]);
    }
    case 'failed':
      return tellGitFailure(latest.failure, [
        { label: say('tryAgain'), take: () => commands.executeCommand('ska.fetchLatest') },
      ]);
  }
}
