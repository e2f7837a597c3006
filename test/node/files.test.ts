import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as promises from 'node:fs/promises';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Fault } from '../../extension/base/fault.ts';
import { type ProblemArgs, sentence } from '../../extension/base/problems.ts';
import { type FilesOptions, openFiles } from '../../extension/node/files.ts';

const nfd = (text: string) => text.normalize('NFD');

/** An error as the system gives it. */
const failing = (code: string) => async (): Promise<never> => {
  throw Object.assign(new Error(`${code}: simulated`), { code });
};

async function faultOf(action: Promise<unknown>): Promise<Fault> {
  const error = await action.then(
    () => assert.fail('nothing was thrown'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Fault, String(error));
  return error;
}

describe('files of a project', () => {
  let root = '';
  let outside = '';

  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ska-files-'));
    root = join(folder, 'kommun');
    outside = join(folder, 'annat');
    await mkdir(join(root, 'data'), { recursive: true });
    await mkdir(outside);
    await writeFile(join(outside, 'hemligt.txt'), 'hemligt');
    await writeFile(join(root, 'data', 'betyg.csv'), 'a;b\n1;2\n');
  });

  afterEach(() => rm(join(root, '..'), { recursive: true, force: true }));

  const open = (options: FilesOptions = {}) => openFiles(root, { wait: async () => undefined, ...options });
  const withFs = (changes: Partial<typeof promises>, options: FilesOptions = {}) =>
    open({ fs: { ...promises, ...changes }, ...options });

  describe('read', () => {
    it('gives the bytes of a file', async () => {
      assert.equal(Buffer.from(await open().read('data/betyg.csv')).toString(), 'a;b\n1;2\n');
    });

    it('finds a name of a macOS checkout (NFD) by its usual spelling, and lists it so', async () => {
      await mkdir(join(root, nfd('årskurs')));
      await writeFile(join(root, nfd('årskurs'), nfd('närvaro åk 7–9.csv')), 'x');
      const [path] = await open().list('årskurs');
      assert.equal(path, 'årskurs/närvaro åk 7–9.csv');
      assert.equal(Buffer.from(await open().read('årskurs/närvaro åk 7–9.csv')).toString(), 'x');
      await open().write('årskurs/närvaro åk 7–9.csv', 'y');
      assert.deepEqual(await readdir(join(root, nfd('årskurs'))), [nfd('närvaro åk 7–9.csv')]);
    });

    it('finds a name that mixes both forms', async () => {
      await writeFile(join(root, `${nfd('ä')}ö.csv`), 'x');
      assert.equal((await open().info('äö.csv'))?.size, 1);
    });

    it('takes a backslash for a slash on every system, and lets none lead out', async () => {
      assert.equal((await open().read('data\\betyg.csv')).length, 8);
      assert.deepEqual(await open().list('.\\data'), ['data/betyg.csv']);
      for (const path of ['..\\annat\\hemligt.txt', 'data\\..\\..\\annat\\hemligt.txt'])
        assert.equal((await faultOf(open().read(path))).code, 'file.outside', path);
    });

    it('says which name was probably meant', async () => {
      const fault = await faultOf(open().read('data/Betyg.cvs'));
      assert.equal(fault.code, 'file.missing');
      assert.deepEqual(fault.args, { file: 'data/Betyg.cvs', nearest: 'data/betyg.csv' });
      assert.deepEqual((await faultOf(open().read('data/elever.csv'))).args, { file: 'data/elever.csv' });
    });

    it('tells a folder, a missing folder and a file used as a folder apart from a file', async () => {
      assert.equal((await faultOf(open().read('data'))).code, 'file.folder');
      assert.equal((await faultOf(open().read('dta/betyg.csv'))).code, 'file.missing');
      assert.equal((await faultOf(open().read('data/betyg.csv/x'))).code, 'file.missing');
      assert.equal(await open().info('dta/betyg.csv'), undefined);
      assert.equal((await open().info('data'))?.kind, 'folder');
    });

    it('refuses a file over the limit before reading it, with both sizes', async () => {
      const handle = await promises.open(join(root, 'data', 'stor.csv'), 'w');
      await handle.truncate(500_000_000);
      await handle.close();
      const fault = await faultOf(withFs({ readFile: failing('EIO') }).read('data/stor.csv'));
      assert.equal(fault.code, 'file.too-large');
      const text = sentence('file.too-large', fault.args as ProblemArgs<'file.too-large'>, 'sv');
      assert.match(text, /500 MB.*100 MB/);
      assert.equal((await faultOf(open({ maxBytes: 7 }).read('data/betyg.csv'))).code, 'file.too-large');
      assert.equal((await open({ maxBytes: 8 }).read('data/betyg.csv')).length, 8);
    });

    it('says that a file is open in another program', async () => {
      for (const code of ['EBUSY', 'EPERM']) {
        const fault = await faultOf(withFs({ readFile: failing(code) }).read('data/betyg.csv'));
        assert.equal(fault.code, 'file.locked', code);
        const args = fault.args as ProblemArgs<'file.locked'>;
        assert.match(sentence('file.locked', args, 'sv'), /”data\/betyg\.csv”.*Excel eller Edge.*stäng/);
      }
    });

    it('takes EACCES for a lock on Windows only', async () => {
      const read = (platform: NodeJS.Platform) =>
        faultOf(withFs({ readFile: failing('EACCES') }, { platform }).read('data/betyg.csv'));
      assert.equal((await read('win32')).code, 'file.locked');
      assert.equal((await read('linux')).code, 'file.unreadable');
    });

    it('does not wait for a pipe that never ends', async () => {
      if (process.platform === 'win32') return;
      execFileSync('mkfifo', [join(root, 'data', 'rör.csv')]);
      assert.equal((await faultOf(open().read('data/rör.csv'))).code, 'file.unreadable');
    });
  });

  describe('containment', () => {
    it('refuses every way out: dots, absolute paths, links to files and to folders', async () => {
      await symlink(join(outside, 'hemligt.txt'), join(root, 'data', 'länk.csv'));
      await symlink(outside, join(root, 'mapp'));
      for (const path of [
        '../annat/hemligt.txt',
        'data/../../annat/hemligt.txt',
        join(outside, 'hemligt.txt'),
        'data/länk.csv',
        'mapp/hemligt.txt',
      ]) {
        assert.equal((await faultOf(open().read(path))).code, 'file.outside', path);
        assert.equal((await faultOf(open().write(path, 'x'))).code, 'file.outside', path);
        assert.equal((await faultOf(open().info(path))).code, 'file.outside', path);
        assert.equal((await faultOf(open().remove(path))).code, 'file.outside', path);
      }
      assert.equal((await faultOf(open().write('mapp/ny.txt', 'x'))).code, 'file.outside');
      assert.deepEqual(await readdir(outside), ['hemligt.txt']);
      assert.equal(await readFile(join(outside, 'hemligt.txt'), 'utf8'), 'hemligt');
    });

    it('does not create anything through a link that leads nowhere', async () => {
      await symlink(join(outside, 'ny'), join(root, 'mapp'));
      await faultOf(open().write('mapp/fil.txt', 'x'));
      await symlink(join(outside, 'ny.txt'), join(root, 'ny.txt'));
      await open().write('ny.txt', 'x');
      assert.deepEqual(await readdir(outside), ['hemligt.txt']);
      assert.equal(await readFile(join(root, 'ny.txt'), 'utf8'), 'x');
    });

    it('follows a link that stays inside, and a project that is itself a link', async () => {
      await symlink(join(root, 'data'), join(root, 'tabeller'));
      await symlink(root, join(root, '..', 'genväg'));
      const files = openFiles(join(root, '..', 'genväg'));
      assert.equal((await files.read('tabeller/betyg.csv')).length, 8);
      assert.equal((await files.read(join('..', 'genväg', 'data', 'betyg.csv'))).length, 8);
    });

    it('never reads outside, whatever the path is made of', async () => {
      await symlink(outside, join(root, 'mapp'));
      const part = fc.constantFrom(
        ...['..', '.', 'data', 'mapp', 'annat', 'kommun', 'hemligt.txt', '', '\0'],
        ...['..\\..', 'annat\\hemligt.txt'],
      );
      await fc.assert(
        fc.asyncProperty(fc.array(part, { maxLength: 7 }), async parts => {
          const content = await open()
            .read(parts.join('/'))
            .catch(error => {
              assert.ok(error instanceof Fault, String(error));
              return Buffer.alloc(0);
            });
          assert.notEqual(Buffer.from(content).toString(), 'hemligt');
        }),
        { numRuns: 300 },
      );
    });
  });

  describe('list', () => {
    it('gives files sorted, with / and without what is not the project', async () => {
      for (const path of [
        'b/ut/x.md',
        'b/å.md',
        'b/a.md',
        'ut/x.pdf',
        '.git/HEAD',
        'b/node_modules/x.js',
        'b/~$a.xlsx',
      ]) {
        await mkdir(join(root, path, '..'), { recursive: true });
        await writeFile(join(root, path), '');
      }
      assert.deepEqual(await open().list('b'), ['b/a.md', 'b/ut/x.md', 'b/å.md']);
      assert.deepEqual(await open().list('.'), ['b/a.md', 'b/ut/x.md', 'b/å.md', 'data/betyg.csv']);
      assert.deepEqual(await open().list('saknas'), []);
      assert.equal((await faultOf(open().list('b/a.md'))).code, 'file.not-folder');
    });

    it('ends on a circle of links and names a link that leaves the project', async () => {
      await symlink(join(root, 'data'), join(root, 'data', 'runt'));
      await symlink(outside, join(root, 'data', 'ute'));
      assert.deepEqual(await open().list('data'), ['data/betyg.csv', 'data/runt', 'data/ute']);
    });
  });

  describe('write', () => {
    const left = async () => (await readdir(join(root, 'data'))).sort();

    it('makes the folders on the way and keeps the permissions of what it replaces', async () => {
      await open().write('ut/2025-26/rapport.html', 'å');
      assert.equal(await readFile(join(root, 'ut', '2025-26', 'rapport.html'), 'utf8'), 'å');
      await promises.chmod(join(root, 'data', 'betyg.csv'), 0o640);
      await open().write('data/betyg.csv', new Uint8Array([97]));
      assert.equal((await promises.stat(join(root, 'data', 'betyg.csv'))).mode & 0o777, 0o640);
    });

    it('leaves the older file and no other when the disk is full, at any step', async () => {
      const full = failing('ENOSPC');
      const broken = async (...args: Parameters<typeof promises.open>) => {
        const handle = await promises.open(...args);
        handle.sync = full;
        return handle;
      };
      for (const fs of [{ open: full }, { open: broken }, { rename: full }]) {
        assert.equal((await faultOf(withFs(fs).write('data/betyg.csv', 'nytt'))).code, 'file.full');
        assert.deepEqual(await left(), ['betyg.csv']);
        assert.equal(await readFile(join(root, 'data', 'betyg.csv'), 'utf8'), 'a;b\n1;2\n');
      }
      const inNewFolder = withFs({ mkdir: full }).write('ny/betyg.csv', 'nytt');
      assert.equal((await faultOf(inNewFolder)).code, 'file.full');
    });

    it('tells a file that is open in Edge from a folder that must not be written to', async () => {
      const replace = await faultOf(withFs({ rename: failing('EPERM') }).write('data/betyg.csv', 'x'));
      assert.deepEqual(
        [replace.code, replace.args],
        ['file.locked', { file: 'data/betyg.csv', use: 'write' }],
      );
      for (const code of ['EROFS', 'EACCES', 'EPERM']) {
        const fault = await faultOf(withFs({ open: failing(code) }).write('data/betyg.csv', 'x'));
        assert.deepEqual(
          [fault.code, fault.args],
          ['file.unwritable', { file: 'data/betyg.csv', reason: code }],
        );
      }
      assert.equal((await faultOf(open().write('data', 'x'))).code, 'file.folder');
      const fault = await faultOf(open().write('data/betyg.csv/x.csv', 'x'));
      assert.deepEqual([fault.code, fault.args], ['file.not-folder', { file: 'data/betyg.csv' }]);
      assert.deepEqual(await left(), ['betyg.csv']);
    });

    it('tries again while a virus scanner holds the file for a moment', async () => {
      let times = 0;
      const rename = async (from: promises.FileHandle | string, to: string) =>
        ++times < 3 ? failing('EBUSY')() : promises.rename(String(from), to);
      await withFs({ rename: rename as typeof promises.rename }).write('data/betyg.csv', 'nytt');
      assert.equal(await readFile(join(root, 'data', 'betyg.csv'), 'utf8'), 'nytt');
      assert.equal(times, 3);
    });

    it('writes where the disk knows neither flushing nor permissions: network drives, OneDrive', async () => {
      for (const code of ['EPERM', 'EINVAL', 'ENOTSUP']) {
        const mounted = async (...args: Parameters<typeof promises.open>) =>
          Object.assign(await promises.open(...args), { sync: failing(code), chmod: failing('EPERM') });
        await withFs({ open: mounted }).write('data/betyg.csv', code);
        assert.equal(await readFile(join(root, 'data', 'betyg.csv'), 'utf8'), code);
      }
    });

    it('tells a file that is marked read-only, which Windows lets nobody replace, from one that is open', async () => {
      await promises.chmod(join(root, 'data', 'betyg.csv'), 0o444);
      const fault = await faultOf(withFs({ rename: failing('EPERM') }).write('data/betyg.csv', 'x'));
      assert.deepEqual(
        [fault.code, fault.args],
        ['file.unwritable', { file: 'data/betyg.csv', reason: 'READONLY' }],
      );
      const said = sentence(fault.code, fault.args as never, 'sv');
      assert.match(said, /skrivskyddad\. Ta bort skrivskyddet/);
      assert.deepEqual(await left(), ['betyg.csv']);
    });

    it('stops when aborted, with the reason, and cleans up after itself', async () => {
      const stop = new AbortController();
      const reason = new Fault('build.running', { folder: 'ut' }, 130);
      const opened = async (...args: Parameters<typeof promises.open>) => {
        const handle = await promises.open(...args);
        stop.abort(reason);
        return handle;
      };
      const files = withFs({ open: opened }, { signal: stop.signal });
      assert.equal(await faultOf(files.write('data/betyg.csv', 'nytt')), reason);
      assert.equal(await faultOf(files.write('data/annan.csv', 'nytt')), reason);
      assert.deepEqual(await left(), ['betyg.csv']);
      assert.equal(await readFile(join(root, 'data', 'betyg.csv'), 'utf8'), 'a;b\n1;2\n');
    });

    it('leaves nothing half-written when the process exits in the middle', async () => {
      const script = `
        import * as promises from 'node:fs/promises';
        import { openFiles } from './extension/node/files.ts';
        const rename = () => process.exit(130);
        await openFiles(process.argv[1], { fs: { ...promises, rename } }).write('data/betyg.csv', 'nytt');`;
      const args = ['--import=tsx', '--input-type=module', '-e', script, root];
      assert.throws(
        () => execFileSync(process.execPath, args),
        (error: { status?: number }) => error.status === 130,
      );
      assert.deepEqual(await left(), ['betyg.csv']);
    });

    it('lets many writers of one file each leave a whole file', async () => {
      const texts = Array.from({ length: 20 }, (_, i) => String(i).repeat(50_000));
      const files = open();
      await Promise.all(texts.map(text => files.write('data/betyg.csv', text)));
      assert.ok(texts.includes(await readFile(join(root, 'data', 'betyg.csv'), 'utf8')));
      assert.deepEqual(await left(), ['betyg.csv']);
    });
  });

  describe('remove', () => {
    it('removes a file, does not mind an absent one, and never the project itself', async () => {
      await open().remove('data/betyg.csv');
      await open().remove('data/betyg.csv');
      assert.deepEqual(await open().list('data'), []);
      assert.equal((await faultOf(open().remove('data/..'))).code, 'file.folder');
    });
  });
});
