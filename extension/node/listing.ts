import { join } from 'node:path';
import { isWithin } from './contained-path.ts';
import type { FileSystem } from './file-system.ts';
import { isAbsent } from './io-fault.ts';
import { temporaryPrefix } from './whole-file.ts';

/** Never a project's own files: history, packages, and the owner files that Excel lays beside an open workbook. */
const passedOver = (name: string) =>
  name === '.git' || name === 'node_modules' || name.startsWith(temporaryPrefix) || name.startsWith('~$');

/**
 * The files below a real folder of the real folder `root`, sorted, as `prefix/…` in NFC. The output folder `ut` of the project itself is passed
 * over. A linked folder is followed once; where it leads back or out of sight, the link stands in the list as itself, so
 * that reading it tells what is wrong with it.
 */
export async function listBelow(
  fs: FileSystem,
  root: string,
  folder: string,
  prefix: string,
  fault: (error: unknown) => unknown,
): Promise<readonly string[]> {
  const seen = new Set<string>();
  const found = new Set<string>();

  async function walk(real: string, below: string): Promise<void> {
    seen.add(real);
    for (const entry of await fs.readdir(real, { withFileTypes: true })) {
      if (passedOver(entry.name) || (below === '' && entry.name === 'ut')) continue;
      const path = (below === '' ? '' : `${below}/`) + entry.name.normalize('NFC');
      if (entry.isDirectory()) await walk(join(real, entry.name), path);
      else if (entry.isSymbolicLink()) await link(join(real, entry.name), path);
      else found.add(path);
    }
  }

  async function link(absolute: string, path: string): Promise<void> {
    try {
      const real = await fs.realpath(absolute);
      const inside = (await fs.stat(real)).isDirectory() && isWithin(root, real) && !seen.has(real);
      if (inside) await walk(real, path);
      else found.add(path);
    } catch (error) {
      if (!isAbsent(error)) throw error;
      found.add(path);
    }
  }

  try {
    await walk(folder, prefix);
  } catch (error) {
    throw fault(error);
  }
  return [...found].sort();
}
