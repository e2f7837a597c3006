import { relative, resolve, sep } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { Files } from '../base/ports.ts';
import { openFiles } from '../node/files.ts';
import { type GitRepository, openGit } from '../node/git.ts';
import { openProject, type Project } from '../project/project.ts';
import { type CommonOptions, type Door, projectFolder, shippedFiles } from './door.ts';

/** Two versions of a project, opened; disposing closes both and the repository. */
export interface Revisions extends AsyncDisposable {
  readonly before: Project;
  readonly after: Project;
  readonly base: string;
  readonly head: string;
}

/**
 * Opens two versions of the project: commits, or for `head` undefined the files on disk. `A...B` begins where the two have
 * parted. In a bare repository the project is at its top, or where `--project` says. Faults: those of git, of opening a project.
 */
export async function openRevisions(
  door: Door,
  options: CommonOptions,
  from: string,
  to: string | undefined,
): Promise<Revisions> {
  const folder = await projectFolder(door, options).catch(error => {
    if (error instanceof Fault && error.code === 'project.not-found') return undefined;
    throw error;
  });
  const asked = resolve(door.cwd, options.project ?? '.');
  const repository = await openRepository(door, folder ?? asked);
  try {
    // A bare repository has no folders: the one asked for is a path in its commits.
    const within = repository.top === undefined ? relative(door.cwd, asked).split(sep).join('/') : '';
    const prefix = folder ? repository.prefix : within ? `${within}/` : repository.prefix;
    const range = /^(.+?)(\.{2,3})(.+)$/.exec(from);
    const [base = from, dots = '', end] = range ? range.slice(1) : [];
    const head = to ?? end ?? (repository.top === undefined || !folder ? 'HEAD' : undefined);
    const start =
      dots === '...' ? await repository.mergeBase(base, head ?? 'HEAD') : await repository.commit(base);
    const at = async (name: string, commit: string) => {
      const files = await repository.files(commit, prefix);
      if (!(await files.info('ska.yaml')))
        throw new Fault('git.no-project', { revision: name, folder: prefix });
      return files;
    };
    const earlier = await at(base, start);
    const later: Files =
      head === undefined
        ? openFiles(folder ?? asked, { signal: door.signal })
        : await at(head, await repository.commit(head));
    const before = await openProject(earlier, shippedFiles());
    const after = await openProject(later, shippedFiles());
    return {
      before,
      after,
      base,
      head: head ?? (door.language === 'sv' ? 'arbetskopian' : 'the work tree'),
      async [Symbol.asyncDispose]() {
        await before[Symbol.asyncDispose]();
        await after[Symbol.asyncDispose]();
        await repository[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await repository[Symbol.asyncDispose]();
    throw error;
  }
}

async function openRepository(door: Door, folder: string): Promise<GitRepository> {
  const open = (at: string) => openGit({ folder: at, env: door.env, signal: door.signal });
  const exists = await openFiles(folder)
    .info('.')
    .catch(() => undefined);
  return open(exists ? folder : door.cwd);
}
