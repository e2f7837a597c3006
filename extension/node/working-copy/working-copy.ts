import type { RunGit } from './run-git.ts';

/** A file of the project that is not as it was last saved in git. */
export interface Change {
  /** Path from the project's folder, with `/`. */
  readonly path: string;
  readonly change: 'new' | 'changed' | 'removed';
}

/** Where work is sent. */
export interface Remote {
  readonly name: string;
  /** As git goes there. */
  readonly url: string;
  /** As it stands in git's settings: an address that git is told to replace. */
  readonly writtenUrl: string;
}

/** How a project's folder stands in git. */
export interface WorkingCopy {
  /** The branch that is worked on; undefined when an older version is looked at. */
  readonly branch: string | undefined;
  /** The branch that others' work ends on: `main`. */
  readonly mainBranch: string;
  readonly remote: Remote | undefined;
  readonly changes: readonly Change[];
  /** Commits of this branch that the remote has not seen. */
  readonly unsent: number;
  /** True in the middle of a merge or the like: nothing may be saved until it is ended. */
  readonly busy: boolean;
}

/** The working copy that a project's folder lies in, or why there is none. */
export async function lookAt(git: RunGit): Promise<WorkingCopy | 'no-git' | 'no-repository'> {
  const inside = await git(['rev-parse', '--show-prefix']);
  if (inside.code === undefined) return 'no-git';
  if (inside.code !== 0) return 'no-repository';
  const prefix = inside.out.trim();
  const branch = await line(git, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  const remote = await remoteOf(branch, git);
  const mainBranch = await mainBranchOf(remote, branch, git);
  const status = await git([
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=all',
    '--no-renames',
    '--',
    '.',
  ]);
  const entries = status.out.split('\0').filter(Boolean);
  return {
    branch,
    mainBranch,
    remote,
    changes: entries.flatMap(entry => changeOf(entry, prefix)),
    unsent: await unsentOf(remote, git),
    busy: (await isMidway(git)) || entries.some(entry => /^(U.|.U|AA|DD)/.test(entry)),
  };
}

/** The first line that git answers; undefined when it has no answer. */
export async function line(git: RunGit, args: readonly string[]): Promise<string | undefined> {
  const { code, out } = await git(args);
  return code === 0 ? out.trim() || undefined : undefined;
}

/** True when git knows a branch or commit by this name. */
export async function isKnown(git: RunGit, name: string): Promise<boolean> {
  return (await git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`])).code === 0;
}

/** How many commits lie between two places of history. */
export async function countCommits(git: RunGit, range: readonly string[]): Promise<number> {
  return Number((await line(git, ['rev-list', '--count', ...range])) ?? 0);
}

function changeOf(entry: string, prefix: string): readonly Change[] {
  const [state, path] = [entry.slice(0, 2), entry.slice(3)];
  if (!path.startsWith(prefix)) return [];
  const change = state.includes('D') ? 'removed' : /[?A]/.test(state) ? 'new' : 'changed';
  return [{ path: path.slice(prefix.length), change }];
}

async function remoteOf(branch: string | undefined, git: RunGit): Promise<Remote | undefined> {
  const names = ((await git(['remote'])).out ?? '').split('\n').filter(Boolean);
  const own = branch && (await line(git, ['config', '--get', `branch.${branch}.remote`]));
  const name = [own, 'origin', names[0]].find(one => one && names.includes(one));
  if (!name) return undefined;
  const url = (await line(git, ['remote', 'get-url', '--push', name])) ?? '';
  const writtenUrl =
    (await line(git, ['config', '--get', `remote.${name}.pushurl`])) ??
    (await line(git, ['config', '--get', `remote.${name}.url`])) ??
    url;
  return { name, url, writtenUrl };
}

async function mainBranchOf(
  remote: Remote | undefined,
  branch: string | undefined,
  git: RunGit,
): Promise<string> {
  if (remote) {
    const { name } = remote;
    const head = await line(git, ['symbolic-ref', '--quiet', '--short', `refs/remotes/${name}/HEAD`]);
    if (head) return head.slice(name.length + 1);
    for (const usual of ['main', 'master'])
      if (await isKnown(git, `refs/remotes/${name}/${usual}`)) return usual;
  }
  for (const usual of ['main', 'master']) if (await isKnown(git, `refs/heads/${usual}`)) return usual;
  return branch ?? 'main';
}

async function unsentOf(remote: Remote | undefined, git: RunGit): Promise<number> {
  return remote ? countCommits(git, ['HEAD', '--not', `--remotes=${remote.name}`]) : 0;
}

async function isMidway(git: RunGit): Promise<boolean> {
  for (const head of ['MERGE_HEAD', 'REBASE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD'])
    if ((await git(['rev-parse', '--verify', '--quiet', head])).code === 0) return true;
  return false;
}
