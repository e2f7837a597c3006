import { missing } from '../base/cell.ts';
import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import type { Files } from '../base/ports.ts';
import { wholeFile } from '../base/span.ts';
import { type Cube, makeCube } from './cube.ts';
import type { CubeShape } from './cube-sql.ts';
import { decode } from './decode.ts';
import { describeColumns, describeTable } from './describe.ts';
import { openStore, type Store } from './duckdb.ts';
import type { DataEngine, UnitKeys } from './engine.ts';
import { fetchFacts } from './fetch.ts';
import { declaredColumns, loadTable } from './load-table.ts';
import type { LoadedTable } from './loaded-table.ts';
import { type PackageFile, readPackage } from './package-file.ts';
import { layoutOf, type TableLayout } from './stored-table.ts';
import { brokenReferences } from './table-keys.ts';
import type { TableSpec } from './table-spec.ts';

/** What a project's data is opened with. */
export interface DataOptions {
  readonly files: Files;
  readonly units: UnitKeys;
  readonly packagePath?: string;
}

/**
 * The data of one project, as it is on disk when each table is first asked for. Without a package file it has no tables;
 * what is wrong with the package or a file stands in the diagnostics. DuckDB starts with the first `fetch`.
 */
export async function openData(options: DataOptions): Promise<DataEngine> {
  const { files, units, packagePath = 'data/datapackage.yaml' } = options;
  const { tables, diagnostics } = await packageOf(files, packagePath);
  const specs = new Map(tables.map(table => [table.name, table]));
  const loaded = new Map<string, Promise<LoadedTable>>();
  const stored = new Map<string, Promise<TableLayout>>();
  const cubes = new Map<string, Promise<Cube>>();
  let store: Promise<Store> | undefined;

  const once = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
    const known = map.get(key);
    if (known !== undefined) return known;
    const made = make();
    map.set(key, made);
    return made;
  };
  const load = (spec: TableSpec) => once(loaded, spec.name, () => loadTable(spec, files, units, packagePath));

  async function put(table: LoadedTable): Promise<TableLayout> {
    store ??= openStore();
    const layout = layoutOf(table);
    await (await store).load(table.spec.name, layout.columns, layout.rows());
    return layout;
  }

  async function cube(table: LoadedTable, shape: CubeShape): Promise<Cube> {
    const layout = await once(stored, table.spec.name, () => put(table));
    store ??= openStore();
    return makeCube(await store, shape, layout);
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
      const table = await load(spec);
      return fetchFacts(query, table, shape =>
        once(cubes, JSON.stringify([table.sha256, shape]), () => cube(table, shape)),
      );
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
      await (await store)?.[Symbol.asyncDispose]();
      store = undefined;
      stored.clear();
      cubes.clear();
    },
  };
}

async function packageOf(files: Files, path: string): Promise<PackageFile> {
  try {
    if ((await files.info(path)) === undefined) return { tables: [], diagnostics: [] };
    return readPackage(path, decode(await files.read(path)).text);
  } catch (error) {
    if (!(error instanceof Fault) || !error.code.startsWith('file.')) throw error;
    return { tables: [], diagnostics: [diagnostic(error.code, wholeFile(path), error.args)] };
  }
}
