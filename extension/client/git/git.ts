import {
  commands,
  type Disposable,
  type Event,
  extensions,
  type LogOutputChannel,
  Uri,
  window,
} from 'vscode';
import type { GitFailure } from '../../node/working-copy/hand-in.ts';
import { gitIn, type RunGit } from '../../node/working-copy/run-git.ts';
import { say, type TextKey } from '../texts.ts';

/** What of VS Code's own git extension is used: where git is, and its way to sign in. */
interface GitExtension {
  getAPI(version: 1): {
    readonly git: { readonly path: string };
    openRepository(root: Uri): Promise<Repository | null>;
  };
}

interface Repository {
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly onDidChange: Event<void>;
  };
  push(remote: string, branch: string, setUpstream: boolean): Promise<void>;
  fetch(options: { readonly remote: string; readonly prune: boolean }): Promise<void>;
}

/** Git in a project's folder; what VS Code's own extension can do besides; where it is told what was run. */
export interface ProjectGit {
  readonly run: RunGit;
  /** Sends a branch, or asks for what is new, in VS Code's own way, which can ask the user to sign in. False when that failed too. */
  push(remote: string, branch: string): Promise<boolean>;
  fetch(remote: string): Promise<boolean>;
  /** Calls when another commit is worked on: something was saved in git, fetched or switched to. Needs VS Code's git extension. */
  onDidMove(call: () => void): Promise<Disposable | undefined>;
}

/** Git as VS Code has it; without its git extension, the one on the path. */
export async function gitOf(folder: string, output: LogOutputChannel): Promise<ProjectGit> {
  const api = await gitExtension();
  const run = gitIn(folder, process.env, api?.git.path);
  async function inItsWay(action: (repository: Repository) => Promise<void>): Promise<boolean> {
    try {
      const repository = await api?.openRepository(Uri.file(folder));
      if (!repository) return false;
      await action(repository);
      return true;
    } catch (error) {
      output.error(String(error));
      return false;
    }
  }
  return {
    async run(args, signal) {
      const answer = await run(args, signal);
      output.debug(`git ${args.join(' ')}: ${answer.code}`);
      if (answer.code !== 0 && answer.said) output.debug(answer.said);
      return answer;
    },
    push: (remote, branch) => inItsWay(repository => repository.push(remote, branch, true)),
    fetch: remote => inItsWay(repository => repository.fetch({ remote, prune: true })),
    async onDidMove(call) {
      const repository = await api?.openRepository(Uri.file(folder)).catch(() => undefined);
      if (!repository) return undefined;
      const { state } = repository;
      let seen = state.HEAD?.commit;
      return state.onDidChange(() => {
        if (state.HEAD?.commit === seen) return;
        seen = state.HEAD?.commit;
        call();
      });
    },
  };
}

async function gitExtension(): Promise<ReturnType<GitExtension['getAPI']> | undefined> {
  try {
    return (await extensions.getExtension<GitExtension>('vscode.git')?.activate())?.getAPI(1);
  } catch {
    // The user has turned git off in VS Code.
    return undefined;
  }
}

/** A way on that is offered as a button. */
export interface NextStep {
  readonly label: string;
  readonly take: () => unknown;
}

/** Tells why git did not do it, with the next step as a button. */
export async function tellGitFailure({ why, said }: GitFailure, steps: readonly NextStep[]): Promise<void> {
  if (why === 'stopped') return;
  const reason = say(`git.${why}` satisfies TextKey);
  await offer(window.showErrorMessage, said ? `${reason} (${said})` : reason, [
    ...steps,
    { label: say('showOutput'), take: () => commands.executeCommand('ska.showOutput') },
  ]);
}

/** Says something, and takes the step whose button is pressed. */
export async function offer(
  tell: (message: string, ...buttons: string[]) => Thenable<string | undefined>,
  message: string,
  steps: readonly NextStep[],
): Promise<void> {
  const chosen = await tell(message, ...steps.map(step => step.label));
  await steps.find(step => step.label === chosen)?.take();
}

/** VS Code's own view of what is changed. */
export const showChanges: () => NextStep = () => ({
  label: say('showChanges'),
  take: () => commands.executeCommand('workbench.view.scm'),
});
