import type { FileHandle } from 'node:fs/promises';
import { ioCode } from './io-fault.ts';

/** What a network drive or a synchronised folder answers that cannot be asked: the bytes are with it by then. */
const cannot: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'ENOSYS']);

/** Waits until a file's bytes are on the disk, where that can be asked for. Rejects with what a disk answers else (`ENOSPC`, `EIO`). */
export async function flush(handle: Pick<FileHandle, 'sync'>): Promise<void> {
  try {
    await handle.sync();
  } catch (error) {
    if (!cannot.has(ioCode(error))) throw error;
  }
}
