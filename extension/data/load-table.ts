import { createHash } from 'node:crypto';
import { isNumber } from '../base/cell.ts';
import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import type { Files } from '../base/ports.ts';
import type { Column } from '../base/table.ts';
import { isPeriod } from './dimension-value.ts';
import type { UnitKeys } from './engine.ts';
import type { LoadedColumn, LoadedFile, LoadedRow, LoadedTable } from './loaded-table.ts';
import { periodRank } from './period-text.ts';
import { type FilePart, readPart } from './read-table.ts';
import { rolesOf } from './row-role.ts';
import { filesOf } from './table-files.ts';
import { repeatedKeys } from './table-keys.ts';
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
  const unread: string[] = [];
  try {
    const found = await filesOf(spec, files, packagePath);
    if (found.length === 0)
      diagnostics.push(diagnostic('data.no-files', spec.place, { path: spec.paths.join(', ') }));
    for (const { path, unit } of found) {
      const bytes = await readWhole(path, files).catch(error => fileProblem(error, spec, diagnostics));
      const part = bytes && (await readPart(path, bytes, spec, units, unit));
      if (part) parts.push(part);
      if (!part?.readable) unread.push(path);
    }
  } catch (error) {
    fileProblem(error, spec, diagnostics);
    unread.push(...spec.paths);
  }
  const loadedFiles: readonly LoadedFile[] = parts.map(part => part.file);
  const rows: readonly LoadedRow[] = parts.flatMap((part, file) =>
    part.rows.map(({ line, data }) => ({ file, line, data })),
  );
  const columns = columnsOf(spec, rows);
  const repeated = repeatedKeys(spec, columns, parts);
  diagnostics.push(...parts.flatMap(part => part.diagnostics), ...repeated.diagnostics);
  const hash = createHash('sha256');
  for (const file of loadedFiles) hash.update(file.sha256);
  const latest = latestPeriods(columns, rows);
  return {
    spec,
    files: loadedFiles,
    columns,
    rows,
    diagnostics,
    unread: {
      files: unread,
      columns: [...new Set(parts.flatMap(part => part.absent))],
      rows: parts.flatMap(({ file: { path }, ragged }) => ragged.map(line => ({ path, line }))),
    },
    twice: repeated.rows,
    latest,
    sha256: hash.digest('hex'),
  };
}

/** Largest files that are read, in bytes: a table takes some twenty times as much memory, a packed workbook more. */
const largest = { text: 30_000_000, workbook: 10_000_000 };

async function readWhole(path: string, files: Files): Promise<Uint8Array> {
  const bytes = await files.read(path);
  const limit = path.toLowerCase().endsWith('.xlsx') ? largest.workbook : largest.text;
  if (bytes.length > limit) throw new Fault('file.too-large', { file: path, size: bytes.length, limit });
  return bytes;
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
      ...(field.kind === 'integer' && { whole: true as const }),
      ...(field.dimension !== undefined && { dimension: field.dimension }),
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
function hasUnitFolder(spec: TableSpec): boolean {
  return (
    spec.paths.some(path => path.split('/').includes('*')) &&
    !spec.fields.some(field => field.dimension === 'enhet')
  );
}
