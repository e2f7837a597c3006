import { spawn } from 'node:child_process';
import { Fault } from '../base/fault.ts';
import { gitProgram } from './git-program.ts';
import type { Environment } from './machine.ts';

/** What git answered: its exit code, what it printed, and its own words on what went wrong. */
export interface GitAnswer {
  readonly code: number;
  readonly out: Buffer;
  readonly err: string;
}

/** How git is run: in which folder, with which variables, and what stops it. */
export interface GitSetting {
  readonly folder: string;
  readonly env: Environment;
  readonly signal?: AbortSignal;
}

/** Nothing that a repository's settings could start: no hooks, monitors, external diffs, pagers or helpers, and no network. */
const harmless = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.quotePath=false',
  'core.pager=cat',
  'diff.external=',
  'gc.auto=0',
  'maintenance.auto=false',
  'protocol.allow=never',
  'submodule.recurse=false',
].flatMap(setting => ['-c', setting]);

/** The arguments and the environment of a run of git that only reads. Its messages are in English, so that they can be told apart. */
export function gitCall(
  args: readonly string[],
  env: Environment,
): { readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv } {
  const { GIT_EXTERNAL_DIFF: _diff, GIT_ASKPASS: _ask, SSH_ASKPASS: _ssh, ...rest } = env;
  return {
    args: ['--no-pager', ...harmless, ...args],
    env: {
      ...rest,
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_LAZY_FETCH: '1',
      GIT_LITERAL_PATHSPECS: '1',
    },
  };
}

/** Runs git to its end. Faults: `git.missing`. Rejects with the signal's reason when it is aborted. */
export function runGit(
  setting: GitSetting,
  args: readonly string[],
  input: Uint8Array | string = '',
): Promise<GitAnswer> {
  const { signal, folder, env } = setting;
  signal?.throwIfAborted();
  const call = gitCall(args, env);
  return new Promise((done, fail) => {
    const child = spawn(gitProgram(env), call.args, { cwd: folder, env: call.env, windowsHide: true });
    const out: Buffer[] = [];
    let err = '';
    const stop = () => child.kill();
    signal?.addEventListener('abort', stop, { once: true });
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => {
      if (err.length < 4000) err += part.toString('utf8');
    });
    child.on('error', error => {
      signal?.removeEventListener('abort', stop);
      fail((error as NodeJS.ErrnoException).code === 'ENOENT' ? new Fault('git.missing', {}) : error);
    });
    child.on('close', code => {
      signal?.removeEventListener('abort', stop);
      if (signal?.aborted) fail(signal.reason);
      else done({ code: code ?? 1, out: Buffer.concat(out), err: err.trim() });
    });
    // Git may end before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
