import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { askRemote, goForward, goToMain } from '../../extension/node/working-copy/fetch-latest.ts';
import {
  failureOf,
  handInBranch,
  knowsAuthor,
  saveOn,
  send,
  setAuthor,
} from '../../extension/node/working-copy/hand-in.ts';
import { gitIn, type RunGit } from '../../extension/node/working-copy/run-git.ts';
import { listVersions } from '../../extension/node/working-copy/versions.ts';
import { lookAt, type WorkingCopy } from '../../extension/node/working-copy/working-copy.ts';

const report = { id: 'björken', schoolYear: '2025/26' };
const path = 'rapporter/2025-26/björken.md';
// Nothing that this machine's own git is told.
const environment = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };

/** One who works on the project: a clone of the shared repository, with the project in a folder of it. */
interface Person {
  readonly git: RunGit;
  write(path: string, text: string): Promise<void>;
  read(path: string): Promise<string>;
  look(): Promise<WorkingCopy>;
}

describe('handing in and fetching with git', () => {
  let folder = '';
  let shared = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ska å '));
    shared = join(folder, 'delat.git');
    await done(gitIn(folder, environment)(['init', '--quiet', '--bare', '--initial-branch=main', shared]));
    const first = await clone('först');
    await first.write(path, '# Björken\n');
    await first.write('data/elever.csv', 'a;b\n');
    await done(first.git(['add', '.']));
    await done(first.git(['commit', '--quiet', '--message=Början']));
    await done(first.git(['push', '--quiet', 'origin', 'HEAD:main']));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function done(run: ReturnType<RunGit>): Promise<string> {
    const { code, out, said } = await run;
    assert.equal(code, 0, said);
    return out.trim();
  }

  async function clone(name: string): Promise<Person> {
    const home = join(folder, name);
    await done(gitIn(folder, environment)(['clone', '--quiet', shared, home]));
    const project = join(home, 'Vår kommun');
    await mkdir(project, { recursive: true });
    const git = gitIn(project, environment);
    await setAuthor(git, name, `${name}@example.org`);
    return {
      git,
      async write(file, text) {
        await mkdir(dirname(join(project, file)), { recursive: true });
        await writeFile(join(project, file), text);
      },
      read: file => readFile(join(project, file), 'utf8'),
      async look() {
        const copy = await lookAt(git);
        assert.ok(typeof copy !== 'string', String(copy));
        return copy;
      },
    };
  }

  /** Hands in some paths as the command does. */
  async function handIn(person: Person, paths: readonly string[], message = 'Inlämning') {
    const copy = await person.look();
    const branch = await handInBranch(copy, report, person.git);
    assert.equal(await saveOn(branch, paths, message, person.git), undefined);
    assert.ok(copy.remote);
    return { branch: branch.name, answer: await send(branch.name, copy.remote, person.git) };
  }

  /** Takes a branch into main, as a review does. */
  async function takeIn(branch: string): Promise<void> {
    const reviewer = await clone(`granskare-${branch.replaceAll('/', '-')}`);
    await done(reviewer.git(['merge', '--quiet', '--no-ff', '--message=Granskad', `origin/${branch}`]));
    await done(reviewer.git(['push', '--quiet', 'origin', 'main', `:${branch}`]));
  }

  it('saves what was chosen on a branch of its own, sends it, and leaves the rest as it was', async () => {
    const one = await clone('en');
    await one.write(path, '# Björken\n\nMer.\n');
    await one.write('rapporter/2025-26/annan.md', '# Annan\n');
    await one.write('data/privat/elever.csv', 'hemligt\n');
    const before = await one.look();
    assert.deepEqual(
      [before.branch, before.mainBranch, before.unsent, before.busy],
      ['main', 'main', 0, false],
    );
    assert.deepEqual(
      before.changes.map(({ path: file, change }) => `${change} ${file}`),
      [
        'changed rapporter/2025-26/björken.md',
        'new data/privat/elever.csv',
        'new rapporter/2025-26/annan.md',
      ],
    );
    const { branch } = await handIn(one, [path]);
    assert.equal(branch, 'inlamning/2025-26/björken');
    assert.equal(
      await done(gitIn(shared, environment)(['show', '--name-only', '--format=%s', branch])),
      'Inlämning\n\nVår kommun/rapporter/2025-26/björken.md',
    );
    const after = await one.look();
    assert.deepEqual([after.branch, after.changes.length, after.unsent], [branch, 2, 0]);
    assert.equal(await done(gitIn(shared, environment)(['log', '--format=%s', 'main'])), 'Början');
  });

  it('goes on with the same branch after a review, and takes a new name once the first is used', async () => {
    const one = await clone('en');
    await one.write(path, '1\n');
    const { branch } = await handIn(one, [path]);
    await one.write(path, '2\n');
    assert.equal((await handIn(one, [path])).branch, branch);
    await done(one.git(['switch', '--quiet', 'main']));
    await one.write(path, '3\n');
    assert.equal((await handIn(one, [path])).branch, `${branch}-2`);
    // The next report is not put on this one's branch.
    const other = await handInBranch(await one.look(), { ...report, id: 'eken' }, one.git);
    assert.deepEqual(other, { name: 'inlamning/2025-26/eken', from: 'origin/main' });
  });

  it('saves nothing and makes no branch when git does not know who the author is', async () => {
    const one = await clone('en');
    await done(one.git(['config', '--unset', 'user.email']));
    await done(one.git(['config', 'user.useConfigOnly', 'true']));
    assert.equal(await knowsAuthor(one.git), false);
    await one.write(path, '1\n');
    const branch = await handInBranch(await one.look(), report, one.git);
    assert.equal((await saveOn(branch, [path], 'x', one.git))?.why, 'who');
    assert.equal((await one.look()).branch, 'main');
    assert.equal(await done(one.git(['branch', '--format=%(refname:short)'])), 'main');
    assert.equal(await one.read(path), '1\n');
  });

  it('keeps what is saved when the remote cannot be reached, so that it can be sent later', async () => {
    const one = await clone('en');
    await done(one.git(['remote', 'set-url', 'origin', 'https://127.0.0.1:9/borta.git']));
    await one.write(path, '1\n');
    const { answer } = await handIn(one, [path]);
    assert.ok('failure' in answer && answer.failure.why === 'offline', JSON.stringify(answer));
    assert.equal((await one.look()).unsent, 1);
  });

  it('fetches what others have done, also beside files of one’s own that they have not touched', async () => {
    const [one, other] = [await clone('en'), await clone('annan')];
    await other.write('data/elever.csv', 'a;b\n1;2\n');
    await done(other.git(['commit', '--quiet', '--all', '--message=Data']));
    await done(other.git(['push', '--quiet', 'origin', 'main']));
    await one.write(path, 'Mitt.\n');
    assert.equal(await askRemote('origin', one.git), undefined);
    assert.deepEqual(await goForward(await one.look(), one.git), {
      is: 'forwarded',
      commits: 1,
      files: ['data/elever.csv'],
      onMain: 0,
    });
    assert.equal(await one.read('data/elever.csv'), 'a;b\n1;2\n');
    assert.equal(await one.read(path), 'Mitt.\n');
    assert.deepEqual(await goForward(await one.look(), one.git), { is: 'already', unsent: 0, onMain: 0 });
  });

  it('changes nothing when a file is changed on both sides, and names it', async () => {
    const [one, other] = [await clone('en'), await clone('annan')];
    await other.write(path, 'Deras.\n');
    await done(other.git(['commit', '--quiet', '--all', '--message=Text']));
    await done(other.git(['push', '--quiet', 'origin', 'main']));
    await one.write(path, 'Mitt.\n');
    await askRemote('origin', one.git);
    assert.deepEqual(await goForward(await one.look(), one.git), {
      is: 'in-the-way',
      files: ['Vår kommun/rapporter/2025-26/björken.md'],
    });
    assert.equal(await one.read(path), 'Mitt.\n');
    // Saved here as well, the two are apart.
    await done(one.git(['commit', '--quiet', '--all', '--message=Min']));
    assert.deepEqual(await goForward(await one.look(), one.git), { is: 'apart', ours: 1, theirs: 1 });
    assert.equal(await one.read(path), 'Mitt.\n');
  });

  it('leads back to main when what was handed in has been taken in', async () => {
    const one = await clone('en');
    await one.write(path, 'Klart.\n');
    const { branch } = await handIn(one, [path]);
    await askRemote('origin', one.git);
    assert.equal((await goForward(await one.look(), one.git)).is, 'already');
    await takeIn(branch);
    await askRemote('origin', one.git);
    assert.deepEqual(await goForward(await one.look(), one.git), { is: 'taken-in' });
    const moved = await goToMain(await one.look(), one.git);
    assert.equal(moved.is, 'forwarded');
    assert.deepEqual([(await one.look()).branch, await one.read(path)], ['main', 'Klart.\n']);
  });

  it('lists what can be compared with: main first, then the latest commits, other branches and tags', async () => {
    const one = await clone('en');
    await one.write(path, 'Klart.\n');
    const { branch } = await handIn(one, [path], 'Björken: klart');
    await done(one.git(['tag', '2024-25']));
    // All was done within a second: a branch that was made much later.
    const later = { ...environment, GIT_COMMITTER_DATE: '2035-01-01T12:00:00Z' };
    await done(one.git(['switch', '--quiet', '--create', 'nyast', 'main']));
    await done(gitIn(join(folder, 'en'), later)(['commit', '--quiet', '--allow-empty', '--message=Senare']));
    await done(one.git(['switch', '--quiet', branch]));
    const versions = await listVersions(await one.look(), one.git);
    const listed = versions.map(({ group, name }) => (group === 'commits' ? group : `${group} ${name}`));
    assert.deepEqual(listed.slice(0, 4), ['main origin/main', 'commits', 'commits', 'branches nyast']);
    assert.deepEqual(listed.slice(4).sort(), ['branches main', `branches origin/${branch}`, 'tags 2024-25']);
    assert.match(versions[1]?.about ?? '', /^\d{4}-\d\d-\d\d, en: Björken: klart$/);
  });

  it('says that a merge is under way, that there is no repository, and that there is no git', async () => {
    const [one, other] = [await clone('en'), await clone('annan')];
    for (const [person, text] of [
      [other, 'A\n'],
      [one, 'B\n'],
    ] as const) {
      await person.write(path, text);
      await done(person.git(['commit', '--quiet', '--all', '--message=x']));
    }
    await done(other.git(['push', '--quiet', 'origin', 'main']));
    await askRemote('origin', one.git);
    assert.notEqual((await one.git(['merge', 'origin/main'])).code, 0);
    assert.equal((await one.look()).busy, true);
    assert.equal(await lookAt(gitIn(folder, environment)), 'no-repository');
    assert.equal(await lookAt(gitIn(folder, environment, 'ingen-git')), 'no-git');
  });

  it('tells failures of hosts apart by what somebody can do about them', () => {
    const whys = (said: string) => failureOf({ code: 1, out: '', said }).why;
    assert.equal(
      whys("fatal: could not read Username for 'https://github.com': terminal prompts disabled"),
      'sign-in',
    );
    assert.equal(whys('git@github.com: Permission denied (publickey).'), 'sign-in');
    assert.equal(whys("fatal: unable to access 'https://x/': Could not resolve host: x"), 'offline');
    assert.equal(whys(' ! [rejected]        main -> main (fetch first)'), 'behind');
    assert.equal(whys(' ! [remote rejected] main -> main (protected branch hook declined)'), 'forbidden');
    assert.equal(whys('fatal: something else'), 'other');
  });
});
