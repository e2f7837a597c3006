import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { Command } from 'commander';
import { initCommand } from '../../extension/cli/commands/init.ts';
import type { Door } from '../../extension/cli/door.ts';
import { askAtTerminal } from '../../extension/cli/questions.ts';
import { checkSka, ownFolder, runSka } from './run-ska.ts';

describe('ska init', () => {
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  beforeEach(async () => {
    folder = await ownFolder();
  });
  afterEach(() => folder[Symbol.asyncDispose]());
  const read = (...path: string[]) => readFile(join(folder.path, ...path), 'utf8');
  const names = async (...path: string[]) =>
    (await readdir(join(folder.path, ...path), { recursive: true, withFileTypes: true }))
      .filter(entry => entry.isFile())
      .map(entry => entry.name.normalize('NFC'))
      .sort();

  for (const kind of ['kommun', 'fristående', 'tom'])
    it(`makes a project of the kind ${kind} that checks clean`, async () => {
      const made = await runSka(folder.path, 'init', 'Våra rapporter', '--mall', kind, '--ja');
      assert.equal(made.code, 0);
      assert.match(made.out, /cd "Våra rapporter"/);
      const { code, findings } = await checkSka(
        join(folder.path, 'Våra rapporter'),
        '--läsår',
        yearOf(await read('Våra rapporter', 'ska.yaml')),
      );
      assert.equal(code, 0);
      // A new project has no results yet, and says so as a hint.
      assert.deepEqual(
        [...new Set(findings.map(one => `${one.severity} ${one.code}`))].filter(
          one => !['hint guidance.left', 'hint outline.directive-recommended'].includes(one),
        ),
        [],
      );
    });

  it('makes one that builds, says on each cover that its numbers are made up, and can go on from there', async () => {
    await runSka(folder.path, 'init', 'nytt', '--ja');
    const project = join(folder.path, 'nytt');
    assert.deepEqual(await names('nytt'), [
      '.gitattributes',
      '.gitignore',
      'README.md',
      'datapackage.yaml',
      'enheter.csv',
      'exempelforskolan.md',
      'exempelskolan.md',
      'huvudman.md',
      'indikatorer.yaml',
      'ska.yaml',
    ]);
    const built = await runSka(project, 'build', '--format', 'pdf,html', '--json');
    assert.equal(built.code, 0);
    const { outputs } = JSON.parse(built.out);
    assert.equal(outputs.length, 6);
    for (const { format, path } of outputs) {
      const bytes = await readFile(join(project, path));
      if (format === 'pdf') assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
      else assert.match(bytes.toString(), /påhittade exempel/);
    }
    const next = await runSka(project, 'new', '--alla');
    assert.match(next.out, /skapad {2}\S+nämnd\.md/);
    assert.equal(next.out.normalize('NFC').match(/^fanns/gm)?.length, 3);
  });

  it('keeps what must not be shared out of the repository, and data files as they are', async () => {
    await runSka(folder.path, 'init', 'nytt', '--ja');
    assert.match(await read('nytt', '.gitignore'), /^ut\/$[\s\S]*^data\/privat\/$/m);
    assert.match(await read('nytt', '.gitattributes'), /^\*\.csv -text /m);
  });

  it('leaves a folder that is not empty as it is', async () => {
    const target = join(folder.path, 'upptagen');
    await mkdir(target);
    await writeFile(join(target, 'brev.docx'), 'x');
    const run = await runSka(folder.path, 'init', 'upptagen', '--ja');
    assert.equal(run.code, 2);
    assert.match(run.err, /”upptagen” är inte tom \(brev\.docx\)/);
    assert.deepEqual(await readdir(folder.path), ['upptagen']);
    assert.deepEqual(await readdir(target), ['brev.docx']);
    const file = await runSka(folder.path, 'init', 'upptagen/brev.docx', '--ja');
    assert.equal(file.code, 2);
    assert.match(file.err, /är en fil/);
  });

  it('fills the empty folder that one stands in, a new repository too', async () => {
    await mkdir(join(folder.path, '.git'));
    const run = await runSka(folder.path, 'init', '.', '--ja');
    assert.equal(run.code, 0);
    assert.doesNotMatch(run.out, /cd /);
    assert.ok((await readdir(folder.path)).includes('ska.yaml'));
    assert.ok((await readdir(folder.path)).every(name => !name.startsWith('.ska-')));
  });

  it('tells wrong usage with 64', async () => {
    const kind = await runSka(folder.path, 'init', 'x', '--mall', 'komun', '--ja');
    assert.equal(kind.code, 64);
    assert.match(kind.err, /Menade du ”kommun”/);
    assert.equal((await runSka(folder.path, 'init')).code, 64);
    assert.deepEqual(await readdir(folder.path), []);
  });

  describe('with somebody at the terminal', () => {
    /** Runs the command in this process with what somebody types. */
    async function typed(text: string, today = '2026-09-01') {
      const input = new PassThrough();
      input.end(text);
      const stop = new AbortController();
      const said: string[] = [];
      const door: Door = {
        cwd: folder.path,
        env: {},
        language: 'sv',
        colour: false,
        terminal: true,
        signal: stop.signal,
        today,
        questions: questions =>
          askAtTerminal(
            { input, output: new PassThrough(), interrupt: () => stop.abort(), signal: stop.signal },
            questions,
          ),
        command: () => undefined,
        out: said.push.bind(said),
        err: said.push.bind(said),
      };
      const program = new Command('ska').option('--project <mapp>').option('--lang <språk>');
      let work: Promise<number> | undefined;
      initCommand(program, door, started => {
        work = started;
      });
      await program.parseAsync(['init', 'nytt'], { from: 'user' });
      return { code: await work, said: said.join('') };
    }

    it('asks for the name, the year and the units, and invents no number for a real unit', async () => {
      const { code } = await typed(
        'Ekby: kommun\n2025\n2024/25\nBjörkskolan: grundskola + fritids\nSjöns förskola\nVux "Norr"; komvux\n\n',
      );
      assert.equal(code, 0);
      const config = await read('nytt', 'ska.yaml');
      assert.match(config, /namn: "Ekby: kommun"/);
      assert.match(config, /^redovisar: 2024\/25 .*\npågår: 2026\/27 /m);
      assert.match(config, /id: bjorkskolan, namn: Björkskolan, skolform: \[grundskola, fritidshem\]/);
      assert.match(config, /id: sjons-forskola, namn: Sjöns förskola, skolform: \[förskola\]/);
      assert.doesNotMatch(await read('nytt', 'data', 'enheter.csv'), /;\d+(;|$)/m);
      const { code: checked, findings } = await checkSka(resolve(folder.path, 'nytt'));
      assert.equal(checked, 0);
      assert.deepEqual(
        findings.filter(one => one.severity !== 'hint'),
        [],
      );
      // The table waits for its numbers, and takes them when they come.
      const csv = join(folder.path, 'nytt', 'data', 'enheter.csv');
      await writeFile(
        csv,
        (await readFile(csv, 'utf8')).replace(/^(bjorkskolan;2024\/25);.*$/m, '$1;211;170;140'),
      );
      await runSka(join(folder.path, 'nytt'), 'update');
      assert.match(await read('nytt', 'rapporter', '2024-25', 'bjorkskolan.md'), /\| Björkskolan +\|.*211/);
    });

    it('makes nothing when the answers stop coming', async () => {
      await assert.rejects(typed('Ekby kommun\n'));
      assert.deepEqual(await readdir(folder.path), []);
    });

    for (const [today, reported, current] of [
      ['2026-09-01', '2025/26', '2026/27'],
      ['2027-02-01', '2026/27', '2026/27'],
    ] as const)
      it(`reports ${reported} if it is made on ${today}`, async () => {
        await typed('\n\n\n', today);
        assert.match(
          await read('nytt', 'ska.yaml'),
          new RegExp(`^redovisar: ${reported} .*\\npågår: ${current} `, 'm'),
        );
        await rm(join(folder.path, 'nytt'), { recursive: true });
      });
  });
});

function yearOf(config: string): string {
  return /^redovisar: (\S+)/m.exec(config)?.[1] ?? '';
}
