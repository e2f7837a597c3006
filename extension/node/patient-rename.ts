import type { FileSystem } from './file-system.ts';
import { isHeld } from './io-fault.ts';

/**
 * A virus scanner, an indexer or OneDrive lets go of a file within a second or two, mostly at once; a person who has it open
 * does not.
 */
const pauses = [40, 120, 360, 800, 1600] as const;

/** How a rename waits (ms), and what stops it. */
export interface Patience {
  readonly wait: (ms: number) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Renames a file or folder, again after a moment where another program holds it: on Windows a folder cannot be moved while
 * anybody looks at a file in it. Rejects with the system's last error, or with an aborted signal's reason.
 */
export async function renamePatiently(
  rename: FileSystem['rename'],
  from: string,
  to: string,
  { wait, signal }: Patience,
): Promise<void> {
  for (const pause of [...pauses, undefined]) {
    signal?.throwIfAborted();
    try {
      return await rename(from, to);
    } catch (error) {
      if (!isHeld(error) || pause === undefined) throw error;
      await wait(pause);
    }
  }
}
