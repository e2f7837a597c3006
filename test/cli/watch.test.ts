import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { watchFiles } from '../../extension/cli/watch.ts';
import { ownFolder, root } from './run-ska.ts';

/** A command that goes on, and what it has said so far. */
function begin(cwd: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [join(root, 'dist', 'ska.mjs'), ...args], { cwd });
  let said = '';
  const heard: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => {
      said += part;
      for (const tell of heard.splice(0)) tell();
    });
  return {
    child,
    /** When it has said something; forgets what it said until then. */
    async says(pattern: RegExp): Promise<string> {
      while (!pattern.test(said)) await new Promise<void>(done => heard.push(done));
      const text = said;
      said = '';
      return text;
    },
    // Nothing goes on after a test that fails half-way.
    [Symbol.dispose]: () => void child.kill('SIGKILL'),
  };
}

async function interrupted(child: ChildProcess): Promise<number> {
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  return code;
}

async function lindberga(folder: string): Promise<string> {
  const project = join(folder, 'Lindberga kommun');
  await cp(join(root, 'examples', 'lindberga'), project, {
    recursive: true,
    filter: path => !/[\\/]ut([\\/]|$)/.test(path),
  });
  return project;
}

describe('a file that is watched', () => {
  it('is told of as it is in the end, also when it changes again at once', async () => {
    await using folder = await ownFolder();
    const file = join(folder.path, 'rapport.md');
    await writeFile(file, '1');
    const stop = new AbortController();
    try {
      // Who is told first changes it once more: nobody may be left with what was read then.
      await new Promise<void>((done, failed) => {
        let isChanged = false;
        const told = async () => {
          const text = await readFile(file, 'utf8');
          if (text === '123') done();
          else if (!isChanged) {
            isChanged = true;
            await appendFile(file, '3');
          }
        };
        watchFiles({ root: folder.path, signal: stop.signal }, () => void told().catch(failed))
          .then(() => appendFile(file, '2'))
          .catch(failed);
      });
    } finally {
      stop.abort();
    }
  });
});

describe('a command that goes on with --watch', () => {
  it('checks again when a file changes, comes in a new folder, or goes', async () => {
    await using folder = await ownFolder();
    const project = await lindberga(folder.path);
    using run = begin(project, 'check', '--watch');
    const { child, says } = run;
    await says(/Inga fynd/);
    const odd = join(project, 'rapporter', '2023-24');
    await mkdir(odd);
    await writeFile(
      join(odd, 'almskolan.md'),
      '---\ntyp: enhet\nläsår: 2023/24\n---\n\n# Almskolan\n\n::diagramm{x=1}\n',
    );
    assert.match(await says(/diagramm/), /almskolan\.md/);
    await rm(odd, { recursive: true });
    await says(/Inga fynd/);
    assert.equal(await interrupted(child), 130);
  });

  it('builds again when a file changes', async () => {
    await using folder = await ownFolder();
    const project = await lindberga(folder.path);
    using run = begin(project, 'build', 'almskolan', '--format', 'html', '--watch');
    const { child, says } = run;
    await says(/almskolan\.html\s/);
    await writeFile(join(project, 'bilder', 'ny.txt'), 'ny');
    await says(/almskolan\.html\s/);
    assert.equal(await interrupted(child), 130);
  });

  it('hears nothing of what a build writes, wherever that is', async () => {
    await using folder = await ownFolder();
    const stop = new AbortController();
    const output = join(folder.path, 'tryck');
    const heard: string[] = [];
    let done: () => void = () => undefined;
    const last = new Promise<void>(resolve => {
      done = resolve;
    });
    for (const name of ['ut', 'tryck', 'data']) await mkdir(join(folder.path, name));
    await watchFiles({ root: folder.path, output, signal: stop.signal }, path => {
      heard.push(path);
      if (path === 'data/betyg.csv') done();
    });
    for (const name of ['ut/a.html', 'tryck/a.html', 'data/betyg.csv.tmp', 'data/betyg.csv'])
      await writeFile(join(folder.path, name), 'a');
    await last;
    stop.abort();
    assert.deepEqual([...new Set(heard)], ['data/betyg.csv']);
  });
});
