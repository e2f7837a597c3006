import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** How the editor's addresses and a project's paths lead to each other. */
export interface ProjectUris {
  /** The path below the project's folder, with `/` and NFC; undefined for anything outside of it. */
  path(uri: string): string | undefined;
  /** The address of a path: as the editor wrote it where it has it open. */
  uri(path: string): string;
  /** Remembers how the editor writes the address of a document. */
  remember(uri: string): void;
}

/** The absolute path of a file's address; undefined for addresses that are no files (an untitled document). */
export function fileOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** The addresses of a project in a folder. */
export function projectUris(root: string): ProjectUris {
  const written = new Map<string, string>();
  const path = (uri: string) => {
    const file = fileOf(uri);
    const below = file === undefined ? undefined : relative(root.normalize('NFC'), file.normalize('NFC'));
    if (!below || below.startsWith('..') || isAbsolute(below)) return undefined;
    return below.split(sep).join('/');
  };
  return {
    path,
    uri: each => written.get(each) ?? pathToFileURL(join(root, each)).href,
    remember(uri) {
      const found = path(uri);
      if (found) written.set(found, uri);
    },
  };
}
