import { failureOf, type GitFailure } from './hand-in.ts';
import type { RunGit } from './run-git.ts';
import { countCommits, isKnown, line, type WorkingCopy } from './working-copy.ts';

/** What came of fetching what others have done. */
export type Latest =
  /** Nothing new here; `onMain` is how many commits the main branch has that this one has not. */
  | { readonly is: 'already'; readonly unsent: number; readonly onMain: number }
  | {
      readonly is: 'forwarded';
      readonly commits: number;
      readonly files: readonly string[];
      readonly onMain: number;
    }
  /** Both have gone on, each their own way: somebody has to join them. */
  | { readonly is: 'apart'; readonly ours: number; readonly theirs: number }
  /** Files that are changed here without being saved in git, and by others too. */
  | { readonly is: 'in-the-way'; readonly files: readonly string[] }
  /** The branch has been taken into the main one. */
  | { readonly is: 'taken-in' }
  | { readonly is: 'failed'; readonly failure: GitFailure };

/**
 * Asks the remote for what is new. Throws nothing away: `--prune` forgets only the remote's branches that are gone there.
 */
export async function askRemote(
  remote: string,
  git: RunGit,
  signal?: AbortSignal,
): Promise<GitFailure | undefined> {
  const asked = await git(['fetch', '--prune', remote], signal);
  if (asked.code === 0) return undefined;
  return signal?.aborted ? { why: 'stopped', said: '' } : failureOf(asked);
}

/** Moves the branch that is worked on forward to what the remote has told, if nothing of one's own stands against it. */
export async function goForward({ branch, mainBranch, remote }: WorkingCopy, git: RunGit): Promise<Latest> {
  const main = `refs/remotes/${remote?.name}/${mainBranch}`;
  const upstream = await line(git, ['rev-parse', '--symbolic-full-name', '@{upstream}']);
  const isMain = branch === mainBranch;
  if (!isMain && branch !== undefined) {
    const wasSent = (await line(git, ['config', '--get', `branch.${branch}.merge`])) !== undefined;
    const isGone = wasSent && (upstream === undefined || !(await isKnown(git, upstream)));
    const isIn = (await git(['merge-base', '--is-ancestor', 'HEAD', main])).code === 0;
    if (wasSent && (isGone || isIn)) return { is: 'taken-in' };
  }
  const target = upstream && (await isKnown(git, upstream)) ? upstream : isMain ? main : undefined;
  const onMain = isMain ? 0 : await countCommits(git, [`HEAD..${main}`]);
  if (target === undefined || !(await isKnown(git, target)))
    return { is: 'already', unsent: await countCommits(git, ['HEAD', '--not', '--remotes']), onMain };
  const theirs = await countCommits(git, [`HEAD..${target}`]);
  const ours = await countCommits(git, [`${target}..HEAD`]);
  if (theirs === 0) return { is: 'already', unsent: ours, onMain };
  if (ours > 0) return { is: 'apart', ours, theirs };
  const files = await filesBetween('HEAD', target, git);
  const moved = await git(['merge', '--ff-only', '--quiet', target]);
  if (moved.code === 0) return { is: 'forwarded', commits: theirs, files, onMain };
  return blocked(moved);
}

/** Leaves a branch for the main one, and moves that forward; one's unsaved changes come along, or all stays as it is. */
export async function goToMain({ mainBranch, remote }: WorkingCopy, git: RunGit): Promise<Latest> {
  const main = `refs/remotes/${remote?.name}/${mainBranch}`;
  const own = await isKnown(git, `refs/heads/${mainBranch}`);
  const before = await line(git, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  const switched = await git(
    own
      ? ['switch', '--quiet', mainBranch]
      : ['switch', '--quiet', '--create', mainBranch, '--track', `${remote?.name}/${mainBranch}`],
  );
  if (switched.code !== 0) return blocked(switched);
  const ours = await countCommits(git, [`${main}..HEAD`]);
  const commits = await countCommits(git, [`HEAD..${main}`]);
  const files = await filesBetween('HEAD', main, git);
  if (ours > 0 && commits > 0) return { is: 'apart', ours, theirs: commits };
  const moved = await git(['merge', '--ff-only', '--quiet', main]);
  if (moved.code === 0) return { is: 'forwarded', commits, files, onMain: 0 };
  if (before !== undefined) await git(['switch', '--quiet', before]);
  return blocked(moved);
}

async function filesBetween(from: string, to: string, git: RunGit): Promise<readonly string[]> {
  const { out } = await git(['diff', '--name-only', '-z', '--relative', from, to]);
  return out.split('\0').filter(Boolean);
}

/** Git names the files that stand in the way one a line, behind a tab. */
function blocked(run: {
  readonly code: number | undefined;
  readonly out: string;
  readonly said: string;
}): Latest {
  const words = `${run.said}\n${run.out}`;
  const files = [...words.matchAll(/^\t(.+)$/gm)].map(([, file]) => file ?? '');
  return /would be (overwritten|removed)|local changes/i.test(words)
    ? { is: 'in-the-way', files }
    : { is: 'failed', failure: failureOf(run) };
}
