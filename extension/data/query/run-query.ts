import { type ChildProcess, fork } from 'node:child_process';
import { Fault } from '../../base/fault.ts';
import type { StoredColumn } from '../store.ts';
import type { QueryReading, Refusal } from './read-query.ts';

/** A table for a query, or what a query answers with. */
export interface QueryTable {
  readonly name: string;
  readonly columns: readonly StoredColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What a query answers: the names of its columns in order, each once, and its rows. */
export interface QueryAnswer {
  readonly names: readonly string[];
  readonly rows: QueryTable['rows'];
}

/** What the process of a query is told: what to read; then what to run, on which tables. */
export type ToQuery =
  | { readonly read: string; readonly known: readonly string[] }
  | {
      readonly run: string;
      readonly tables: readonly QueryTable[];
      readonly shortcut: { readonly name: string; readonly of: string } | undefined;
      readonly memory: number;
    };

/** What it tells. */
export type FromQuery = QueryReading | QueryAnswer;

/** How the process ends when its answer takes more memory than it may. */
export const tooLarge = 86;

/** A query, and what it is run with. */
export interface QueryOptions {
  readonly sql: string;
  /** Names of all tables. */
  readonly known: readonly string[];
  /** A table by a name that needs no quotes: `tabell`. */
  readonly shortcut?: { readonly name: string; readonly of: string };
  /** The table with this name, with the rows that may be known. */
  table(name: string): Promise<QueryTable>;
  readonly signal?: AbortSignal;
  /** Milliseconds and bytes that it may take: 30 s, 1 GB. */
  readonly limits?: { readonly time: number; readonly memory: number };
}

const usual = { time: 30_000, memory: 1e9 };

// From sources the process is TypeScript; in the bundle it is a file beside this one.
const fromSources = import.meta.url.endsWith('.ts');
const worker = new URL(fromSources ? './query-worker.ts' : './query-worker.mjs', import.meta.url);

/**
 * Runs a query that a person has written, in a process of its own that has only the tables that the query names; it is ended
 * when it takes too long or too much. Faults (all with exit code 1): `query.refused` unless it is exactly one SELECT over known
 * tables with functions that only work out values, `query.failed`, `query.too-long`, `query.too-large`.
 */
export async function runQuery(options: QueryOptions): Promise<QueryAnswer> {
  const { sql, known, shortcut, limits = usual } = options;
  const child = fork(worker, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  options.signal?.addEventListener('abort', end, { once: true });
  try {
    const reading = await answered(
      child,
      { read: sql, known: [...known, ...(shortcut ? [shortcut.name] : [])] },
      limits,
    );
    if (!('tables' in reading)) throw faultOf(reading, known);
    const names = reading.tables.map(name => (name === shortcut?.name ? shortcut.of : name));
    const tables = await Promise.all([...new Set(names)].map(name => options.table(name)));
    const answer = await answered(
      child,
      {
        run: sql,
        tables,
        shortcut: names.includes(shortcut?.of ?? '') ? shortcut : undefined,
        memory: limits.memory,
      },
      limits,
    );
    if (!('rows' in answer)) throw faultOf(answer, known);
    return answer;
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error;
  } finally {
    process.off('exit', end);
    options.signal?.removeEventListener('abort', end);
    end();
  }
}

/** What the process answers. */
function answered(
  child: ChildProcess,
  message: ToQuery,
  { time, memory }: NonNullable<QueryOptions['limits']>,
): Promise<FromQuery> {
  return new Promise((done, failed) => {
    const timer = setTimeout(
      () => failed(new Fault('query.too-long', { seconds: Math.ceil(time / 1000) }, 1)),
      time,
    );
    child.once('message', (answer: FromQuery) => {
      clearTimeout(timer);
      done(answer);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      // Killed by its own guard or by the system, which on Windows leaves no signal but 1.
      const killed = signal === 'SIGKILL' || code === 1;
      failed(
        killed || code === tooLarge
          ? new Fault('query.too-large', { megabytes: Math.round(memory / 1e6) }, 1)
          : new Fault('query.failed', { message: `${signal ?? code}` }, 1),
      );
    });
    child.once('error', failed);
    child.send(message);
  });
}

function faultOf(answer: FromQuery, known: readonly string[]): Fault {
  if ('failed' in answer)
    return new Fault('query.failed', { message: answer.failed.split('\n')[0] ?? '' }, 1);
  const refused: Refusal = 'refused' in answer ? answer.refused : { why: 'not-one-select' };
  const name = 'name' in refused ? refused.name : '';
  return new Fault('query.refused', { refused: refused.why, name, known }, 1);
}
