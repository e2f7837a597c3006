import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sentence } from '../../extension/base/problems.ts';
import type { DataEngine } from '../../extension/data/engine.ts';
import { openFiles } from '../../extension/node/files.ts';
import type { Config } from '../../extension/project/config-schema.ts';
import { engineInProcess } from '../../extension/server/data-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const poor = join(root, 'test', 'fixtures', 'server', 'poor-worker.mjs');
const table = (name: string) =>
  `  - name: ${name}\n    path: data/${name}.csv\n    schema: { fields: [{ name: antal, type: integer }] }\n`;

async function withEngine(
  worker: string,
  limit: number,
  work: (engine: DataEngine, folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ska å '));
  try {
    await mkdir(join(folder, 'data'));
    await writeFile(
      join(folder, 'data/datapackage.yaml'),
      `resources:\n${['seg', 'död', 'rask'].map(table).join('')}`,
    );
    await writeFile(join(folder, 'data/rask.csv'), 'antal\n12\n');
    const config = { enheter: [], huvudman: { namn: 'Kommunen' } } as unknown as Config;
    await using engine = await engineInProcess({ worker, limit })(openFiles(folder), config);
    await work(engine, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function said(engine: DataEngine, name: string): Promise<string> {
  const [found] = (await engine.describe(name))?.diagnostics ?? [];
  return found ? sentence(found.code, found.args as never, 'sv') : '';
}

describe('data in a process of its own', () => {
  it('passes over a file that hangs, says so, and answers about the others', () =>
    withEngine(poor, 1500, async engine => {
      const [hanging, quick] = await Promise.all([said(engine, 'seg'), engine.describe('rask')]);
      assert.match(hanging, /”seg” \(data\/seg\.csv\) gick inte att läsa på 2 sekunder/);
      assert.equal(quick?.name, 'rask');
      assert.deepEqual((await engine.describe('seg'))?.unread.files, ['data/seg.csv']);
      // Asked again only when the file has changed.
      assert.match(await said(engine, 'seg'), /hoppad tills filen ändras/);
      assert.deepEqual(engine.changed(['data/seg.csv']), ['seg']);
    }));

  it('goes on after a file over which the process ends', () =>
    withEngine(poor, 1500, async engine => {
      assert.match(await said(engine, 'död'), /avslutade läsningen i förtid/);
      assert.equal((await engine.describe('rask'))?.name, 'rask');
    }));

  it('answers as the engine itself, and anew when a file has changed', () =>
    withEngine(join(root, 'dist', 'data-worker.mjs'), 60_000, async (engine, folder) => {
      const rows = async () => (await engine.rows('rask')).table.rows;
      assert.deepEqual(await rows(), [{ antal: 12 }]);
      assert.equal((await engine.describe('rask'))?.rowCount, 1);
      await writeFile(join(folder, 'data/rask.csv'), 'antal\n13\n14\n');
      assert.deepEqual(await rows(), [{ antal: 12 }]);
      assert.deepEqual(engine.changed(['data/rask.csv']), ['rask']);
      assert.deepEqual(await rows(), [{ antal: 13 }, { antal: 14 }]);
      const [fact] = await engine.fetch({
        table: 'rask',
        measure: { count: 'antal', scale: 1 },
        select: {},
        by: [],
        groups: {},
      });
      assert.equal(fact?.value, 27);
    }));
});
