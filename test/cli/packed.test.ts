import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ownFolder, root } from './run-ska.ts';

const run = promisify(execFile);

/** npm with nothing of the npm that the tests themselves were started by, and its programs' output. */
async function npm(cwd: string, ...args: readonly string[]): Promise<string> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const shell = process.platform === 'win32';
  return (await run('npm', [...args, ...quiet], { cwd, env, shell, maxBuffer: 1e8 })).stdout;
}

describe('the program as a package', () => {
  it('is installed with all that it needs, and makes, checks and answers', async () => {
    await using folder = await ownFolder();
    const packed = (await npm(root, 'pack', '--ignore-scripts', '--pack-destination', folder.path)).trim();
    const home = join(folder.path, 'program');
    await npm(
      folder.path,
      'install',
      '--global',
      '--prefix',
      home,
      '--prefer-offline',
      join(folder.path, packed),
    );
    const ska = async (cwd: string, ...args: readonly string[]) =>
      (await run(join(home, ...(process.platform === 'win32' ? ['ska.cmd'] : ['bin', 'ska'])), args, { cwd }))
        .stdout;
    await ska(folder.path, 'init', 'Ny kommun', '--ja');
    const project = join(folder.path, 'Ny kommun');
    assert.match(await ska(project, 'check'), /\b0 fel\b/);
    assert.match(await ska(project, 'data', 'list'), /data\//);
    await ska(project, 'build', '--format', 'html');
    const built = await readdir(join(project, 'ut'), { recursive: true });
    assert.ok(built.some(name => name.endsWith('.html')));
  });
});
