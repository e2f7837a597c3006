import { resolve } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { Files } from '../base/ports.ts';
import { nearest } from '../schema/nearest.ts';
import { type GitObjects, openObjects } from './git-objects.ts';
import { type GitAnswer, type GitSetting, runGit } from './git-process.ts';
import { filesOfTree, readTree, type TreeEntry } from './git-tree.ts';

/** A git repository, read only: no work tree is touched, no hook or filter is run, nothing is fetched. Bare and shallow ones too. */
export interface GitRepository extends AsyncDisposable {
  /** The folder that it was opened from, as a path from the repository's top: `''` or `kvalitet/`. Empty in a bare repository. */
  readonly prefix: string;
  /** The absolute top folder of the work tree; undefined in a bare repository. */
  readonly top: string | undefined;
  /** The commit that a name means, as its object's name. Faults: `git.revision-unknown`, `git.no-commits`, `git.shallow`. */
  commit(revision: string): Promise<string>;
  /** The newest commit that two have in common. Faults: as for `commit`, `git.unrelated`. */
  mergeBase(one: string, other: string): Promise<string>;
  /** The files of the folder `prefix` (from the repository's top) in a commit or tree. Paths are compared by NFC. */
  files(commit: string, prefix?: string): Promise<Files>;
  /** The files of the index: what would be committed now, whatever the work tree has. Submodules are none. `links`: followed, or read as the text that git stores. */
  staged(prefix?: string, links?: 'followed' | 'stored'): Promise<Files>;
  /** Paths that are staged and differ from the last commit, from the repository's top. */
  stagedPaths(): Promise<readonly string[]>;
}

/** Opens the repository that a folder lies in. Faults: `git.missing`, `git.not-repository`, `git.untrusted`. */
export async function openGit(setting: GitSetting): Promise<GitRepository> {
  const { folder } = setting;
  const run = (args: readonly string[]) => runGit(setting, args);
  const found = await run(['rev-parse', '--is-bare-repository']);
  if (found.code !== 0)
    throw /dubious ownership|safe\.directory/.test(found.err)
      ? new Fault('git.untrusted', { folder })
      : new Fault('git.not-repository', { folder });
  const bare = textOf(found) === 'true';
  const inside = !bare && textOf(await run(['rev-parse', '--is-inside-work-tree'])) === 'true';
  const prefix = inside ? textOf(await run(['rev-parse', '--show-prefix'])) : '';
  const top = inside ? resolve(textOf(await run(['rev-parse', '--show-toplevel']))) : undefined;
  const objects: GitObjects = openObjects(setting);

  async function commit(revision: string): Promise<string> {
    // A name that begins with a hyphen would be an option.
    const answer = /^[^-\s][^\0\n]*$/.test(revision)
      ? await run(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])
      : undefined;
    const oid = answer?.code === 0 ? textOf(answer) : '';
    if (/^[0-9a-f]{40,64}$/.test(oid)) return oid;
    if ((await run(['rev-list', '--all', '--max-count=1'])).out.length === 0)
      throw new Fault('git.no-commits', {});
    throw (await isShallow()) && !(await names()).includes(revision)
      ? new Fault('git.shallow', { revision })
      : new Fault('git.revision-unknown', { revision, nearest: nearest(revision, await names()) });
  }

  const isShallow = async () => textOf(await run(['rev-parse', '--is-shallow-repository'])) === 'true';
  const names = async () =>
    textOf(
      await run(['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/tags', 'refs/remotes']),
    )
      .split('\n')
      .filter(Boolean);

  async function tree(oid: string): Promise<ReadonlyMap<string, TreeEntry>> {
    const answer = await run(['ls-tree', '-r', '-l', '-z', '--full-tree', oid]);
    if (answer.code !== 0) throw unreadable(answer);
    return readTree(answer.out);
  }

  async function sizesOf(oids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const answer = await runGit(
      setting,
      ['cat-file', '--batch-check=%(objectname) %(objectsize)'],
      oids.map(oid => `${oid}\n`).join(''),
    );
    const lines = textOf(answer).split('\n');
    return new Map(lines.map(line => [line.split(' ')[0] ?? '', Number(line.split(' ')[1]) || 0]));
  }

  return {
    prefix,
    top,
    commit,
    async mergeBase(one, other) {
      const [a, b] = [await commit(one), await commit(other)];
      const answer = await run(['merge-base', a, b]);
      if (answer.code === 0) return textOf(answer);
      throw (await isShallow())
        ? new Fault('git.shallow', { revision: one })
        : new Fault('git.unrelated', { base: one, head: other });
    },
    files: async (oid, at = prefix) => filesOfTree(await tree(oid), objects, at, folder),
    async staged(at = prefix, links = 'followed') {
      const answer = await runGit({ ...setting, folder: top ?? folder }, ['ls-files', '-s', '-z']);
      if (answer.code !== 0) throw unreadable(answer);
      // « mode oid stage TAB path »; 160000 is a submodule's commit.
      const records = answer.out
        .toString('utf8')
        .split('\0')
        .flatMap(record => {
          const [, mode = '', oid = '', path = ''] = /^(\d+) ([0-9a-f]+) [0-3]\t(.+)$/s.exec(record) ?? [];
          return path && mode !== '160000' ? [{ mode, oid, path }] : [];
        });
      const sizes = await sizesOf(records.map(record => record.oid));
      const entries = records.map(
        ({ mode, oid, path }) =>
          [path, { mode: links === 'stored' ? '100644' : mode, oid, size: sizes.get(oid) ?? 0 }] as const,
      );
      return filesOfTree(new Map(entries), objects, at, folder);
    },
    async stagedPaths() {
      const args = [
        'diff',
        '--cached',
        '--name-only',
        '-z',
        '--no-ext-diff',
        '--no-textconv',
        '--diff-filter=ACMRT',
      ];
      const answer = await runGit({ ...setting, folder: top ?? folder }, [...args, '--no-renames']);
      if (answer.code !== 0) throw unreadable(answer);
      return answer.out
        .toString('utf8')
        .split('\0')
        .filter(Boolean)
        .map(path => path.normalize('NFC'));
    },
    [Symbol.asyncDispose]: () => objects[Symbol.asyncDispose](),
  };
}

const textOf = (answer: GitAnswer) => answer.out.toString('utf8').replace(/\n$/, '');

function unreadable(answer: GitAnswer): Fault {
  return new Fault('git.unreadable', { reason: answer.err.split('\n')[0]?.slice(0, 200) ?? '' });
}
