import { posix } from 'node:path';
import { Fault } from '../base/fault.ts';

/** The system's code of an IO error (`ENOENT`, `EBUSY`, …); empty for anything else that was thrown. */
export function ioCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** True when nothing stands at the path. */
export function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(ioCode(error));
}

/**
 * The fault behind an error on reading. Windows answers EBUSY for a file that another program holds, and EPERM or EACCES
 * when that program (or a pending delete) denies sharing; elsewhere EACCES is what it says, a missing permission.
 */
export function readFault(error: unknown, file: string, platform: NodeJS.Platform): unknown {
  const code = ioCode(error);
  if (!code) return error;
  if (isAbsent(error)) return new Fault('file.missing', { file });
  if (code === 'EISDIR') return new Fault('file.folder', { file });
  if (code === 'EBUSY' || code === 'EPERM' || (code === 'EACCES' && platform === 'win32')) {
    return new Fault('file.locked', { file, use: 'read' });
  }
  return new Fault('file.unreadable', { file, reason: code });
}

/**
 * The fault behind an error on writing. `replacing`: the error came when the finished file was to take the place of an
 * older one, which the folder's permissions do not explain, so another program holds the older one.
 */
export function writeFault(error: unknown, file: string, replacing: boolean): unknown {
  const code = ioCode(error);
  if (!code) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Fault('file.full', { file });
  if (code === 'EISDIR') return new Fault('file.folder', { file });
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return new Fault('file.not-folder', { file: posix.dirname(file) });
  if (code === 'EBUSY' || (replacing && isHeld(error)))
    return new Fault('file.locked', { file, use: 'write' });
  return new Fault('file.unwritable', { file, reason: code });
}

/** True for the answers of a system where another program holds the file, now or for a moment (a virus scanner). */
export function isHeld(error: unknown): boolean {
  return ['EBUSY', 'EPERM', 'EACCES'].includes(ioCode(error));
}
