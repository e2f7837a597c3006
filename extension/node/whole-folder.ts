import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../base/fault.ts';
import type { FileSystem } from './file-system.ts';
import { flush } from './flush.ts';
import { isAbsent, writeFault } from './io-fault.ts';
import { makeFolder } from './make-folder.ts';
import { renamePatiently } from './patient-rename.ts';
import { underWay } from './unfinished.ts';
import { temporaryPrefix } from './whole-file.ts';

/** How folders are moved; a test hands in a machine where another program holds them. */
export interface Moving {
  readonly rename: FileSystem['rename'];
  readonly wait: (ms: number) => Promise<void>;
}

const here: Moving = { rename, wait: ms => sleep(ms) };

/** Somebody may look at a file in it for a moment: Windows takes away no folder then. */
const takeAway = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 } as const;

/** What may lie in a folder that counts as empty: a new repository's own folder, and what systems leave unasked. */
const unseen: ReadonlySet<string> = new Set(['.git', '.DS_Store', 'desktop.ini', 'Thumbs.db']);

/** The names that keep a folder from being empty; none for a folder that is not there. Fault `file.not-folder` for a file. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.map(name => name.normalize('NFC')).filter(name => !unseen.has(name));
  } catch (error) {
    if (await isFile(folder)) throw new Fault('file.not-folder', { file: folder });
    if (isAbsent(error)) return [];
    throw writeFault(error, folder, false);
  }
}

/**
 * Fills an empty or absent folder as a whole or not at all: `fill` writes into a temporary folder, whose files take their
 * places when it is done. What a failure or an abort leaves is taken away, folders above that were made for it too.
 * Faults: those of `fill`, `file.unwritable`, `file.full`.
 */
export async function fillFolder(
  folder: string,
  fill: (temporary: string) => Promise<void>,
  moving: Moving = here,
): Promise<void> {
  const target = resolve(folder);
  const isThere = await stat(target).then(
    () => true,
    () => false,
  );
  let made: string | undefined;
  let temporary: string | undefined;
  const done = underWay(() => {
    for (const folder of [temporary, made]) if (folder) removeNow(folder);
  });
  try {
    // A folder that is there may be one that somebody stands in: its files move in, the folder itself stays.
    const around = isThere ? target : dirname(target);
    made = await makeFolder(around);
    temporary = join(around, temporaryPrefix + randomBytes(6).toString('hex'));
    await mkdir(temporary);
    await fill(temporary);
    if (isThere) await moveAll(temporary, target, moving);
    else await renamePatiently(moving.rename, temporary, target, moving);
    made = undefined;
  } catch (error) {
    throw error instanceof Fault ? error : writeFault(error, folder, false);
  } finally {
    if (temporary) await rm(temporary, takeAway);
    if (made) await rm(made, takeAway);
    done();
  }
}

/** For the moment in which the process ends: nothing can be waited for, and nobody can be told. */
function removeNow(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // It stays, hidden.
  }
}

function moveNow(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // It was not there, or it stays.
  }
}

/** Moves all entries of a folder into another; those already moved go back when one cannot. */
async function moveAll(from: string, to: string, moving: Moving): Promise<void> {
  const moved: string[] = [];
  const done = underWay(() => {
    for (const name of moved) moveNow(join(to, name), join(from, name));
  });
  try {
    for (const name of await readdir(from)) {
      await renamePatiently(moving.rename, join(from, name), join(to, name), moving);
      moved.push(name);
    }
  } catch (error) {
    for (const name of moved) await renamePatiently(moving.rename, join(to, name), join(from, name), moving);
    throw error;
  } finally {
    done();
  }
}

async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await flush(handle);
  } finally {
    await handle.close();
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isFile(),
    () => false,
  );
}

/**
 * Writes a folder anew, as a whole or not at all: what it held before gives way when everything has been written. `files`
 * are contents by name. Faults: `file.locked` when a program holds one of the old files (the folder is then as it was),
 * `file.unwritable`, `file.full`.
 */
export async function replaceFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  signal?: AbortSignal,
  moving: Moving = here,
): Promise<void> {
  const target = resolve(folder);
  const move = (from: string, to: string) => renamePatiently(moving.rename, from, to, moving);
  const beside = () => join(dirname(target), temporaryPrefix + randomBytes(6).toString('hex'));
  const [fresh, old] = [beside(), beside()];
  const done = underWay(() => {
    if (!existsSync(target)) moveNow(old, target);
    for (const folder of [fresh, old]) removeNow(folder);
  });
  try {
    await makeFolder(fresh);
    for (const [name, content] of files) {
      signal?.throwIfAborted();
      await writeWhole(join(fresh, name), content);
    }
    signal?.throwIfAborted();
    const isThere = await move(target, old).then(
      () => true,
      (error: unknown) => {
        if (isAbsent(error)) return false;
        throw writeFault(error, folder, true);
      },
    );
    await move(fresh, target).catch(async (error: unknown) => {
      if (isThere) await move(old, target).catch(() => undefined);
      throw writeFault(error, folder, true);
    });
  } catch (error) {
    throw error instanceof Fault || signal?.aborted ? error : writeFault(error, folder, false);
  } finally {
    await rm(fresh, takeAway);
    // An old file that is held meanwhile lies in a hidden folder; and where nothing could take its place it is all there is.
    if (existsSync(target)) await rm(old, takeAway).catch(() => undefined);
    done();
  }
}
