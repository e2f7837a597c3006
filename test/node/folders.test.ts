import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../../extension/base/fault.ts';
import { lockFolder } from '../../extension/node/folder-lock.ts';
import { makeFolder } from '../../extension/node/make-folder.ts';
import { findProject } from '../../extension/node/project-folder.ts';

const fault = (code: string, args?: object) => (error: unknown) => {
  assert.ok(error instanceof Fault, String(error));
  assert.equal(error.code, code);
  if (args) assert.deepEqual(error.args, args);
  return true;
};

describe('folders', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ska-folders-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  describe('findProject', () => {
    it('finds the nearest ska.yaml upwards', async () => {
      const deep = join(folder, 'kommun', 'rapporter', '2025-26');
      await mkdir(deep, { recursive: true });
      await writeFile(join(folder, 'ska.yaml'), '');
      assert.equal(await findProject(deep), folder);
      await writeFile(join(folder, 'kommun', 'ska.yaml'), '');
      assert.equal(await findProject(deep), join(folder, 'kommun'));
      assert.equal(await findProject(join(deep, 'saknas')), join(folder, 'kommun'));
    });

    it('does not take a folder of that name for the file, and says that it is there', async () => {
      await mkdir(join(folder, 'ska.yaml'));
      const asFolder = join(folder, 'ska.yaml');
      await assert.rejects(findProject(folder), fault('project.not-found', { folder, asFolder }));
      const below = join(folder, 'rapporter');
      await assert.rejects(findProject(below), fault('project.not-found', { folder: below, asFolder }));
    });

    it('points to the projects below, the nearest', async () => {
      for (const name of [
        'kommun/skola å',
        'kommun/förskola',
        'kommun/a/b/djupt',
        'kommun/node_modules/x',
        '.git/x',
      ]) {
        await mkdir(join(folder, name), { recursive: true });
        await writeFile(join(folder, name, 'ska.yaml'), '');
      }
      const below = ['kommun/förskola', 'kommun/skola å'];
      await assert.rejects(findProject(folder), fault('project.not-found', { folder, below }));
      const kommun = join(folder, 'kommun');
      await assert.rejects(
        findProject(kommun),
        fault('project.not-found', { folder: kommun, below: ['förskola', 'skola å'] }),
      );
    });

    it('names a misnamed file', async () => {
      await writeFile(join(folder, 'ska.yaml.txt'), '');
      await assert.rejects(
        findProject(folder),
        fault('project.not-found', { folder, almost: 'ska.yaml.txt' }),
      );
    });
  });

  describe('lockFolder', () => {
    it('keeps a second build out until the first is done', async () => {
      const out = join(folder, 'ut');
      const first = await lockFolder(out);
      await assert.rejects(lockFolder(out), fault('build.running', { folder: out }));
      await first.release();
      await first.release();
      const second = await lockFolder(out);
      await second[Symbol.asyncDispose]();
      assert.deepEqual(await readdir(out), []);
    });

    it('keeps builds to different folders apart', async () => {
      const locks = await Promise.all(['a', 'b'].map(name => lockFolder(join(folder, name))));
      await Promise.all(locks.map(lock => lock.release()));
    });

    it('takes over what a killed build left behind', async () => {
      const script = `
        import { lockFolder } from './extension/node/folder-lock.ts';
        await lockFolder(process.argv[1]);
        process.stdout.write('har');
        setInterval(() => {}, 1000);`;
      const args = ['--import=tsx', '--input-type=module', '-e', script, folder];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      await assert.rejects(lockFolder(folder), fault('build.running'));
      child.kill('SIGKILL');
      await once(child, 'exit');
      const [left] = await readdir(folder);
      assert.ok(left, 'a killed process cannot tidy up');
      const longAgo = new Date(0);
      await utimes(join(folder, left), longAgo, longAgo);
      await (await lockFolder(folder)).release();
      assert.deepEqual(await readdir(folder), []);
    });

    it('says that the folder is a file', async () => {
      await writeFile(join(folder, 'ut'), '');
      await assert.rejects(lockFolder(join(folder, 'ut')), fault('file.not-folder'));
      await assert.rejects(lockFolder(join(folder, 'ut', 'pdf')), fault('file.not-folder'));
    });
  });

  describe('makeFolder', () => {
    it('tells at once of a folder that cannot be made, also where mkdir would try for ever', async () => {
      await writeFile(join(folder, 'fil'), '');
      await assert.rejects(makeFolder(join(folder, 'fil', 'x')), /ENOTDIR/);
      if (process.platform === 'linux')
        await assert.rejects(makeFolder('/proc/ska/ut'), /ENOENT|EACCES|EPERM|EROFS/);
    });

    it('makes all above it, and says which was the first', async () => {
      assert.equal(await makeFolder(join(folder, 'å b', 'c', 'd')), join(folder, 'å b'));
      assert.equal(await makeFolder(join(folder, 'å b', 'c')), undefined);
    });
  });
});
