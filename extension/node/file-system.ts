import * as promises from 'node:fs/promises';

/** What this room uses of `node:fs/promises`: a test hands in one that answers as a full disk or a locked file does. */
export type FileSystem = Pick<
  typeof promises,
  'stat' | 'lstat' | 'realpath' | 'readdir' | 'readFile' | 'mkdir' | 'open' | 'rename' | 'rm'
>;

/** The machine's own files. */
export const realFileSystem: FileSystem = promises;
