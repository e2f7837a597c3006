import { join, resolve } from 'node:path';
import { lock } from 'proper-lockfile';
import { Fault } from '../base/fault.ts';
import { ioCode, writeFault } from './io-fault.ts';
import { makeFolder } from './make-folder.ts';

/** After this long (ms) without a sign of life the holder is taken for dead; it gives a sign every two seconds. */
const staleAfter = 10_000;

/** A folder that is ours to write in until it is released. */
export interface FolderLock extends AsyncDisposable {
  /** May be called twice. */
  release(): Promise<void>;
}

/**
 * Takes a folder for one build, making it when it is not there. Fault `build.running` when another build has it; a lock
 * that a killed build left behind is taken over. Also released when the process exits.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const absolute = resolve(folder);
  let free: (() => Promise<void>) | undefined;
  try {
    await makeFolder(absolute);
    free = await lock(absolute, {
      lockfilePath: join(absolute, '.ska-bygger'),
      stale: staleAfter,
      update: 2_000,
      // A laptop that slept, or one report that took longer to read than the limit, has lost the lock; its files are still written whole, so the build goes on.
      onCompromised: () => undefined,
    });
  } catch (error) {
    if (ioCode(error) === 'ELOCKED') throw new Fault('build.running', { folder });
    if (['EEXIST', 'ENOTDIR'].includes(ioCode(error))) throw new Fault('file.not-folder', { file: folder });
    throw writeFault(error, folder, false);
  }
  const release = async () => {
    const once = free;
    free = undefined;
    // Only a lock that was lost meanwhile cannot be released.
    await once?.().catch(() => undefined);
  };
  return { release, [Symbol.asyncDispose]: release };
}
