import { isState } from '../base/cell.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { lineOf } from '../base/span.ts';
import { findingsFor } from './findings.ts';
import type { LoadedColumn, LoadedRow, LoadedTable } from './loaded-table.ts';
import type { FilePart } from './read-table.ts';
import type { TableSpec } from './table-spec.ts';

/** Rows of a table whose primary key an earlier row has, in whichever of its files. */
export function repeatedKeys(
  spec: TableSpec,
  columns: readonly LoadedColumn[],
  parts: readonly FilePart[],
): readonly Diagnostic[] {
  if (spec.primaryKey.length === 0) return [];
  // Constants and the folder belong to the key: two years' files may hold the same units.
  const key = columns.flatMap((column, index) =>
    !column.field || spec.primaryKey.includes(column.name) ? [index] : [],
  );
  const shown = spec.fields.flatMap((field, index) => (spec.primaryKey.includes(field.name) ? [index] : []));
  const seen = new Map<string, number>();
  return parts.flatMap(part => {
    const findings = findingsFor(part.file.path);
    for (const row of part.rows) {
      const text = (index: number) => {
        const datum = row.data[index];
        return isState(datum) ? datum.text : String(datum);
      };
      const value = JSON.stringify(key.map(text));
      const first = seen.get(value);
      if (first === undefined) seen.set(value, row.line);
      else findings.add('data.key-twice', () => row.place(0), { key: shown.map(text).join(', '), first });
    }
    return findings.all();
  });
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
