import type { Diagnostic } from '../base/diagnostic.ts';
import type { Column } from '../base/table.ts';
import { isPeriod } from './dimension-value.ts';
import type { TableDescription } from './engine.ts';
import { sourceOf } from './fact.ts';
import type { LoadedColumn, LoadedTable } from './loaded-table.ts';
import { periodRank } from './period-text.ts';

/** What a loaded table holds; `more` are findings that needed other tables. */
export function describeTable(table: LoadedTable, more: readonly Diagnostic[]): TableDescription {
  const { spec } = table;
  const { rows: _, ...source } = sourceOf(table, 0, []);
  const read = table.files.map(file => file.path);
  // A path may count from the package's folder; as read it counts from the project's. A pattern says more than forty files.
  const isWhole = read.length === spec.paths.length && !spec.paths.some(each => each.includes('*'));
  const path = (isWhole ? read : spec.paths).join(', ');
  return {
    name: spec.name,
    title: spec.title,
    path,
    paths: read.length > 0 ? read : spec.paths,
    columns: describeColumns(table.columns),
    primaryKey: spec.primaryKey,
    rowCount: table.rows.length,
    dimensions: Object.fromEntries(
      table.columns.flatMap(({ dimension, roles }) =>
        dimension === undefined ? [] : [[dimension, ordered(dimension, [...roles.keys()])]],
      ),
    ),
    protection: spec.protection,
    diagnostics: [...table.diagnostics, ...more],
    source: { ...source, path, sha256: table.sha256 },
    pending: spec.pending,
    unread: table.unread,
    unprotected: spec.fields.filter(field => field.unprotected).map(field => field.name),
  };
}

/** Columns without what only this room needs. */
export function describeColumns(columns: readonly LoadedColumn[]): readonly Column[] {
  return columns.map(({ name, title, type, whole, dimension }) => ({
    name,
    title,
    type,
    ...(whole && { whole }),
    ...(dimension !== undefined && { dimension }),
  }));
}

/** Periods in time, everything else as in the data; a blank is no value. */
function ordered(dimension: string, values: readonly string[]): readonly string[] {
  const filled = values.filter(value => value !== '');
  return isPeriod(dimension) ? filled.sort((a, b) => periodRank(a) - periodRank(b)) : filled;
}
