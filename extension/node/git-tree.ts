import { posix } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { FileInfo, Files } from '../base/ports.ts';
import { nearest } from '../schema/nearest.ts';
import type { GitObjects } from './git-objects.ts';

/** One file of a tree: its kind by git's mode, its object, its size in bytes. */
export interface TreeEntry {
  readonly mode: string;
  readonly oid: string;
  readonly size: number;
}

/** The entries of `ls-tree -r -l -z` (or of the index in the same shape), by path from the repository's top, as git has it. */
export function readTree(listing: Buffer): ReadonlyMap<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  for (const record of listing.toString('utf8').split('\0')) {
    const found = /^(\d+) (\w+) ([0-9a-f]+) +(-|\d+)\t(.+)$/s.exec(record);
    const [, mode = '', type = '', oid = '', size = '0', path = ''] = found ?? [];
    if (type === 'blob') entries.set(path, { mode, oid, size: Number(size) || 0 });
  }
  return entries;
}

const link = '120000';
const maxBytes = 100_000_000;

/**
 * The files of a project as git holds them: `prefix` is its folder from the repository's top (`''` or `kvalitet/`). Keeps the
 * promises of {@link Files}: names in NFC, no way out of the folder, links followed within it. Nothing can be written.
 */
export function filesOfTree(
  entries: ReadonlyMap<string, TreeEntry>,
  objects: GitObjects,
  prefix: string,
  root: string,
): Files {
  const byPath = new Map<string, TreeEntry>();
  const folders = new Set<string>(['']);
  const start = prefix.normalize('NFC');
  for (const [written, entry] of entries) {
    const path = written.normalize('NFC');
    if (!path.startsWith(start)) continue;
    const own = path.slice(start.length);
    if (/(^|\/)(\.git|\.\.?)(\/|$)/.test(own)) continue;
    byPath.set(own, entry);
    for (let at = own.lastIndexOf('/'); at > 0; at = own.lastIndexOf('/', at - 1))
      folders.add(own.slice(0, at));
  }

  /** A path with its links followed. */
  async function resolved(path: string): Promise<string> {
    let at = posix.normalize(path.normalize('NFC').replaceAll('\\', '/')).replace(/\/$/, '');
    if (at === '.') at = '';
    const outside = () => new Fault('file.outside', { file: path });
    for (let steps = 0; steps < 40; steps++) {
      if (at === '..' || at.startsWith('../') || at.startsWith('/') || at.includes('\0')) throw outside();
      const names = at.split('/');
      const index = names.findIndex((_, i) => byPath.get(names.slice(0, i + 1).join('/'))?.mode === link);
      if (index < 0) return at;
      const through = names.slice(0, index + 1).join('/');
      const entry = byPath.get(through);
      const target = entry ? (await objects.read(entry.oid)).toString('utf8').normalize('NFC') : '';
      if (target.startsWith('/') || /^[a-z]:|\\/i.test(target)) throw outside();
      at = posix.normalize(posix.join(posix.dirname(through), target, ...names.slice(index + 1)));
      if (at === '.') at = '';
    }
    throw outside();
  }

  async function info(path: string): Promise<FileInfo | undefined> {
    const at = await resolved(path);
    const entry = byPath.get(at);
    if (entry) return { kind: 'file', size: entry.size, modified: 0 };
    return folders.has(at) ? { kind: 'folder', size: 0, modified: 0 } : undefined;
  }

  async function read(path: string): Promise<Uint8Array> {
    const at = await resolved(path);
    const entry = byPath.get(at);
    if (!entry) {
      if (folders.has(at)) throw new Fault('file.folder', { file: path });
      const beside = posix.dirname(at) === '.' ? '' : `${posix.dirname(at)}/`;
      const names = [...byPath.keys()].filter(one => posix.dirname(one) === posix.dirname(at));
      const name = nearest(
        posix.basename(at),
        names.map(one => posix.basename(one)),
      );
      throw new Fault('file.missing', { file: path, ...(name && { nearest: beside + name }) });
    }
    if (entry.size > maxBytes)
      throw new Fault('file.too-large', { file: path, size: entry.size, limit: maxBytes });
    return objects.read(entry.oid);
  }

  async function list(folder: string): Promise<readonly string[]> {
    const at = await resolved(folder);
    if (byPath.has(at)) throw new Fault('file.not-folder', { file: folder });
    const below = at === '' ? '' : `${at}/`;
    return [...byPath.keys()].filter(path => path.startsWith(below) && !passedOver(path)).sort();
  }

  const refuse = (path: string) =>
    Promise.reject(new Fault('file.unwritable', { file: path, reason: 'EROFS' }));
  return { root, info, read, list, write: refuse, remove: refuse };
}

const passedOver = (path: string) => /^ut\/|(^|\/)(node_modules\/|~\$)/.test(path);
