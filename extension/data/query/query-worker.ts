// The process in which a query written by a person runs: what goes wrong in it, even in the engine, ends nothing else.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { openStore } from '../duckdb.ts';
import { quoted } from '../store.ts';
import { readQuery } from './read-query.ts';
import { type FromQuery, type QueryTable, type ToQuery, tooLarge } from './run-query.ts';

const tell = (message: FromQuery) =>
  new Promise<void>((sent, failed) =>
    process.send?.(message, (error: Error | null) => (error ? failed(error) : sent())),
  );

process.on('message', (message: ToQuery) => {
  answerTo(message).catch((error: unknown) =>
    tell({ failed: error instanceof Error ? error.message : String(error) }),
  );
});

async function answerTo(message: ToQuery): Promise<void> {
  if ('read' in message) return tell(await reading(message));
  const { run, tables, shortcut, memory } = message;
  await guard(memory);
  await using store = await openStore();
  for (const table of tables) await store.load(table.name, table.columns, table.rows);
  if (shortcut)
    await store.rows(`CREATE VIEW ${quoted(shortcut.name)} AS SELECT * FROM ${quoted(shortcut.of)}`, []);
  const { names, rows } = await store.answer(run);
  const answer = rows.map(row => row.map(plain));
  // Who asks has to hold it too, several times over.
  if (sizeOf(answer) > memory / 20) process.exit(tooLarge);
  await tell({ names, rows: answer });
}

/** Ends this process when it takes more: the engine does not count all that it takes, and its work holds up this thread. */
async function guard(memory: number): Promise<void> {
  const watch = `setInterval(() => process.memoryUsage.rss() > ${memory} && process.kill(process.pid, 'SIGKILL'), 50)`;
  await once(new Worker(watch, { eval: true }), 'online');
}

/** Roughly, in bytes. */
function sizeOf(rows: QueryTable['rows']): number {
  let size = 0;
  for (const row of rows) for (const value of row) size += typeof value === 'string' ? 8 + value.length : 8;
  return size;
}

async function reading({ read, known }: { readonly read: string; readonly known: readonly string[] }) {
  await using store = await openStore();
  const [row] = await store.rows('SELECT json_serialize_sql(?::VARCHAR)', [read]);
  return readQuery(String(row?.[0]), new Set(known));
}

/** A value of the engine's as a table has it: a number, a text or nothing. */
function plain(value: unknown): QueryTable['rows'][number][number] {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
