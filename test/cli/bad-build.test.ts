import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as promises from 'node:fs/promises';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../../extension/base/fault.ts';
import { sentence } from '../../extension/base/problems.ts';
import { stopMessage } from '../../extension/base/stop-message.ts';
import { openFiles } from '../../extension/node/files.ts';
import { buildReports } from '../../extension/output/build/build-reports.ts';
import { shippedLayout } from '../output/shipped-layout.ts';
import { testBrowser } from '../output/test-browser.ts';
import { type Copy, copyOfExempel, withProject } from '../report/exempel.ts';
import { type Run, root } from './run-ska.ts';

/** A build under way, by the built command line. */
class Building {
  readonly child: ChildProcess;
  readonly ended: Promise<Run>;

  constructor(copy: Copy, env: Readonly<Record<string, string>>, ...args: readonly string[]) {
    this.child = spawn(process.execPath, [join(root, 'dist', 'ska.mjs'), 'build', ...args], {
      cwd: copy.folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let out = '';
    let err = '';
    this.child.stdout?.on('data', part => {
      out += part;
    });
    this.child.stderr?.on('data', part => {
      err += part;
    });
    this.ended = once(this.child, 'close').then(([code]) => ({ code: Number(code), out, err }));
  }
}

const build = (copy: Copy, env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  new Building(copy, env, ...args).ended;

/** A browser that leaves its process ids beside itself before it starts; a `held` one starts only when it is let go. */
async function watchedBrowser(copy: Copy, held = false) {
  const { path } = await testBrowser();
  const script = join(copy.folder, '..', 'webbläsare');
  const pids = `${script}.pid`;
  const go = `${script}.go`;
  const wait = held ? `while [ ! -e "${go}" ]; do sleep 0.05; done\n` : '';
  await writeFile(script, `#!/bin/sh\necho $$ >> "${pids}"\n${wait}exec "${path}" "$@"\n`);
  await chmod(script, 0o755);
  const started = async () => {
    const text = await readFile(pids, 'utf8').catch(() => '');
    return text.split('\n').filter(Boolean).map(Number);
  };
  return { script, started, letGo: () => writeFile(go, '') };
}

/** Waits for something that another process does. */
async function until<T>(what: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await what();
    if (found !== undefined) return found;
    await sleep(10);
  }
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** What a build remembers between two runs. */
const records: readonly string[] = ['.ska-bygge.json', '.ska-rapporter'];

/** The files of the output folder, each PDF seen to be whole; nothing else may lie there. */
async function wholeFiles(copy: Copy, out = 'ut'): Promise<readonly string[]> {
  const entries = await readdir(join(copy.folder, out), { recursive: true, withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries.filter(one => one.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (entry.name === '.ska-bygge.json') JSON.parse(bytes.toString());
    else if (!records.includes(entry.name)) {
      assert.match(entry.name, /^[^.].*\.pdf$/);
      assert.equal(bytes.subarray(0, 5).toString(), '%PDF-', entry.name);
      assert.match(bytes.subarray(-32).toString('latin1'), /%%EOF\s*$/, entry.name);
      files.push(entry.name);
    }
  }
  assert.deepEqual(
    entries.map(one => one.name).filter(name => name.startsWith('.ska-') && !records.includes(name)),
    [],
  );
  return files.sort();
}

const all = ['huvudman.pdf', 'sjoboden.pdf', 'strandskolan.pdf', 'tallbackaskolan.pdf'];

describe('a build that something stops', () => {
  let copy: Copy;
  beforeEach(async () => {
    copy = await copyOfExempel();
  });
  afterEach(() => copy[Symbol.asyncDispose]());

  it('has no browser: says what to do, and ends with 2', async () => {
    const { code, err } = await build(copy, { SKA_BROWSER: join(copy.folder, 'chrome') });
    assert.equal(code, 2);
    assert.match(
      err,
      /SKA_BROWSER pekar på ”.*chrome”, men där finns inget program.*ta bort variabeln så letar/,
    );
    assert.deepEqual(await wholeFiles(copy), []);
  });

  for (const [what, script] of [
    ['is no program', undefined],
    ['ends at once', '#!/bin/sh\nexit 3\n'],
    ['cannot be run here', 'detta är inget program'],
  ] as const)
    it(`has a browser that ${what}: says so, and ends with 2`, async () => {
      const path = join(copy.folder, '..', 'webbläsare');
      await writeFile(path, script ?? '');
      if (script) await chmod(path, 0o755);
      const { code, err } = await build(copy, { SKA_BROWSER: path });
      assert.equal(code, 2, err);
      assert.match(err, /webbläsare”.*(gick inte att starta|går att starta)/);
      assert.deepEqual(await wholeFiles(copy), []);
    });

  it('loses its browser in the middle: prints on with another', async () => {
    const { script, started } = await watchedBrowser(copy);
    const { ended } = new Building(copy, { SKA_BROWSER: script }, '--jobs', '1');
    const year = join(copy.folder, 'ut', '2025-26');
    await until(async () => (await readdir(year).catch(() => [])).find(name => name.endsWith('.pdf')));
    const [first = 0] = await started();
    process.kill(first, 'SIGKILL');
    const { code, err } = await ended;
    assert.equal(code, 0, err);
    assert.deepEqual(await wholeFiles(copy), all);
    const pids = await started();
    assert.ok(pids.length > 1);
    assert.deepEqual(pids.filter(isAlive), []);
  });

  it('loses every browser: says so, ends with 2, and leaves nothing behind', async () => {
    const { script, started } = await watchedBrowser(copy);
    const { child, ended } = new Building(copy, { SKA_BROWSER: script });
    while (child.exitCode === null) {
      for (const pid of (await started()).filter(isAlive)) process.kill(pid, 'SIGKILL');
      await sleep(10);
    }
    const { code, err } = await ended;
    assert.equal(code, 2, err);
    assert.match(err, /stängdes/);
    await wholeFiles(copy);
    assert.deepEqual((await started()).filter(isAlive), []);
  });

  for (const [how, interrupt] of [
    ['with Ctrl-C', child => child.kill('SIGINT')],
    ['by the program that started it, as on Windows', child => child.send(stopMessage)],
    ['since the program that started it is gone', child => child.disconnect()],
  ] as readonly (readonly [string, (child: ChildProcess) => unknown])[])
    it(`is interrupted ${how}: ends with 130, no file half written, no lock, no browser`, async () => {
      const { script, started } = await watchedBrowser(copy);
      const { child } = new Building(copy, { SKA_BROWSER: script });
      await until(async () => (await started())[0]);
      const exit = once(child, 'exit');
      interrupt(child);
      assert.deepEqual(await exit, [130, null]);
      await wholeFiles(copy);
      assert.deepEqual((await started()).filter(isAlive), []);
    });

  it('is interrupted twice while it waits for a browser: ends at once with 130, and gives back what it held', async () => {
    const { script, started } = await watchedBrowser(copy, true);
    await copy.write('ut/2025-26/sjoboden.pdf', 'den förra');
    const { child, ended } = new Building(copy, { SKA_BROWSER: script });
    const [browser = 0] = await until(async () => {
      const pids = await started();
      return pids.length > 0 ? pids : undefined;
    });
    // The browser never answers: the first is heard, and only another ends the wait.
    while (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGINT');
      await sleep(50);
    }
    assert.deepEqual([(await ended).code, child.signalCode], [130, null]);
    await until(async () => (isAlive(browser) ? undefined : true));
    assert.deepEqual(
      (await readdir(join(copy.folder, 'ut'), { recursive: true })).filter(name => name.includes('.ska-')),
      [],
    );
    assert.equal(await readFile(join(copy.folder, 'ut', '2025-26', 'sjoboden.pdf'), 'utf8'), 'den förra');
    const { code, err } = await build(copy, {});
    assert.equal(code, 0, err);
    assert.deepEqual(await wholeFiles(copy), all);
  });

  it('meets another build in the same folder: one of them builds, the other says that it waits for nobody', async () => {
    const { script, started, letGo } = await watchedBrowser(copy, true);
    const first = new Building(copy, { SKA_BROWSER: script });
    await until(async () => (await started())[0]);
    const second = await build(copy, {});
    assert.equal(second.code, 2);
    assert.match(
      second.err,
      /Ett annat bygge skriver redan i ”.*ut”\. Vänta tills det är klart, eller bygg till en annan mapp med --out\./,
    );
    assert.equal((await build(copy, {}, 'sjoboden', '--out', 'annan')).code, 0);
    await letGo();
    assert.equal((await first.ended).code, 0);
    assert.deepEqual(await wholeFiles(copy), all);
    assert.deepEqual(await wholeFiles(copy, 'annan'), ['sjoboden.pdf']);
  });

  it('starts twice in the same moment: both end, and all files are whole', async () => {
    const runs = await Promise.all([build(copy, {}), build(copy, {})]);
    const [first, second] = runs.sort((a, b) => a.code - b.code);
    assert.equal(first?.code, 0, first?.err);
    if (second?.code !== 0) assert.match(second?.err ?? '', /Ett annat bygge skriver redan/);
    assert.deepEqual(await wholeFiles(copy), all);
  });

  it('cannot write where it should: says which name is in the way', async () => {
    await writeFile(join(copy.folder, 'ut'), '');
    const inTheWay = await build(copy, {});
    assert.equal(inTheWay.code, 2);
    assert.match(
      inTheWay.err,
      /ut” är en fil, men här behövs en mapp\. Byt namn på filen, så kan mappen skapas\./,
    );
    await mkdir(join(copy.folder, 'annan', '2025-26', 'sjoboden.pdf'), { recursive: true });
    const folder = await build(copy, {}, '--out', 'annan');
    assert.equal(folder.code, 2);
    assert.match(folder.err, /”annan\/2025-26\/sjoboden\.pdf” är en mapp, men här behövs en fil\./);
    const long = await build(copy, {}, '--out', 'a'.repeat(400));
    assert.equal(long.code, 2);
    assert.match(long.err, /a” går inte att skriva: sökvägen är för lång\. Lägg projektet i en mapp närmare/);
  });
});

describe('a build on a disk that refuses', () => {
  const failing = (code: string) => async (): Promise<never> => {
    throw Object.assign(new Error(`${code}: simulated`), { code });
  };

  /** Builds HTML into a folder whose file system answers as `changes` say. */
  async function built(copy: Copy, changes: Partial<typeof promises>) {
    const out = openFiles(join(copy.folder, 'ut'), {
      fs: { ...promises, ...changes },
      wait: async () => undefined,
    });
    return await withProject(copy, async project =>
      buildReports({
        project,
        schoolYear: '2025/26',
        formats: ['html'],
        writeFolder: async () => undefined,
        out,
        outPath: 'ut',
        jobs: 2,
        allowStale: false,
        force: false,
        version: '1',
        layouts: {
          print: await shippedLayout('utskrift'),
          web: await shippedLayout('webb'),
          slides: await shippedLayout('bildspel'),
          deckScript: '',
        },
        openPrinter: () => assert.fail('HTML needs no browser'),
        now: () => 0,
        today: '2026-09-01',
        signal: new AbortController().signal,
        progress: () => undefined,
      }),
    );
  }

  async function faultOf(work: Promise<unknown>): Promise<Fault> {
    const error = await work.then(
      () => assert.fail('nothing was thrown'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof Fault, String(error));
    return error;
  }

  const told = (fault: Fault) => sentence(fault.code, fault.args as never, 'sv');
  const earlier = join('ut', '2025-26', 'sjoboden.html');

  it('that is full: keeps the earlier file, and says so', async () => {
    await using copy = await copyOfExempel();
    await copy.write('ut/2025-26/sjoboden.html', 'den förra');
    const fault = await faultOf(built(copy, { open: failing('ENOSPC') as never }));
    assert.match(
      told(fault),
      /^”ut\/2025-26\/.*html” kunde inte skrivas: disken är full\. Den tidigare filen är orörd\./,
    );
    assert.deepEqual(await readdir(join(copy.folder, 'ut', '2025-26')), ['sjoboden.html']);
    assert.equal(await readFile(join(copy.folder, earlier), 'utf8'), 'den förra');
  });

  it('that is read-only: says so', async () => {
    await using copy = await copyOfExempel();
    const fault = await faultOf(built(copy, { mkdir: failing('EROFS') as never }));
    assert.match(told(fault), /går inte att skriva: disken är skrivskyddad\. Välj en annan mapp\./);
  });

  it('where a file is open in another program: builds the others, and says which to close', async () => {
    await using copy = await copyOfExempel();
    await copy.write('ut/2025-26/sjoboden.html', 'den förra');
    const rename: typeof promises.rename = (from, to) =>
      String(to).endsWith('sjoboden.html') ? failing('EBUSY')() : promises.rename(from, to);
    const fault = await faultOf(built(copy, { rename }));
    assert.match(
      told(fault),
      /^Filen ”ut\/2025-26\/sjoboden\.html” går inte att skriva just nu\. Den är troligen öppen i ett annat program/,
    );
    assert.equal(fault.exitCode, 2);
    assert.deepEqual((await readdir(join(copy.folder, 'ut', '2025-26'))).sort(), [
      'huvudman.html',
      'sjoboden.html',
      'strandskolan.html',
      'tallbackaskolan.html',
    ]);
    assert.equal(await readFile(join(copy.folder, earlier), 'utf8'), 'den förra');
    assert.equal((await built(copy, {})).outputs.length, 4);
  });
});
