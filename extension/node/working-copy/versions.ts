import type { RunGit } from './run-git.ts';
import type { WorkingCopy } from './working-copy.ts';

/** A version that a working copy can be compared with. */
export interface Version {
  /** A branch, a tag, or the beginning of a commit's sum: what git takes. */
  readonly name: string;
  /** « 3 september, Rektorn: Resultatet är klart » */
  readonly about: string;
  readonly group: 'main' | 'branches' | 'tags' | 'commits';
}

/** Where all work ends first, then the last commits of what is worked on, other branches and tags, the newest first. */
export async function listVersions(
  { mainBranch, remote, branch }: WorkingCopy,
  git: RunGit,
): Promise<readonly Version[]> {
  const format = '%(refname:short)%09%(committerdate:short), %(authorname): %(subject)';
  const heads = await git([
    'for-each-ref',
    '--sort=-committerdate',
    `--format=${format}`,
    'refs/heads',
    'refs/remotes',
  ]);
  const tags = await git([
    'for-each-ref',
    '--sort=-creatordate',
    '--count=30',
    `--format=${format}`,
    'refs/tags',
  ]);
  const commits = await git(['log', '--max-count=20', '--format=%h%x09%cs, %an: %s']);
  const mains = [...(remote ? [`${remote.name}/${mainBranch}`] : []), mainBranch];
  const read = (text: string) =>
    text
      .split('\n')
      .filter(Boolean)
      .map(line => {
        const [name = '', about = ''] = line.split('\t');
        return { name, about };
      });
  const all = read(heads.out).filter(({ name }) => name !== remote?.name && !name.endsWith('/HEAD'));
  const main = mains.flatMap(name => all.find(one => one.name === name) ?? []).slice(0, 1);
  return [
    ...main.map(one => ({ ...one, group: 'main' as const })),
    ...read(commits.out).map(one => ({ ...one, group: 'commits' as const })),
    ...all
      .filter(one => !main.includes(one) && one.name !== branch)
      .slice(0, 50)
      .map(one => ({ ...one, group: 'branches' as const })),
    ...read(tags.out).map(one => ({ ...one, group: 'tags' as const })),
  ];
}
