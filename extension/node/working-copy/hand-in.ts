import type { GitRun, RunGit } from './run-git.ts';
import { isKnown, line, type Remote, type WorkingCopy } from './working-copy.ts';

/** Why git did not do what it was asked. `said` is the rest of the reason, in git's words. */
export interface GitFailure {
  readonly why: 'who' | 'sign-in' | 'offline' | 'behind' | 'forbidden' | 'other' | 'stopped';
  readonly said: string;
}

/** Where something is saved. */
export interface Branch {
  readonly name: string;
  /** It is to be made: from this place when it can be reached with what is changed here, else from where one stands. */
  readonly from?: string;
}

const start = 'inlamning/';

/**
 * The branch that a report is handed in on: the one that is worked on, unless that is where all work ends or another report's;
 * then a new one with a name that nobody has used.
 */
export async function handInBranch(
  { branch, mainBranch, remote }: WorkingCopy,
  report: { readonly id: string; readonly schoolYear: string },
  git: RunGit,
): Promise<Branch> {
  const plain = `${start}${report.schoolYear.replace('/', '-')}/${report.id}`;
  const isOthers = branch?.startsWith(start) && branch.replace(/-\d+$/, '') !== plain && branch !== plain;
  if (branch !== undefined && branch !== mainBranch && !isOthers) return { name: branch };
  const from = isOthers && remote ? `${remote.name}/${mainBranch}` : 'HEAD';
  for (let n = 1; ; n++) {
    const name = n === 1 ? plain : `${plain}-${n}`;
    const places = [`refs/heads/${name}`, ...(remote ? [`refs/remotes/${remote.name}/${name}`] : [])];
    const used = await Promise.all(places.map(place => isKnown(git, place)));
    if (!used.includes(true)) return { name, from };
  }
}

/** True when git knows who the author is; without that it saves nothing. */
export async function knowsAuthor(git: RunGit): Promise<boolean> {
  return (
    (await git(['var', 'GIT_AUTHOR_IDENT'])).code === 0 &&
    (await line(git, ['config', 'user.email'])) !== undefined
  );
}

/** Tells git who the author is, for this working copy only. */
export async function setAuthor(git: RunGit, name: string, email: string): Promise<void> {
  await git(['config', 'user.name', name]);
  await git(['config', 'user.email', email]);
}

/** Saves some paths of the project, and nothing else, as one commit on a branch. Undefined when that is done. */
export async function saveOn(
  branch: Branch,
  paths: readonly string[],
  message: string,
  git: RunGit,
): Promise<GitFailure | undefined> {
  const before = await line(git, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  if (branch.from !== undefined) {
    const make = ['switch', '--quiet', '--no-track', '--create', branch.name];
    const fromThere = branch.from === 'HEAD' ? undefined : await git([...make, branch.from]);
    const made = fromThere?.code === 0 ? fromThere : await git(make);
    if (made.code !== 0) return failureOf(made);
  }
  const literal = ['--literal-pathspecs'];
  const added = await git([...literal, 'add', '--all', '--', ...paths]);
  const saved =
    added.code === 0
      ? await git([...literal, 'commit', '--quiet', '--only', `--message=${message}`, '--', ...paths])
      : added;
  if (saved.code === 0) return undefined;
  // As it was before: the branch with nothing on it goes.
  if (branch.from !== undefined && before !== undefined) {
    await git(['switch', '--quiet', before]);
    await git(['branch', '--quiet', '--delete', branch.name]);
  }
  return failureOf(saved);
}

/** Sends a branch to the remote: what that said, or why it did not go. */
export async function send(
  branch: string,
  remote: Remote,
  git: RunGit,
  signal?: AbortSignal,
): Promise<{ readonly said: string } | { readonly failure: GitFailure }> {
  const sent = await git(
    ['push', '--set-upstream', remote.name, `refs/heads/${branch}:refs/heads/${branch}`],
    signal,
  );
  if (sent.code === 0) return { said: sent.said };
  return { failure: signal?.aborted ? { why: 'stopped', said: '' } : failureOf(sent) };
}

/** Git's failure in one of the ways that somebody can do something about. */
export function failureOf({ said, out }: GitRun): GitFailure {
  const words = `${said}\n${out}`.trim();
  const is = (pattern: RegExp) => pattern.test(words);
  const last = words.split('\n').filter(one => /^(fatal|error|remote|!|ERROR)/.test(one.trim()));
  const told = (last.length > 0 ? last : words.split('\n')).slice(-3).join(' ').trim();
  if (is(/tell me who you are|unable to auto-detect email|empty ident/i)) return { why: 'who', said: told };
  if (is(/\[(remote )?rejected\].*(protected|hook declined)|GH006|TF402455/i))
    return { why: 'forbidden', said: told };
  if (is(/non-fast-forward|fetch first|\[rejected\]/i)) return { why: 'behind', said: told };
  if (
    is(
      /authentication failed|could not read (username|password)|terminal prompts disabled|permission denied \(|host key verification failed|access denied|returned error: 40[13]|invalid credentials/i,
    )
  )
    return { why: 'sign-in', said: told };
  if (
    is(
      /could not resolve host|unable to access|timed out|connection (refused|reset|closed)|network is unreachable|early EOF/i,
    )
  )
    return { why: 'offline', said: told };
  return { why: 'other', said: told };
}
