import { chmod } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Files } from '../base/ports.ts';
import { openFiles } from './files.ts';
import type { Environment } from './machine.ts';
import { gitIn } from './working-copy/run-git.ts';

/** A clone of a repository whose own settings and hooks can be set: they are in no commit. */
export interface CloneSetup {
  /** The folder of its hooks, absolute. */
  readonly hooks: Files;
  /** The value of a setting of this clone; undefined when it has none. */
  setting(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  /** Writes a hook that git may run. Faults: `file.*`. */
  writeHook(name: string, text: string): Promise<void>;
}

/** Opens the clone that a folder lies in; undefined where there is no git or no repository with a work tree. */
export async function openClone(folder: string, env: Environment): Promise<CloneSetup | undefined> {
  const git = gitIn(folder, env);
  const found = await git(['rev-parse', '--git-path', 'hooks']);
  if (found.code !== 0) return undefined;
  const hooks = openFiles(resolve(folder, found.out.replace(/\n$/, '')));
  return {
    hooks,
    async setting(name) {
      const { code, out } = await git(['config', '--local', '--get', name]);
      return code === 0 ? out.replace(/\n$/, '') : undefined;
    },
    async set(name, value) {
      await git(['config', '--local', name, value]);
    },
    async writeHook(name, text) {
      await hooks.write(name, text);
      // Windows knows no such mark, and its git wants none.
      await chmod(join(hooks.root, name), 0o755).catch(() => undefined);
    },
  };
}
