import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { FileSystem } from './file-system.ts';
import { flush } from './flush.ts';
import { isAbsent, isHeld, writeFault } from './io-fault.ts';
import { makeFolder } from './make-folder.ts';
import { renamePatiently } from './patient-rename.ts';
import { underWay } from './unfinished.ts';

/** How the name of a file under writing begins; whoever lists a folder passes over it. */
export const temporaryPrefix = '.ska-skrivs-';

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
  async function write(absolute: string, content: Uint8Array | string, shown: string): Promise<void> {
    signal?.throwIfAborted();
    const temporary = join(dirname(absolute), temporaryPrefix + randomBytes(6).toString('hex'));
    let mode: number | undefined;
    let replacing = false;
    const done = underWay(() => rmSync(temporary, { force: true }));
    try {
      mode = await modeOf(fs, absolute);
      await makeFolder(dirname(absolute), fs);
      const handle = await fs.open(temporary, 'wx');
      try {
        await handle.writeFile(content, signal ? { signal } : {});
        // A network drive or a stick may know no such marks.
        if (mode !== undefined) await handle.chmod(mode).catch(() => undefined);
        await flush(handle);
      } finally {
        await handle.close();
      }
      replacing = mode !== undefined;
      await renamePatiently(fs.rename, temporary, absolute, { wait, signal });
    } catch (error) {
      await fs.rm(temporary, { force: true }).catch(() => undefined);
      signal?.throwIfAborted();
      // Windows lets nobody take the place of a file that is marked read-only; no program needs to be closed for that.
      if (replacing && isHeld(error) && mode !== undefined && (mode & 0o200) === 0)
        throw new Fault('file.unwritable', { file: shown, reason: 'READONLY' });
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
