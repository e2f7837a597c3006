import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { copyOfExempel } from '../report/exempel.ts';
import { runSka } from './run-ska.ts';

describe('ska build --out', () => {
  for (const [out, path] of [
    ['.', '2025-26/sjoboden.html'],
    ['', '2025-26/sjoboden.html'],
    ['en mapp/ut å/', 'en mapp/ut å/2025-26/sjoboden.html'],
    ['../bredvid', '../bredvid/2025-26/sjoboden.html'],
  ] as const)
    it(`names its files from the project’s folder when it is “${out}”`, async () => {
      await using copy = await copyOfExempel();
      const args = ['build', 'sjoboden', '--format', 'html', '--json', '--out', out];
      const built = await runSka(copy.folder, ...args);
      assert.equal(built.code, 0, built.err);
      assert.deepEqual(
        JSON.parse(built.out).outputs.map((one: { path: string }) => one.path),
        [path],
      );
      assert.ok(existsSync(join(copy.folder, path)));
    });
});
