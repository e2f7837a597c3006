import type { Files } from '../base/ports.ts';

/** A project's files as an editor shows them: what is open there stands before what is on disk. */
export interface Overlay {
  readonly files: Files;
  /** The open text at a path. */
  text(path: string): string | undefined;
  set(path: string, text: string): void;
  delete(path: string): void;
}

/** Lays open texts over the files of `disk`. Writing goes to the disk. A path counts in NFC. */
export function overlayOn(disk: Files): Overlay {
  const texts = new Map<string, { readonly text: string; readonly modified: number }>();
  let revision = 0;
  const name = (path: string) => path.normalize('NFC').replace(/^\.\//, '');
  const encoder = new TextEncoder();
  return {
    text: path => texts.get(name(path))?.text,
    set: (path, text) => texts.set(name(path), { text, modified: ++revision }),
    delete: path => texts.delete(name(path)),
    files: {
      ...disk,
      async info(path) {
        const open = texts.get(name(path));
        if (!open) return disk.info(path);
        return { kind: 'file', size: encoder.encode(open.text).length, modified: open.modified };
      },
      async read(path) {
        const open = texts.get(name(path));
        return open ? encoder.encode(open.text) : disk.read(path);
      },
      async list(folder) {
        const below = folder === '.' || folder === '' ? '' : `${name(folder)}/`;
        const open = [...texts.keys()].filter(path => path.startsWith(below));
        const found = await disk.list(folder);
        return open.every(path => found.includes(path)) ? found : [...new Set([...found, ...open])].sort();
      },
    },
  };
}
