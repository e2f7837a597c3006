import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ska = join(root, 'dist', 'ska.mjs');

interface Output {
  readonly report: string;
  readonly cached: boolean;
  readonly why: readonly unknown[];
}

describe('a build after a build', () => {
  let project = '';
  const at = (...path: string[]) => join(project, ...path);

  /** Why the reports were made that the last build made, by report. */
  let why: ReadonlyMap<string, readonly unknown[]> = new Map();

  /** Builds HTML; the reports that were made anew, or the exit code when nothing was built. */
  async function made(...more: readonly string[]): Promise<readonly string[] | number> {
    const arguments_ = [ska, 'build', '--format', 'html', '--json', '--why', '--project', project, ...more];
    const { code, out } = await new Promise<{ code: number; out: string }>(done => {
      execFile(process.execPath, arguments_, { maxBuffer: 1e8 }, (error, stdout) =>
        done({ code: error ? Number(error.code) : 0, out: stdout }),
      );
    });
    if (code !== 0) return code;
    const outputs: readonly Output[] = JSON.parse(out).outputs;
    why = new Map(outputs.flatMap(one => (one.why.length > 0 ? [[one.report, one.why] as const] : [])));
    return outputs.filter(one => !one.cached).map(one => one.report);
  }

  /** Changes a file; what it held before. */
  async function change(path: string, by: (text: string) => string): Promise<string> {
    const before = await readFile(at(path), 'utf8');
    const after = by(before);
    assert.notEqual(after, before);
    await writeFile(at(path), after);
    return before;
  }

  before(async () => {
    project = join(await mkdtemp(join(tmpdir(), 'ska å ')), 'Lindberga kommun');
    await cp(join(root, 'examples', 'lindberga'), project, {
      recursive: true,
      filter: path => !/[\\/]ut([\\/]|$)/.test(path),
    });
    assert.equal(((await made()) as readonly string[]).length, 14);
    assert.deepEqual(why.get('sjo'), [{ kind: 'new' }]);
  });
  after(() => rm(join(project, '..'), { recursive: true }));

  it('makes nothing when nothing has changed', async () => {
    assert.deepEqual(await made(), []);
    assert.deepEqual([...why], []);
  });

  it('makes the changed report and those that bring it in', async () => {
    await change('rapporter/2025-26/sjo.md', text => `${text}\nEn mening till.\n`);
    assert.deepEqual(await made(), ['nämnd', 'sjo']);
    const reasons = [{ kind: 'text', report: 'sjo' }];
    assert.deepEqual(Object.fromEntries(why), { nämnd: reasons, sjo: reasons });
  });

  it('makes those that count what has changed in another report', async () => {
    await change('rapporter/2025-26/lindskolan.md', text =>
      text.replace('status: inlämnad', 'status: granskad'),
    );
    const anew = await made();
    assert.ok(Array.isArray(anew) && anew.includes('lindskolan'), String(anew));
    assert.deepEqual(why.get('huvudman'), [{ kind: 'around' }]);
  });

  it('makes all when what their covers say has changed', async () => {
    await change('ska.yaml', text =>
      text.replace('Lindberga är en påhittad kommun.', 'Lindberga finns inte.'),
    );
    assert.equal(((await made()) as readonly string[]).length, 14);
    assert.deepEqual(why.get('lyktan'), [{ kind: 'file', path: 'ska.yaml', change: 'changed' }]);
  });

  it('sees that a file in the output folder is not the one that it wrote', async () => {
    await appendFile(at('ut', '2025-26', 'komvux.html'), 'x');
    assert.deepEqual(await made(), ['komvux']);
    await rm(at('ut', '2025-26', 'lyktan.html'));
    assert.deepEqual(await made(), ['lyktan']);
    assert.deepEqual([...why], [['lyktan', [{ kind: 'output' }]]]);
  });

  it('says in words why, of each file that it made', async () => {
    await writeFile(at('data', 'ny å.csv'), 'a;b\n');
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...[ska, 'build', 'lyktan', '--format', 'html', '--why', '--project', project],
    ]);
    assert.equal(stdout, 'ut/2025-26/lyktan.html  oförändrad\n  data/ny å.csv har kommit till\n');
    await rm(at('data', 'ny å.csv'));
    await made();
    assert.deepEqual(why.get('komvux'), undefined);
    assert.deepEqual(why.get('lyktan'), [{ kind: 'file', path: 'data/ny å.csv', change: 'removed' }]);
  });

  it('refuses a stale number each time, also when it was built before', async () => {
    const path = 'rapporter/2025-26/komvux.md';
    const before = await change(path, text => text.replace(/:värde\[[^\]]+\]/, ':värde[1 234,5]'));
    assert.equal(await made(), 1);
    assert.equal(await made(), 1);
    await writeFile(at(path), before);
    assert.deepEqual(await made(), []);
  });

  it('gives the same from what it remembers of the reports as from their texts', async () => {
    await change('rapporter/2025-26/lindskolan.md', text => text.replace(/^(:{3,}mål\[)/m, '$1Ändrat. '));
    await made();
    await made('--out', 'nytt');
    const names = (await readdir(at('nytt', '2025-26'))).sort();
    assert.equal(names.length, 14);
    for (const name of names)
      assert.deepEqual(
        await readFile(at('ut', '2025-26', name)),
        await readFile(at('nytt', '2025-26', name)),
        name,
      );
    await rm(at('nytt'), { recursive: true });
  });

  it('does not believe a record of the reports with a changed byte', async () => {
    const record = await readFile(at('ut', '.ska-rapporter'));
    record[record.length >> 1] = ~(record[record.length >> 1] ?? 0);
    await writeFile(at('ut', '.ska-rapporter'), record);
    assert.deepEqual(await made(), []);
    await writeFile(at('ut', '.ska-rapporter'), 'inget');
    assert.deepEqual(await made(), []);
  });

  it('begins anew with a record that is broken or of another kind', async () => {
    await writeFile(at('ut', '.ska-bygge.json'), '{"version":1,');
    assert.equal(((await made()) as readonly string[]).length, 14);
    assert.deepEqual(await made(), []);
    await change('ut/.ska-bygge.json', text => text.replace(/"texts": \{[^}]*\}/, '"texts": null'));
    assert.equal(((await made()) as readonly string[]).length, 14);
  });
});
