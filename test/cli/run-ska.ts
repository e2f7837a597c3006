import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a run of the built command line came to. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `ska` in a folder, with nobody at the terminal. */
export function runSka(cwd: string, ...args: readonly string[]): Promise<Run> {
  return new Promise(done => {
    execFile(
      process.execPath,
      [join(root, 'dist', 'ska.mjs'), ...args],
      { cwd, maxBuffer: 1e8 },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    ).stdin?.end();
  });
}

/** One finding of `ska check --format json`. */
export interface CheckedFinding {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly message: string;
}

/** All findings of a project, and the exit code. */
export async function checkSka(
  cwd: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly findings: readonly CheckedFinding[] }> {
  const { code, out } = await runSka(cwd, 'check', '--format', 'json', ...args);
  return { code, findings: JSON.parse(out).diagnostics };
}

/** A folder of its own whose path has å and a blank. */
export async function ownFolder(): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'ska å '));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}
