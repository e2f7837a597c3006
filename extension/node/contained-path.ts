import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { FileSystem } from './file-system.ts';
import { isAbsent, readFault } from './io-fault.ts';

/**
 * The absolute path behind a path of the project, with links followed as far as it exists. A backslash is a slash on every system:
 * what works for its author on Windows is there for others too. Names are compared by NFC: a
 * checkout may hold `å` as two characters (NFD), and then that name is the answer. Fault `file.outside` when the path
 * leaves the folder, by `..`, by being absolute or by a link.
 */
export async function containedPath(
  fs: FileSystem,
  root: string,
  path: string,
  platform: NodeJS.Platform,
): Promise<string> {
  const base = await realOrSelf(fs, root);
  if (path.includes('\0')) throw new Fault('file.missing', { file: path.replaceAll('\0', '?') });
  const lexical = relative(root, resolve(root, path.replaceAll('\\', '/')));
  if (leaves(lexical)) throw new Fault('file.outside', { file: path });
  let folder = base;
  const names = lexical === '' ? [] : lexical.split(sep);
  for (const [index, name] of names.entries()) {
    const next = await follow(fs, folder, name).catch(error => {
      throw readFault(error, path, platform);
    });
    if (next === undefined) return join(folder, ...names.slice(index).map(n => n.normalize('NFC')));
    if (!isWithin(base, next)) throw new Fault('file.outside', { file: path });
    folder = next;
  }
  return folder;
}

/** The real path of one name in a real folder; undefined when there is none (also for a link that leads nowhere). */
async function follow(fs: FileSystem, folder: string, name: string): Promise<string | undefined> {
  const nfc = name.normalize('NFC');
  for (const spelling of new Set([nfc, name, name.normalize('NFD')])) {
    const found = await present(() => fs.realpath(join(folder, spelling)));
    if (found !== undefined) return found;
  }
  // A name may also mix both forms: only the folder knows.
  const names = /^[\x20-\x7e]*$/.test(nfc) ? [] : await present(() => fs.readdir(folder));
  const same = names?.find(n => n.normalize('NFC') === nfc);
  return same === undefined ? undefined : present(() => fs.realpath(join(folder, same)));
}

async function present<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** The root with its links followed, or the nearest folder above that exists with the rest of the way. */
async function realOrSelf(fs: FileSystem, root: string): Promise<string> {
  const real = await present(() => fs.realpath(root));
  if (real !== undefined) return real;
  const above = dirname(root);
  return above === root ? root : join(await realOrSelf(fs, above), relative(above, root));
}

/** True when a real path is a real folder or stands below it. */
export function isWithin(folder: string, path: string): boolean {
  return !leaves(relative(folder, path));
}

const leaves = (path: string) => path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
