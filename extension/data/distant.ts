import { missing } from '../base/cell.ts';
import { diagnostic } from '../base/diagnostic.ts';
import type { Files } from '../base/ports.ts';
import { describeColumns } from './describe.ts';
import type { DataEngine, MeasureQuery, TableDescription } from './engine.ts';
import { declaredColumns } from './load-table.ts';
import { packageOf, usualPackage } from './open.ts';
import { isFileOf } from './table-files.ts';
import type { TableSpec } from './table-spec.ts';

/** A question to an engine that lives elsewhere. */
export type DataQuestion =
  | { readonly method: 'describe' | 'rows'; readonly table: string }
  | { readonly method: 'fetch'; readonly table: string; readonly query: MeasureQuery };

/** An engine that lives elsewhere, as far as this side knows it. */
export interface DistantEngine extends AsyncDisposable {
  /** The engine's answer. Rejects with {@link Stuck} when it was ended over the question. */
  ask(question: DataQuestion): Promise<unknown>;
  /** Passes on that files have changed. */
  changed(paths: readonly string[]): void;
}

/** The engine gave no answer: within so many seconds, or (undefined) because it ended. */
export class Stuck extends Error {
  readonly seconds: number | undefined;

  constructor(seconds: number | undefined) {
    super('no answer from the data engine');
    this.seconds = seconds;
  }
}

/** Answers that are remembered of all tables together. */
const mostAnswers = 10_000;

/**
 * The data of a project whose engine lives elsewhere. What the package declares is read here; each question is asked
 * once. A table over which the engine gets stuck is passed over, with a finding, until its files change.
 */
export async function openDistantData(files: Files, engine: DistantEngine): Promise<DataEngine> {
  const { tables, diagnostics } = await packageOf(files, usualPackage);
  const specs = new Map(tables.map(table => [table.name, table]));
  const answers = new Map<string, Map<string, Promise<unknown>>>();
  const stuck = new Map<string, Stuck>();
  let remembered = 0;

  function ask<T>(question: DataQuestion, otherwise: (spec: TableSpec, why: Stuck) => T): Promise<T> {
    const spec = specs.get(question.table) as TableSpec;
    const why = stuck.get(spec.name);
    if (why) return Promise.resolve(otherwise(spec, why));
    const own = answers.get(spec.name) ?? new Map<string, Promise<unknown>>();
    const key = JSON.stringify(question);
    const known = own.get(key);
    if (known) return known as Promise<T>;
    if (++remembered > mostAnswers) {
      answers.clear();
      remembered = 1;
    }
    answers.set(spec.name, own);
    const answer = engine.ask(question).catch((error: unknown) => {
      if (!(error instanceof Stuck)) throw error;
      // Unless the file was changed meanwhile.
      if (answers.get(spec.name) === own) {
        stuck.set(spec.name, error);
        answers.delete(spec.name);
      }
      return otherwise(spec, error);
    });
    own.set(key, answer);
    return answer as Promise<T>;
  }

  return {
    names: [...specs.keys()],
    declared: new Map(tables.map(table => [table.name, describeColumns(columnsOf(table))])),
    diagnostics,
    async describe(table) {
      return specs.has(table) ? ask({ method: 'describe', table }, describeStuck) : undefined;
    },
    async fetch(query) {
      const nothing = [{ at: {}, value: missing, sources: [], problem: 'no-row' as const }];
      return specs.has(query.table)
        ? ask({ method: 'fetch', table: query.table, query }, () => nothing)
        : nothing;
    },
    async rows(name) {
      const nothing = { table: { name, columns: [], rows: [] }, lines: [] };
      return specs.has(name) ? ask({ method: 'rows', table: name }, () => nothing) : nothing;
    },
    changed(paths) {
      const concerned = tables.filter(spec => paths.some(path => isFileOf(spec, path, usualPackage)));
      if (concerned.length === 0) return [];
      engine.changed(paths);
      for (const { name } of concerned) stuck.delete(name);
      // A table's description also tells whether its references lead somewhere in another table.
      const names = new Set(concerned.map(({ name }) => name));
      for (const { name, foreignKeys } of tables)
        if (names.has(name) || foreignKeys.some(key => key.resource && names.has(key.resource)))
          answers.delete(name);
      return [...names];
    },
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
}

const columnsOf = (spec: TableSpec) =>
  declaredColumns(spec).map(column => ({ ...column, roles: new Map<string, never>() }));

/** What is known of a table that could not be read: its columns, and that none of its numbers may stand for anything. */
function describeStuck(spec: TableSpec, { seconds }: Stuck): TableDescription {
  const path = spec.paths.join(', ');
  const columns = describeColumns(columnsOf(spec));
  return {
    name: spec.name,
    title: spec.title,
    path,
    paths: spec.paths,
    columns,
    primaryKey: spec.primaryKey,
    rowCount: 0,
    dimensions: Object.fromEntries(columns.flatMap(({ dimension }) => (dimension ? [[dimension, []]] : []))),
    protection: spec.protection,
    diagnostics: [diagnostic('data.stuck', spec.place, { table: spec.name, path, seconds })],
    source: { resource: spec.name, path, sha256: '' },
    pending: spec.pending,
    unread: { files: spec.paths, columns: [], rows: [] },
    unprotected: spec.fields.filter(field => field.unprotected).map(field => field.name),
  };
}
