import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { opened } from './opened.ts';
import { problems } from './panels.ts';
import { openFile } from './quick-input.ts';

describe('the oldest VS Code that the extension says it works in', function () {
  this.timeout(360_000);
  const window = opened({ age: 'oldest' });

  it('is the one that is tested here', async () => {
    const folder = new URL('../../', import.meta.url);
    const read = async (path: string) => JSON.parse(await readFile(new URL(path, folder), 'utf8'));
    const [, minor] = (await read('package.json')).engines.vscode.split('.');
    const tested = (await read('scripts/tools/workbench-oldest/package.json')).dependencies['code-server'];
    assert.equal(tested.split('.')[1], minor);
  });

  it('shows what is wrong in a report', async () => {
    const { page, place } = window();
    const report = 'rapporter/2025-26/lyktan.md';
    const file = join(place.project, report);
    await writeFile(file, (await readFile(file, 'utf8')).replace('{antal-elever}', '{antal-elver}'));
    await openFile(page, report);
    await problems(page, seen => seen.some(({ message }) => message.includes('antal-elver')));
  });
});
