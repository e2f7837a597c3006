import assert from 'node:assert/strict';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ownFolder, root, runSka } from './run-ska.ts';

interface Output {
  readonly path: string;
  readonly cached: boolean;
}

describe('a build in parts', () => {
  it('gives together what one build gives, also when nothing or something has changed', async () => {
    await using folder = await ownFolder();
    const project = join(folder.path, 'Lindberga kommun');
    await cp(join(root, 'examples', 'lindberga'), project, {
      recursive: true,
      filter: path => !/[\\/]ut([\\/]|$)/.test(path),
    });
    const built = async (...more: readonly string[]): Promise<readonly Output[]> => {
      const { code, out, err } = await runSka(project, 'build', '--format', 'html', '--json', ...more);
      assert.equal(code, 0, err);
      return JSON.parse(out).outputs;
    };
    const inParts = async (outOf: (part: number) => string) => {
      const parts: Output[] = [];
      for (const part of [1, 2]) parts.push(...(await built('--shard', `${part}/2`, '--out', outOf(part))));
      return parts;
    };
    /** The finished files of folders, by name; a name in two of them is an error. */
    const files = async (...outs: readonly string[]) => {
      const found = new Map<string, string>();
      for (const out of outs)
        for (const name of await readdir(join(project, out, '2025-26'))) {
          assert.ok(!found.has(name), `${name} was made twice`);
          found.set(name, await readFile(join(project, out, '2025-26', name), 'utf8'));
        }
      return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
    };

    await built('--out', 'hel');
    const whole = await files('hel');
    assert.ok(whole.has('nämnd.html') && whole.has('huvudman.html') && whole.has('tallbackaskolan.html'));
    // On machines of their own.
    await inParts(part => `del-${part}`);
    assert.deepEqual(await files('del-1', 'del-2'), whole);
    // One after another into the same folder, then again: each part knows what the others have left.
    const made = await inParts(() => 'ut');
    assert.equal(made.filter(one => !one.cached).length, whole.size);
    assert.deepEqual(await files('ut'), whole);
    assert.ok((await built('--out', 'ut')).every(one => one.cached));
  });
});
