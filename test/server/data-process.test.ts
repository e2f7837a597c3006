import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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

/** Processes of data that this one has started and that have not ended. */
async function workers(): Promise<readonly number[]> {
  const found: number[] = [];
  for (const pid of (await readdir('/proc')).filter(name => /^\d+$/.test(name))) {
    const [stat = '', command = ''] = await Promise.all(
      ['stat', 'cmdline'].map(file => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
    );
    // « pid (name) state parent …»; the name may hold spaces.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(parent) === process.pid && state !== 'Z' && command.includes('data-worker'))
      found.push(Number(pid));
  }
  return found;
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

  it('cuts off the real engine when it stands still, and starts it anew', () =>
    withEngine(join(root, 'dist', 'data-worker.mjs'), 15_000, async (engine, folder) => {
      await writeFile(join(folder, 'data/seg.csv'), 'antal\n7\n');
      assert.equal((await engine.describe('rask'))?.rowCount, 1);
      const [before] = await workers();
      assert.ok(before);
      process.kill(before, 'SIGSTOP');
      assert.match(await said(engine, 'seg'), /”seg” \(data\/seg\.csv\) gick inte att läsa på 15 sekunder/);
      engine.changed(['data/seg.csv']);
      assert.deepEqual((await engine.rows('seg')).table.rows, [{ antal: 7 }]);
      const after = await workers();
      assert.ok(after.length === 1 && after[0] !== before, `${before} became ${after}`);
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
