import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Copy, copyOfExempel } from '../report/exempel.ts';
import { type Run, runSka } from './run-ska.ts';

export const report = 'rapporter/2025-26/tallbackaskolan.md';

/** What the commands make of a project that somebody has spoilt. */
export interface Judged {
  /** Exit code of `ska check`, and what it says when it cannot go on. */
  readonly code: number;
  readonly err: string;
  /** Its findings as `file:line code: message`, hints on a report's disposition left out. */
  readonly found: readonly string[];
  readonly update: Run;
  /** Files that are not as they were after `ska check` and `ska update`. */
  readonly lost: readonly string[];
}

/** Spoils a copy of the tests' project, then checks and updates it by the built command line. */
export async function judge(spoil: (copy: Copy) => Promise<void>): Promise<Judged> {
  await using copy = await copyOfExempel();
  await spoil(copy);
  const before = await filesOf(copy.folder);
  const [check, update] = await Promise.all([
    runSka(copy.folder, 'check', '--format', 'json'),
    runSka(copy.folder, 'update'),
  ]);
  const after = await filesOf(copy.folder);
  const all = new Set([...before.keys(), ...after.keys()]);
  return {
    code: check.code,
    err: check.err,
    found: findingsOf(check),
    update,
    lost: [...all].filter(path => before.get(path) !== after.get(path)),
  };
}

interface Told {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

function findingsOf({ out }: Run): readonly string[] {
  if (out === '') return [];
  const diagnostics: readonly Told[] = JSON.parse(out).diagnostics;
  return diagnostics
    .filter(one => !/^(?:outline|thread)\./.test(one.code))
    .map(one => `${one.file}:${one.range.start.line} ${one.code}: ${one.message}`);
}

/** Every file below a folder with a sum of its content (of its size when it is huge). */
async function filesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const sums = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) continue;
    const { size } = await stat(path);
    const content = size > 1e7 ? String(size) : await readFile(path);
    sums.set(path.slice(folder.length + 1), createHash('sha256').update(content).digest('hex'));
  }
  return sums;
}
