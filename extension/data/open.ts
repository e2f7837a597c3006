import { missing } from '../base/cell.ts';
import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import type { Files } from '../base/ports.ts';
import { wholeFile } from '../base/span.ts';
import { type Cube, makeCube } from './cube.ts';
import type { CubeShape } from './cube-sql.ts';
import { decode } from './decode.ts';
import { describeColumns, describeTable } from './describe.ts';
import type { DataEngine, MeasureQuery, RawFact, UnitKeys } from './engine.ts';
import { fetchFacts } from './fetch.ts';
import { declaredColumns, loadTable } from './load-table.ts';
import type { LoadedTable } from './loaded-table.ts';
import { type PackageFile, readPackage } from './package-file.ts';
import type { Store } from './store.ts';
import { layoutOf, type TableLayout } from './stored-table.ts';
import { isFileOf } from './table-files.ts';
import { brokenReferences } from './table-keys.ts';
import type { TableSpec } from './table-spec.ts';

/** One reading of a table: a change of its files makes a new one. */
interface HeldTable {
  readonly table: Promise<LoadedTable>;
  /** How it lies in the store, once it does. */
  layout: Promise<TableLayout> | undefined;
  /** By shape. */
  readonly cubes: Map<string, Promise<Cube>>;
}

/** What a project's data is opened with. */
export interface DataOptions {
  readonly files: Files;
  readonly units: UnitKeys;
  readonly packagePath?: string;
}

/** Where a project's data package stands. */
export const usualPackage = 'data/datapackage.yaml';

/** The engine is large: whoever asks no data does not wait for it. */
const opened = async (): Promise<Store> => (await import('./duckdb.ts')).openStore();

/**
 * The data of one project, as it is on disk when each table is first asked for. Without a package file it has no tables;
 * what is wrong with the package or a file stands in the diagnostics. DuckDB starts with the first `fetch`.
 */
export async function openData(options: DataOptions): Promise<DataEngine> {
  const { files, units, packagePath = usualPackage } = options;
  const { tables, diagnostics } = await packageOf(files, packagePath);
  const specs = new Map(tables.map(table => [table.name, table]));
  const held = new Map<string, HeldTable>();
  let store: Promise<Store> | undefined;
  let lastWrite: Promise<unknown> = Promise.resolve();
  let closed = false;

  const hold = (spec: TableSpec): HeldTable => {
    const known = held.get(spec.name);
    if (known) return known;
    const made = { table: loadTable(spec, files, units, packagePath), layout: undefined, cubes: new Map() };
    held.set(spec.name, made);
    return made;
  };
  const load = (spec: TableSpec) => hold(spec).table;

  async function put(own: HeldTable): Promise<TableLayout> {
    const table = await own.table;
    const { name } = table.spec;
    const layout = layoutOf(table);
    // One at a time: an older reading of the table must not be filled in after a newer one.
    const before = lastWrite;
    const write = async () => {
      await before.catch(() => undefined);
      store ??= opened();
      if (held.get(name) === own) await (await store).load(name, layout.columns, layout.rows());
    };
    lastWrite = write();
    await lastWrite;
    return layout;
  }

  async function cube(own: HeldTable, shape: CubeShape): Promise<Cube> {
    own.layout ??= put(own);
    const layout = await own.layout;
    store ??= opened();
    return makeCube(await store, shape, layout);
  }

  async function factsOf(own: HeldTable, query: MeasureQuery): Promise<readonly RawFact[]> {
    return fetchFacts(query, await own.table, shape => {
      const key = JSON.stringify(shape);
      const made = own.cubes.get(key) ?? cube(own, shape);
      own.cubes.set(key, made);
      return made;
    });
  }

  async function references(spec: TableSpec): Promise<readonly Diagnostic[]> {
    const all: Diagnostic[] = [];
    for (const key of spec.foreignKeys) {
      const other = key.resource === undefined ? spec : specs.get(key.resource);
      if (other)
        all.push(...brokenReferences(await load(spec), await load(other), key.fields, key.reference));
    }
    return all;
  }

  return {
    names: [...specs.keys()],
    declared: new Map(tables.map(table => [table.name, declaredColumns(table)])),
    diagnostics,
    async describe(name) {
      const spec = specs.get(name);
      return spec && describeTable(await load(spec), await references(spec));
    },
    async fetch(query) {
      const spec = specs.get(query.table);
      if (!spec) return [{ at: {}, value: missing, sources: [], problem: 'no-row' }];
      for (;;) {
        const own = hold(spec);
        const facts = await factsOf(own, query).catch((error: unknown) => {
          if (closed || held.get(spec.name) === own) throw error;
        });
        // Its file changed meanwhile: the answer may mix both.
        if (facts && (closed || held.get(spec.name) === own)) return facts;
      }
    },
    changed(paths) {
      const concerned = tables.filter(spec => paths.some(path => isFileOf(spec, path, packagePath)));
      for (const { name } of concerned) held.delete(name);
      return concerned.map(({ name }) => name);
    },
    async rows(name) {
      const spec = specs.get(name);
      if (!spec) return { table: { name, columns: [], rows: [] }, lines: [] };
      const { columns, rows } = await load(spec);
      return {
        table: {
          name,
          columns: describeColumns(columns),
          rows: rows.map(({ data }) =>
            Object.fromEntries(columns.map((column, index) => [column.name, data[index] ?? ''])),
          ),
        },
        lines: rows.map(row => row.line),
      };
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      await (await store)?.[Symbol.asyncDispose]();
      store = undefined;
      held.clear();
    },
  };
}

/** Bytes: some twenty times what a municipality's tables need. */
const largestPackage = 400_000;

/** Reads a package's file; one that cannot be read is a finding, one that is not there has no tables. */
export async function packageOf(files: Files, path: string): Promise<PackageFile> {
  try {
    if ((await files.info(path)) === undefined) return { tables: [], diagnostics: [] };
    const bytes = await files.read(path);
    if (bytes.length > largestPackage)
      throw new Fault('file.too-large', { file: path, size: bytes.length, limit: largestPackage });
    return readPackage(path, decode(bytes).text);
  } catch (error) {
    if (!(error instanceof Fault) || !error.code.startsWith('file.')) throw error;
    return { tables: [], diagnostics: [diagnostic(error.code, wholeFile(path), error.args)] };
  }
}
