import { readdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { findProject } from '../node/project-folder.ts';
import { openSession, type ProjectSession, type SessionSetting } from './project-session.ts';
import { fileOf } from './project-uris.ts';

/** The projects of an editor's window. */
export interface Sessions extends AsyncDisposable {
  all(): readonly ProjectSession[];
  /** The project that a document belongs to, if it is known already. */
  known(uri: string): ProjectSession | undefined;
  /** The project that a document belongs to: the nearest `ska.yaml` upwards. */
  of(uri: string): Promise<ProjectSession | undefined>;
  /** Opens the projects in and around a folder that the editor has open. */
  openIn(folder: string): Promise<void>;
}

/** Folders deeper than this below an opened folder are only found by a document in them. */
const depth = 4;

/** No projects yet. */
export function openSessions(setting: SessionSetting): Sessions {
  const byRoot = new Map<string, ProjectSession>();

  function open(root: string): ProjectSession {
    // On Windows one folder may be written with other letters: small for large, as VS Code does with a drive's.
    const same = [...byRoot.values()].find(session => relative(session.root, root) === '');
    const session = same ?? openSession(root, setting);
    byRoot.set(session.root, session);
    return session;
  }

  async function projectAround(folder: string): Promise<string | undefined> {
    return findProject(folder).catch(() => undefined);
  }

  async function projectsBelow(folder: string, levels: number): Promise<readonly string[]> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    if (entries.some(entry => entry.name === 'ska.yaml' && entry.isFile())) return [folder];
    if (levels === 0) return [];
    const below = entries.filter(
      entry => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules',
    );
    const found = await Promise.all(below.map(entry => projectsBelow(join(folder, entry.name), levels - 1)));
    return found.flat();
  }

  const known = (uri: string) =>
    [...byRoot.values()]
      .filter(session => session.uris.path(uri) !== undefined)
      .sort((a, b) => b.root.length - a.root.length)[0];

  return {
    all: () => [...byRoot.values()],
    known,
    async of(uri) {
      const file = fileOf(uri);
      const root = file === undefined ? undefined : await projectAround(dirname(file));
      return root === undefined ? undefined : open(root);
    },
    async openIn(folder) {
      const around = await projectAround(folder);
      const roots = around === undefined ? await projectsBelow(folder, depth) : [around];
      for (const root of roots) open(root);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...byRoot.values()].map(session => session[Symbol.asyncDispose]()));
      byRoot.clear();
    },
  };
}
