import type { GitAnswer, GitSetting } from './git-process.ts';
import { runGit } from './git-process.ts';

/** The file that git asks a merge driver about: where it lies, and its three versions as git stores them. */
export interface MergedFile {
  /** From the repository's top. */
  readonly path: string;
  readonly base: Uint8Array;
  readonly ours: Uint8Array;
  readonly theirs: Uint8Array;
}

/** What a merge gives: a tree (or several, of which none is known to be the one), and the files that are in conflict in it. */
export interface MergeOutcome {
  readonly tree: string;
  /** From the folder that git was asked in. */
  readonly conflicts: readonly string[];
}

/** Two trees and what they are compared with. */
interface Sides {
  readonly base: string;
  readonly theirs: string;
}

/** So many commits may have changed a file in just the same way, before it is not worth asking which one git is at. */
const mostCandidates = 4;

/**
 * What git will make of all files in the merge that it now asks a driver about one file in; `setting.folder` is the
 * repository's top. A merge names its commits. A rebase, cherry-pick, revert or stash names none: what is taken in is then
 * a commit that changes the file from `base` to `theirs`, or back. Several, as after a rebase that left copies, give an outcome
 * each. Empty when it cannot be known, also where git is older than 2.38.
 */
export async function mergeOutcomes(setting: GitSetting, file: MergedFile): Promise<readonly MergeOutcome[]> {
  const heads = Object.keys(setting.env).flatMap(name => /^GITHEAD_([0-9a-f]{40,64})$/.exec(name)?.[1] ?? []);
  const [theirs] = heads;
  if (theirs) {
    const merged = heads.length === 1 ? await mergeTrees(setting, 'HEAD', theirs) : undefined;
    return merged ? [merged] : [];
  }
  const sides = await sidesOf(setting, file);
  if (sides.length > mostCandidates) return [];
  const outcomes = await Promise.all(sides.map(side => mergeApart(setting, side)));
  return outcomes.some(one => !one) ? [] : outcomes.flatMap(one => one ?? []);
}

/** What may be taken in: every commit, and every stash, that has the file as git asks about it. */
async function sidesOf(setting: GitSetting, file: MergedFile): Promise<readonly Sides[]> {
  const run = (...args: readonly string[]) => runGit(setting, args);
  const [base, ours, theirs] = await Promise.all(
    [file.base, file.ours, file.theirs].map(one => blob(setting, one)),
  );
  const at = async (commit: string) =>
    textOf(await run('rev-parse', '--verify', '--quiet', `${commit}:${file.path}`));
  // Something staged beside would be merged as well, and is in no commit.
  const staged = await run('diff-index', '--cached', '--quiet', 'HEAD', '--');
  if (staged.code !== 0 || (await at('HEAD')) !== ours || !theirs) return [];
  const changing = [
    '--full-history',
    '--no-renames',
    // A merge is what it changes of each of its parents: it may be taken in as well (cherry-pick -m).
    '-m',
    `--find-object=${theirs}`,
    '--format=%H',
    '--',
    file.path,
  ];
  const commits = lines(await run('log', '--all', ...changing));
  const stashes = lines(await run('log', '--walk-reflogs', '--format=%H', 'refs/stash', '--'));
  const found: Sides[] = [];
  for (const commit of new Set([...commits, ...stashes])) {
    const after = await at(commit);
    const parents = lines(await run('rev-parse', `${commit}^@`));
    for (const parent of stashes.includes(commit) ? parents.slice(0, 1) : parents) {
      const before = await at(parent);
      if (before === base && after === theirs) found.push({ base: parent, theirs: commit });
      if (before === theirs && after === base) found.push({ base: commit, theirs: parent });
    }
  }
  return found;
}

/** A merge of the current commit with another, as though both came from `base`: git's own merge asks for commits that say so. */
async function mergeApart(setting: GitSetting, { base, theirs }: Sides): Promise<MergeOutcome | undefined> {
  const origin = await commitOf(setting, base);
  const [one, other] = [await commitOf(setting, 'HEAD', origin), await commitOf(setting, theirs, origin)];
  return one && other ? mergeTrees(setting, one, other) : undefined;
}

/** A commit that no branch ever names: git's own tidying takes it away. */
async function commitOf(setting: GitSetting, tree: string, parent?: string): Promise<string> {
  const person = { NAME: 'ska', EMAIL: 'ska@localhost', DATE: '1970-01-01T00:00:00Z' };
  const names = ['AUTHOR', 'COMMITTER'].flatMap(who =>
    Object.entries(person).map(([key, value]) => [`GIT_${who}_${key}`, value]),
  );
  const env = { ...setting.env, ...Object.fromEntries(names) };
  const parents = parent === undefined ? [] : ['-p', parent];
  return textOf(
    await runGit({ ...setting, env }, [
      'commit-tree',
      '--no-gpg-sign',
      `${tree}^{tree}`,
      ...parents,
      '-m',
      'ska',
    ]),
  );
}

/** Git's merge of two commits into a tree; the work tree stays as it is. */
async function mergeTrees(
  setting: GitSetting,
  one: string,
  other: string,
): Promise<MergeOutcome | undefined> {
  // Without our driver, which would call itself.
  const args = ['-c', 'merge.ska.driver=true', 'merge-tree', '--write-tree', '--name-only', '-z', one, other];
  const answer = await runGit(setting, args);
  const [tree = '', ...names] = answer.out.toString('utf8').split('\0');
  if (answer.code > 1 || !/^[0-9a-f]{40,64}$/.test(tree)) return undefined;
  // The names end where what git says about them begins.
  return { tree, conflicts: answer.code === 0 ? [] : names.slice(0, names.indexOf('')) };
}

async function blob(setting: GitSetting, bytes: Uint8Array): Promise<string> {
  return textOf(await runGit(setting, ['hash-object', '--no-filters', '--stdin'], bytes));
}

/** What git calls the other side of a merge that it asks a driver in: a branch; undefined where it does not say. */
export function mergedName(env: GitSetting['env']): string | undefined {
  const names = Object.entries(env).filter(([name]) => /^GITHEAD_[0-9a-f]{40,64}$/.test(name));
  return names.length === 1 ? names[0]?.[1] : undefined;
}

const textOf = (answer: GitAnswer) => (answer.code === 0 ? answer.out.toString('utf8').trim() : '');
const lines = (answer: GitAnswer) => textOf(answer).split('\n').filter(Boolean);
