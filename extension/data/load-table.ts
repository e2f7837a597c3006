import { createHash } from 'node:crypto';
import { isNumber, isState } from '../base/cell.ts';
import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import type { Files } from '../base/ports.ts';
import type { Column } from '../base/table.ts';
import { isPeriod } from './dimension-value.ts';
import type { UnitKeys } from './engine.ts';
import { findingsFor } from './findings.ts';
import type { LoadedColumn, LoadedFile, LoadedRow, LoadedTable } from './loaded-table.ts';
import { periodRank } from './period-text.ts';
import { type FilePart, readPart } from './read-table.ts';
import { rolesOf } from './row-role.ts';
import { filesOf } from './table-files.ts';
import type { FieldSpec, TableSpec } from './table-spec.ts';

/** Reads all files of a table. Never throws for what is wrong with them: that stands in `diagnostics`. */
export async function loadTable(
  spec: TableSpec,
  files: Files,
  units: UnitKeys,
  packagePath: string,
): Promise<LoadedTable> {
  const diagnostics: Diagnostic[] = [];
  const parts: FilePart[] = [];
  try {
    const found = await filesOf(spec, files, packagePath);
    if (found.length === 0)
      diagnostics.push(diagnostic('data.no-files', spec.place, { path: spec.paths.join(', ') }));
    for (const { path, unit } of found) {
      const bytes = await files.read(path).catch(error => fileProblem(error, spec, diagnostics));
      if (bytes) parts.push(await readPart(path, bytes, spec, units, unit));
    }
  } catch (error) {
    fileProblem(error, spec, diagnostics);
  }
  const loadedFiles: readonly LoadedFile[] = parts.map(part => part.file);
  const rows: readonly LoadedRow[] = parts.flatMap((part, file) =>
    part.rows.map(({ line, data }) => ({ file, line, data })),
  );
  const columns = columnsOf(spec, rows);
  diagnostics.push(...parts.flatMap(part => part.diagnostics), ...repeatedKeys(spec, columns, parts));
  const hash = createHash('sha256');
  for (const file of loadedFiles) hash.update(file.sha256);
  const latest = latestPeriods(columns, rows);
  return { spec, files: loadedFiles, columns, rows, diagnostics, latest, sha256: hash.digest('hex') };
}

/** A file that cannot be read is a finding about its table, at the path in the package; anything else is a bug. */
function fileProblem(error: unknown, spec: TableSpec, diagnostics: Diagnostic[]): undefined {
  if (!(error instanceof Fault) || !error.code.startsWith('file.')) throw error;
  diagnostics.push(diagnostic(error.code, spec.place, error.args));
}

/** The columns that a table has whatever its files hold: its fields, its constants, and the unit of a path's folder. */
export function declaredColumns(spec: TableSpec): readonly (Column & { readonly field?: FieldSpec })[] {
  const declared = spec.fields.map(field => {
    const numeric = field.kind === 'number' || field.kind === 'integer';
    return {
      name: field.name,
      title: field.title,
      type: numeric ? ('number' as const) : ('string' as const),
      ...(field.dimension !== undefined && !numeric && { dimension: field.dimension }),
      field,
    };
  });
  const names = [...Object.keys(spec.constants), ...(hasUnitFolder(spec) ? ['enhet'] : [])];
  return [
    ...declared,
    ...names.map(name => ({ name, title: name, type: 'string' as const, dimension: name })),
  ];
}

function columnsOf(spec: TableSpec, rows: readonly LoadedRow[]): readonly LoadedColumn[] {
  return declaredColumns(spec).map((column, index) => ({
    ...column,
    roles:
      column.dimension === undefined
        ? new Map()
        : rolesOf(
            column.dimension,
            rows.map(row => String(row.data[index])),
          ),
  }));
}

function latestPeriods(
  columns: readonly LoadedColumn[],
  rows: readonly LoadedRow[],
): ReadonlyMap<string, string> {
  const latest = new Map<string, string>();
  const filled = rows.filter(row => row.data.some(isNumber));
  for (const [index, { dimension }] of columns.entries()) {
    if (dimension === undefined || !isPeriod(dimension)) continue;
    for (const row of filled) {
      const period = String(row.data[index]);
      const known = latest.get(dimension);
      if (known === undefined || periodRank(period) > periodRank(known)) latest.set(dimension, period);
    }
  }
  return latest;
}

/** True when a folder of the path gives the unit. */
export function hasUnitFolder(spec: TableSpec): boolean {
  return (
    spec.paths.some(path => path.split('/').includes('*')) &&
    !spec.fields.some(field => field.dimension === 'enhet')
  );
}

function repeatedKeys(
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
    const place = { line: row.line, column: 1, offset: 0 };
    if (key.replace(/[, ]/g, '') === '' || known.has(key)) continue;
    findings.add('data.key-unknown', () => ({ file: path, span: { start: place, end: place } }), {
      key,
      table: other.spec.name,
    });
  }
  return findings.all();
}
