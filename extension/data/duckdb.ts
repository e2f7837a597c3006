// The engine is large: it is loaded with this file, by the first who asks for data.
import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { quoted, type Store } from './store.ts';

/** Opens an empty store. It is closed to the outside before anything is loaded, and its settings can no longer change. */
export async function openStore(): Promise<Store> {
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
    async answer(sql) {
      const reader = await connection.runAndReadAll(sql);
      return { names: reader.deduplicatedColumnNames(), rows: reader.getRowsJS() };
    },
    async [Symbol.asyncDispose]() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
