import { basename, dirname } from 'node:path';
import {
  type Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  type Uri,
  workspace,
} from 'vscode';
import type { Projects } from '../projects.ts';
import { gitOf, type ProjectGit } from './git.ts';

/** The versions that projects are compared with: one that was chosen, else what was saved in git last. */
export interface Bases extends Disposable {
  /** Another version, or that version has moved. */
  readonly onDidChange: Event<void>;
  /** A file's text in that version; undefined where there is none, no git, or the folder is not trusted. */
  textOf(uri: Uri): Promise<string | undefined>;
  /** The version that was chosen for the project of a file. */
  chosenFor(uri: Uri): string | undefined;
  /** Chooses a version for a project's folder; undefined goes back to what was saved last. */
  choose(root: string, version: string | undefined): void;
}

/** Keeps the version of each project. Git runs in trusted folders only. */
export function basesOf(projects: Projects, output: LogOutputChannel): Bases {
  const changed = new EventEmitter<void>();
  const chosen = new Map<string, string>();
  const opened = new Map<string, Promise<ProjectGit>>();
  const followed: Disposable[] = [];

  const git = (root: string) => {
    const known = opened.get(root) ?? open(root);
    opened.set(root, known);
    return known;
  };
  async function open(root: string): Promise<ProjectGit> {
    const found = await gitOf(root, output);
    const following = await found.onDidMove(() => changed.fire());
    if (following) followed.push(following);
    return found;
  }

  return {
    onDidChange: changed.event,
    async textOf(uri) {
      const project = projects.of(uri);
      if (!workspace.isTrusted || !project || uri.scheme !== 'file') return undefined;
      const { run } = await git(project.root);
      const version = chosen.get(project.root) ?? 'HEAD';
      const path = `${version}:./${basename(uri.fsPath)}`;
      const folder = dirname(uri.fsPath);
      const { code, out } = await run(['-C', folder, 'show', '--no-textconv', '--no-ext-diff', path]);
      return code === 0 ? out.replace(/^\uFEFF/, '') : undefined;
    },
    chosenFor: uri => chosen.get(projects.of(uri)?.root ?? ''),
    choose(root, version) {
      if (version === undefined) chosen.delete(root);
      else chosen.set(root, version);
      changed.fire();
    },
    dispose() {
      for (const one of followed) one.dispose();
      changed.dispose();
    },
  };
}
