/** What a folder's entry is. */
export interface FileInfo {
  readonly kind: 'file' | 'folder';
  readonly size: number;
  /** Milliseconds since 1970; only ever compared, never shown. */
  readonly modified: number;
}

/**
 * Files of one project, by path relative to its folder, always with `/` and NFC; a path that leaves the folder
 * (also by a link) is a Fault `file.outside`.
 */
export interface Files {
  /** The project's folder, absolute. For messages and child processes only. */
  readonly root: string;
  /** Undefined when there is nothing at the path. */
  info(path: string): Promise<FileInfo | undefined>;
  /** All bytes. Faults: `file.missing`, `file.folder`, `file.locked` (EBUSY, EPERM: open in another program), `file.too-large`, `file.unreadable`. */
  read(path: string): Promise<Uint8Array>;
  /** Paths below a folder, recursively, sorted; an absent folder is empty. Skips `.git`, `node_modules`, `ut`. */
  list(folder: string): Promise<readonly string[]>;
  /** Writes the whole file or nothing (temporary file, flush, rename). Faults: `file.locked`, `file.unwritable`, `file.full`. */
  write(path: string, content: Uint8Array | string): Promise<void>;
  remove(path: string): Promise<void>;
}

/** Progress of long work: `done` of `total` steps, `label` says which. Implemented by the doors. */
export type Progress = (done: number, total: number, label: string) => void;
