import type { DuckDBValue } from '@duckdb/node-api';

/** A column of a stored table. */
export interface StoredColumn {
  readonly name: string;
  readonly type: 'VARCHAR' | 'DOUBLE' | 'INTEGER' | 'TINYINT';
}

/** The database of one project's tables, in memory, without a way to files or the network. */
export interface Store extends AsyncDisposable {
  /** Makes a table (anew) and fills it; null stands for nothing. */
  load(
    table: string,
    columns: readonly StoredColumn[],
    rows: Iterable<readonly (string | number | null)[]>,
  ): Promise<void>;
  /** Rows of a statement of ours; `?` in it takes the parameters in order. Lists come as arrays. */
  rows(sql: string, parameters: readonly string[]): Promise<readonly (readonly unknown[])[]>;
}

/** Opens an empty store. It is closed to the outside before anything is loaded, and its settings can no longer change. */
export async function openStore(): Promise<Store> {
  // The engine is large: whoever asks no data does not wait for it.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run('SET enable_external_access=false');
  await connection.run('SET lock_configuration=true');
  return {
    async load(table, columns, rows) {
      const definition = columns.map(column => `${quoted(column.name)} ${column.type}`).join(', ');
      await connection.run(`CREATE OR REPLACE TABLE ${quoted(table)} (${definition})`);
      const appender = await connection.createAppender(table);
      for (const row of rows) {
        for (const [index, column] of columns.entries()) {
          const value = row[index] ?? null;
          if (value === null) appender.appendNull();
          else if (typeof value === 'string') appender.appendVarchar(value);
          else if (column.type === 'DOUBLE') appender.appendDouble(value);
          else if (column.type === 'TINYINT') appender.appendTinyInt(value);
          else appender.appendInteger(value);
        }
        appender.endRow();
      }
      appender.closeSync();
    },
    async rows(sql, parameters) {
      const reader = await connection.runAndReadAll(sql, parameters as DuckDBValue[]);
      return reader.getRowsJS();
    },
    async [Symbol.asyncDispose]() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
