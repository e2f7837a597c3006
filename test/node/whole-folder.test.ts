import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../../extension/base/fault.ts';
import { fillFolder, type Moving, namesIn, replaceFolder } from '../../extension/node/whole-folder.ts';

/** A machine that answers as Windows does while another program looks at a file: to the renames whose number is told. */
function heldAt(held: (time: number) => boolean): Moving {
  let times = 0;
  return {
    rename: async (from, to) => {
      if (held(times++)) throw Object.assign(new Error('EPERM: simulated'), { code: 'EPERM' });
      await rename(from, to);
    },
    wait: async () => undefined,
  };
}

describe('a folder that is filled', () => {
  let above = '';
  beforeEach(async () => {
    above = await mkdtemp(join(tmpdir(), 'ska å '));
  });
  afterEach(() => rm(above, { recursive: true }));

  const fill = async (folder: string) => {
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data', 'å.csv'), 'x');
    await writeFile(join(folder, '.gitignore'), 'ut/');
  };
  const broken = async (folder: string) => {
    await fill(folder);
    throw new Error('halvvägs');
  };

  it('is made with the folders above it, or not at all', async () => {
    await fillFolder(join(above, 'a b', 'c'), fill);
    assert.equal(await readFile(join(above, 'a b', 'c', 'data', 'å.csv'), 'utf8'), 'x');
    assert.deepEqual(await readdir(join(above, 'a b')), ['c']);
    await assert.rejects(fillFolder(join(above, 'd', 'e'), broken), /halvvägs/);
    assert.deepEqual(await readdir(above), ['a b']);
  });

  it('that is there keeps what it had, whether filled or not', async () => {
    await mkdir(join(above, '.git'));
    await assert.rejects(fillFolder(above, broken), /halvvägs/);
    assert.deepEqual(await readdir(above), ['.git']);
    await fillFolder(above, fill);
    assert.deepEqual((await readdir(above)).sort(), ['.git', '.gitignore', 'data']);
  });

  it('is there also when a virus scanner looks at its files for a moment', async () => {
    await fillFolder(
      join(above, 'kvalitet'),
      fill,
      heldAt(time => time < 3),
    );
    assert.deepEqual((await readdir(join(above, 'kvalitet'))).sort(), ['.gitignore', 'data']);
    await mkdir(join(above, 'tom'));
    await fillFolder(
      join(above, 'tom'),
      fill,
      heldAt(time => time % 2 === 0),
    );
    assert.deepEqual((await readdir(join(above, 'tom'))).sort(), ['.gitignore', 'data']);
    await assert.rejects(
      fillFolder(
        join(above, 'ny'),
        fill,
        heldAt(() => true),
      ),
      Fault,
    );
    assert.deepEqual((await readdir(above)).sort(), ['kvalitet', 'tom']);
  });

  it('is empty with only a repository’s own folder in it, and not with anything else', async () => {
    await mkdir(join(above, '.git'));
    assert.deepEqual(await namesIn(above), []);
    assert.deepEqual(await namesIn(join(above, 'finns-inte')), []);
    await writeFile(join(above, 'brev.docx'), '');
    assert.deepEqual(await namesIn(above), ['brev.docx']);
    await assert.rejects(
      namesIn(join(above, 'brev.docx')),
      (error: unknown) => error instanceof Fault && error.code === 'file.not-folder',
    );
  });
});

describe('a folder that is written anew', () => {
  let above = '';
  beforeEach(async () => {
    above = await mkdtemp(join(tmpdir(), 'ska å '));
  });
  afterEach(() => rm(above, { recursive: true }));
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('holds the new files alone', async () => {
    const folder = join(above, 'ut', 'nämnd');
    await replaceFolder(
      folder,
      new Map([
        ['01 a.pdf', bytes('a')],
        ['02 b.pdf', bytes('b')],
      ]),
    );
    await replaceFolder(folder, new Map([['01 ö.pdf', bytes('ö')]]));
    assert.deepEqual(await readdir(folder), ['01 ö.pdf']);
    assert.deepEqual(await readdir(join(above, 'ut')), ['nämnd']);
  });

  it('is as it was when writing ends halfway', async () => {
    const folder = join(above, 'nämnd');
    await replaceFolder(folder, new Map([['01 a.pdf', bytes('a')]]));
    const stop = AbortSignal.abort(new Error('Ctrl-C'));
    await assert.rejects(replaceFolder(folder, new Map([['01 b.pdf', bytes('b')]]), stop), /Ctrl-C/);
    // A name with a folder that is not there cannot be written.
    await assert.rejects(
      replaceFolder(
        folder,
        new Map([
          ['01 b.pdf', bytes('b')],
          ['x/y.pdf', bytes('c')],
        ]),
      ),
      Fault,
    );
    assert.deepEqual(await readdir(folder), ['01 a.pdf']);
    assert.deepEqual(await readdir(above), ['nämnd']);
  });

  it('waits for whoever looks at a file in it, tells when that goes on, and never throws the old one away', async () => {
    const folder = join(above, 'nämnd');
    await replaceFolder(folder, new Map([['01 a.pdf', bytes('a')]]));
    const next = new Map([['01 b.pdf', bytes('b')]]);
    await replaceFolder(
      folder,
      next,
      undefined,
      heldAt(time => time % 2 === 0),
    );
    assert.deepEqual(await readdir(folder), ['01 b.pdf']);
    const isLocked = (error: unknown) => error instanceof Fault && error.code === 'file.locked';
    const again = (held: (time: number) => boolean) =>
      replaceFolder(folder, new Map([['01 c.pdf', bytes('c')]]), undefined, heldAt(held));
    await assert.rejects(
      again(() => true),
      isLocked,
    );
    assert.deepEqual(await readdir(above), ['nämnd']);
    // The old one has been moved aside, and from then on nothing can be moved: it is kept under its hidden name.
    await assert.rejects(
      again(time => time > 0),
      isLocked,
    );
    const [hidden = ''] = await readdir(above);
    assert.deepEqual(await readdir(join(above, hidden)), ['01 b.pdf']);
  });

  it('is as it was when the process ends in the middle, and so is one that was being filled', async () => {
    const folder = join(above, 'nämnd');
    await replaceFolder(folder, new Map([['01 a.pdf', bytes('a')]]));
    const script = `
      import { writeFile } from 'node:fs/promises';
      import { fillFolder, replaceFolder } from './extension/node/whole-folder.ts';
      const [, nämnd, ny] = process.argv;
      await fillFolder(ny, async inner => {
        await writeFile(inner + '/ska.yaml', 'x');
        await replaceFolder(nämnd, { *[Symbol.iterator]() {
          yield ['01 b.pdf', Buffer.from('b')];
          process.exit(130);
        } });
      });`;
    const args = ['--import=tsx', '--input-type=module', '-e', script, folder, join(above, 'ny', 'kvalitet')];
    assert.throws(
      () => execFileSync(process.execPath, args),
      (error: { status?: number }) => error.status === 130,
    );
    assert.deepEqual(await readdir(folder), ['01 a.pdf']);
    assert.deepEqual(await readdir(above), ['nämnd']);
  });
});
