import { spawn } from 'node:child_process';
import { gitProgram } from '../git-program.ts';
import type { Environment } from '../machine.ts';

/** How a run of git ended. */
export interface GitRun {
  /** Git's own; `undefined` when there is no such program, or when it was stopped. */
  readonly code: number | undefined;
  readonly out: string;
  /** What it said to a person, in English. */
  readonly said: string;
}

/** Runs git in one folder. */
export type RunGit = (args: readonly string[], signal?: AbortSignal) => Promise<GitRun>;

/**
 * Runs the git `program` of this machine in a folder. It never waits for somebody to type a password: without a key or a
 * keeper of passwords it fails.
 */
export function gitIn(folder: string, environment: Environment, program = gitProgram(environment)): RunGit {
  const env = {
    ...environment,
    GIT_TERMINAL_PROMPT: '0',
    GIT_EDITOR: 'true',
    // What it says is read below, and shown to nobody but in the log.
    LC_ALL: 'C.UTF-8',
    LANGUAGE: 'en',
  };
  return (args, signal) =>
    new Promise(done => {
      const child = spawn(program, ['-c', 'core.quotePath=false', ...args], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
        ...(signal && { signal }),
      });
      let out = '';
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
      child.on('error', error => done({ code: undefined, out, said: said || error.message }));
      child.on('close', code => done({ code: code ?? undefined, out, said: said.trim() }));
    });
}
