import * as promises from 'node:fs/promises';
import { dirname } from 'node:path';
import { ioCode } from './io-fault.ts';

/**
 * Makes a folder and those above it that are missing. Step by step, since `mkdir` with `recursive` tries for ever where a
 * folder can be seen but nothing be made in it (`/proc`). The first folder that was made; undefined when all were there.
 * Rejects with the system's error; `ENOTDIR` where a file is in the way.
 */
export async function makeFolder(
  path: string,
  fs: Pick<typeof promises, 'mkdir' | 'stat'> = promises,
): Promise<string | undefined> {
  const missing: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    const info = await fs.stat(at).catch(error => {
      if (ioCode(error) !== 'ENOENT') throw error;
      return undefined;
    });
    if (info?.isDirectory()) break;
    if (info) throw Object.assign(new Error(`ENOTDIR: ${at}`), { code: 'ENOTDIR' });
    if (at === dirname(at)) break;
    missing.push(at);
  }
  for (const each of missing.reverse())
    await fs.mkdir(each).catch(error => {
      // Somebody else was quicker.
      if (ioCode(error) !== 'EEXIST') throw error;
    });
  return missing[0];
}
