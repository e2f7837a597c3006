import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileSystem } from './file-system.ts';
import { isAbsent, isHeld, writeFault } from './io-fault.ts';
import { makeFolder } from './make-folder.ts';
import { underWay } from './unfinished.ts';

/** How the name of a file under writing begins; whoever lists a folder passes over it. */
export const temporaryPrefix = '.ska-skrivs-';

/** A virus scanner or an indexer lets go of a file within moments; a person who has it open does not. */
const pauses = [40, 120, 360] as const;

/** Writes files so that each is there as a whole, or is as it was. */
export interface WholeFileWriter {
  /** `shown` is the name for messages. Faults: `file.locked`, `file.full`, `file.folder`, `file.unwritable`; an aborted signal's reason. */
  write(absolute: string, content: Uint8Array | string, shown: string): Promise<void>;
}

/**
 * A writer that lays a temporary file beside the target, flushes it and renames it. The temporary file goes away on every
 * failure, when the signal is aborted, and when the process exits in the middle.
 */
export function wholeFileWriter(
  fs: FileSystem,
  wait: (ms: number) => Promise<void>,
  signal: AbortSignal | undefined,
): WholeFileWriter {
  async function replace(temporary: string, target: string): Promise<void> {
    for (const pause of [...pauses, undefined]) {
      signal?.throwIfAborted();
      try {
        return await fs.rename(temporary, target);
      } catch (error) {
        if (!isHeld(error) || pause === undefined) throw error;
        await wait(pause);
      }
    }
  }

  async function write(absolute: string, content: Uint8Array | string, shown: string): Promise<void> {
    signal?.throwIfAborted();
    const temporary = join(dirname(absolute), temporaryPrefix + randomBytes(6).toString('hex'));
    let replacing = false;
    const done = underWay(() => rmSync(temporary, { force: true }));
    try {
      const mode = await modeOf(fs, absolute);
      await makeFolder(dirname(absolute), fs);
      const handle = await fs.open(temporary, 'wx');
      try {
        await handle.writeFile(content, signal ? { signal } : {});
        if (mode !== undefined) await handle.chmod(mode);
        await handle.sync();
      } finally {
        await handle.close();
      }
      replacing = mode !== undefined;
      await replace(temporary, absolute);
    } catch (error) {
      await fs.rm(temporary, { force: true }).catch(() => undefined);
      signal?.throwIfAborted();
      throw writeFault(error, shown, replacing);
    } finally {
      done();
    }
  }

  return { write };
}

/** The permissions of the file that is to be replaced; undefined when there is none. A folder there is an EISDIR. */
async function modeOf(fs: FileSystem, absolute: string): Promise<number | undefined> {
  try {
    const stats = await fs.stat(absolute);
    if (stats.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
    return stats.mode & 0o777;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
