import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Run, root } from '../cli/run-ska.ts';

/** Git with nobody's own settings. */
export const gitEnv: Readonly<Record<string, string | undefined>> = {
  ...process.env,
  GIT_CONFIG_GLOBAL: join(tmpdir(), 'no-such-gitconfig'),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Rektor',
  GIT_AUTHOR_EMAIL: 'rektor@example.org',
  GIT_COMMITTER_NAME: 'Rektor',
  GIT_COMMITTER_EMAIL: 'rektor@example.org',
  GITHUB_ACTIONS: undefined,
  TF_BUILD: undefined,
};

/** A git repository of its own, in a folder whose name has å and a blank, with a project in it. */
export interface TestRepository extends AsyncDisposable {
  /** The repository's folder. */
  readonly path: string;
  /** The project's folder. */
  readonly project: string;
  git(...args: readonly string[]): Promise<string>;
  /** Writes a file of the project. */
  write(file: string, text: string): Promise<void>;
  read(file: string): Promise<string>;
  /** Changes a file of the project; what is replaced must be there. */
  change(file: string, from: string | RegExp, to: string | ((...found: string[]) => string)): Promise<void>;
  /** Commits everything; the commit's name. */
  commit(message: string): Promise<string>;
  ska(...args: readonly string[]): Promise<Run>;
}

/** Makes a repository with the project `exempel` in the folder `folder` of it (`''`: at the top), committed on `main`. */
export async function testRepository(folder = '', fixture = 'exempel'): Promise<TestRepository> {
  const base = await mkdtemp(join(tmpdir(), 'ska å git '));
  const path = join(base, 'förråd');
  const project = join(path, folder);
  await mkdir(project, { recursive: true });
  await cp(join(root, 'test', 'fixtures', 'projects', fixture), project, { recursive: true });
  const git = async (...args: readonly string[]) =>
    (await promisify(execFile)('git', args, { cwd: path, env: gitEnv })).stdout.trim();
  await git('init', '-q', '-b', 'main');
  const repository: TestRepository = {
    path,
    project,
    git,
    async write(file, text) {
      await mkdir(dirname(join(project, file)), { recursive: true });
      await writeFile(join(project, file), text);
    },
    read: file => readFile(join(project, file), 'utf8'),
    async change(file, from, to) {
      const text = await readFile(join(project, file), 'utf8');
      const changed = text.replace(from, to as string);
      if (changed === text) throw new Error(`${file} has no ${from}`);
      await writeFile(join(project, file), changed);
    },
    async commit(message) {
      await git('add', '-A');
      await git('commit', '-q', '-m', message);
      return git('rev-parse', 'HEAD');
    },
    ska: (...args) => skaIn(project, ...args),
    [Symbol.asyncDispose]: () => rm(base, { recursive: true }),
  };
  await repository.commit('Start');
  return repository;
}

/** Runs `ska` in a folder with nobody's git settings; `env` adds variables. */
export function skaIn(cwd: string, ...args: readonly string[]): Promise<Run> {
  return skaWith({}, cwd, ...args);
}

/** Runs `ska` in a folder with some more variables. */
export function skaWith(
  env: Readonly<Record<string, string>>,
  cwd: string,
  ...args: readonly string[]
): Promise<Run> {
  return new Promise(done => {
    execFile(
      process.execPath,
      [join(root, 'dist', 'ska.mjs'), ...args],
      { cwd, maxBuffer: 1e8, env: { ...gitEnv, ...env } },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    ).stdin?.end();
  });
}
