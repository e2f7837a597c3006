import { basename, dirname, relative, resolve, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../base/fault.ts';
import type { FileInfo, Files } from '../base/ports.ts';
import { nearest } from '../schema/nearest.ts';
import { containedPath } from './contained-path.ts';
import { type FileSystem, realFileSystem } from './file-system.ts';
import { isAbsent, readFault, writeFault } from './io-fault.ts';
import { listBelow } from './listing.ts';
import { wholeFileWriter } from './whole-file.ts';

/** How files are opened. */
export interface FilesOptions {
  /** Larger files are not read (`file.too-large`); bytes, default 100 MB. */
  readonly maxBytes?: number;
  /** When aborted, writing stops with its reason and leaves no half-written file. */
  readonly signal?: AbortSignal;
  /** For tests: a machine that answers otherwise than this one. */
  readonly fs?: FileSystem;
  readonly platform?: NodeJS.Platform;
  readonly wait?: (ms: number) => Promise<void>;
}

/** The files of the project in the folder `root`; what they promise stands at {@link Files}. */
export function openFiles(root: string, options: FilesOptions = {}): Files {
  const { maxBytes = 100_000_000, signal, fs = realFileSystem, platform = process.platform } = options;
  const folder = resolve(root);
  const writer = wholeFileWriter(fs, options.wait ?? (ms => sleep(ms)), signal);
  const at = (path: string) => containedPath(fs, folder, path, platform);

  async function stats(path: string, absolute: string) {
    try {
      return await fs.stat(absolute);
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw readFault(error, path, platform);
    }
  }

  async function info(path: string): Promise<FileInfo | undefined> {
    const found = await stats(path, await at(path));
    if (!found) return undefined;
    return { kind: found.isDirectory() ? 'folder' : 'file', size: found.size, modified: found.mtimeMs };
  }

  async function read(path: string): Promise<Uint8Array> {
    const absolute = await at(path);
    const found = await stats(path, absolute);
    if (!found) throw new Fault('file.missing', { file: path, ...(await meant(fs, absolute, path)) });
    if (found.isDirectory()) throw new Fault('file.folder', { file: path });
    // A pipe or a device never ends.
    if (!found.isFile()) throw new Fault('file.unreadable', { file: path, reason: 'ENOTSUP' });
    if (found.size > maxBytes) {
      throw new Fault('file.too-large', { file: path, size: found.size, limit: maxBytes });
    }
    try {
      return await fs.readFile(absolute);
    } catch (error) {
      throw readFault(error, path, platform);
    }
  }

  async function list(path: string): Promise<readonly string[]> {
    const absolute = await at(path);
    const found = await stats(path, absolute);
    if (!found) return [];
    if (!found.isDirectory()) throw new Fault('file.not-folder', { file: path });
    const prefix = relative(folder, resolve(folder, path.replaceAll('\\', '/')))
      .split(sep)
      .join('/')
      .normalize('NFC');
    return listBelow(fs, await at('.'), absolute, prefix, error => readFault(error, path, platform));
  }

  async function write(path: string, content: Uint8Array | string): Promise<void> {
    await writer.write(await at(path), content, path);
  }

  async function remove(path: string): Promise<void> {
    const absolute = await at(path);
    if (absolute === (await at('.'))) throw new Fault('file.folder', { file: path });
    try {
      await fs.rm(absolute, { force: true, recursive: true, maxRetries: 5, retryDelay: 100 });
    } catch (error) {
      throw writeFault(error, path, true);
    }
  }

  return { root: folder, info, read, list, write, remove };
}

/** The name in the same folder that a mistyped one was probably meant to be. */
async function meant(fs: FileSystem, absolute: string, path: string): Promise<{ nearest?: string }> {
  const names = await fs.readdir(dirname(absolute)).catch(() => []);
  const visible = names.map(n => n.normalize('NFC')).filter(n => !n.startsWith('.') && !n.startsWith('~$'));
  const name = nearest(basename(absolute), visible);
  return name === undefined ? {} : { nearest: path.slice(0, path.lastIndexOf('/') + 1) + name };
}
