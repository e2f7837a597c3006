import { isState } from '../base/cell.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { lineOf } from '../base/span.ts';
import { findingsFor } from './findings.ts';
import type { LoadedColumn, LoadedRow, LoadedTable } from './loaded-table.ts';
import type { FilePart } from './read-table.ts';
import type { TableSpec } from './table-spec.ts';

/** Rows of a table whose primary key an earlier row has, in whichever of its files: told, and by their index with that earlier row's. */
export function repeatedKeys(
  spec: TableSpec,
  columns: readonly LoadedColumn[],
  parts: readonly FilePart[],
): { readonly diagnostics: readonly Diagnostic[]; readonly rows: ReadonlySet<number> } {
  const twice = new Set<number>();
  if (spec.primaryKey.length === 0) return { diagnostics: [], rows: twice };
  // Constants and the folder belong to the key: two years' files may hold the same units.
  const key = columns.flatMap((column, index) =>
    !column.field || spec.primaryKey.includes(column.name) ? [index] : [],
  );
  const shown = spec.fields.flatMap((field, index) => (spec.primaryKey.includes(field.name) ? [index] : []));
  const seen = new Map<string, { readonly line: number; readonly index: number }>();
  let index = -1;
  const diagnostics = parts.flatMap(part => {
    const findings = findingsFor(part.file.path);
    for (const row of part.rows) {
      index++;
      const text = (column: number) => {
        const datum = row.data[column];
        return isState(datum) ? datum.text : String(datum);
      };
      const value = JSON.stringify(key.map(text));
      const first = seen.get(value);
      if (first === undefined) {
        seen.set(value, { line: row.line, index });
        continue;
      }
      twice.add(first.index).add(index);
      const args = { key: shown.map(text).join(', '), first: first.line };
      findings.add('data.key-twice', () => row.place(0), args);
    }
    return findings.all();
  });
  return { diagnostics, rows: twice };
}

/** Values of foreign keys that the other table does not have. */
export function brokenReferences(
  table: LoadedTable,
  other: LoadedTable,
  fields: readonly string[],
  reference: readonly string[],
): readonly Diagnostic[] {
  const pick = (source: LoadedTable, names: readonly string[]) => {
    const indexes = names.map(name => source.columns.findIndex(column => column.name === name));
    return (row: LoadedRow) => indexes.map(index => String(row.data[index] ?? '')).join(', ');
  };
  const known = new Set(other.rows.map(pick(other, reference)));
  const own = pick(table, fields);
  const findings = findingsFor(table.spec.name);
  for (const row of table.rows) {
    const key = own(row);
    const path = table.files[row.file]?.path ?? table.spec.name;
    if (key.replace(/[, ]/g, '') === '' || known.has(key)) continue;
    findings.add('data.key-unknown', () => lineOf(path, row.line), {
      key,
      table: other.spec.name,
    });
  }
  return findings.all();
}
