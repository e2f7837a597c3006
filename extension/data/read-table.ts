import { createHash } from 'node:crypto';
import type { Datum } from '../base/cell.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { type Place, wholeFile } from '../base/span.ts';
import { nearest } from '../schema/nearest.ts';
import { cellReader } from './cell-reader.ts';
import { dimensionValue } from './dimension-value.ts';
import type { UnitKeys } from './engine.ts';
import { type Findings, findingsFor } from './findings.ts';
import { type Grid, type GridRow, isBlank, type RawCell } from './grid.ts';
import { findHeader, type Header, tidy } from './header.ts';
import type { LoadedFile, LoadedRow } from './loaded-table.ts';
import { readGrid } from './read-grid.ts';
import type { TableSpec } from './table-spec.ts';

/** One file's part of a table: a datum per declared field, in their order, then per constant, then the folder's unit. */
export interface FilePart {
  readonly file: LoadedFile;
  /** False when no row could be read, for whatever reason stands in the diagnostics. */
  readonly readable: boolean;
  /** Declared columns that the file lacks. */
  readonly absent: readonly string[];
  /** Lines with numbers in too few or too many cells: which number is which, nobody can say. */
  readonly ragged: readonly number[];
  readonly rows: readonly (Omit<LoadedRow, 'file'> & { readonly place: (column: number) => Place })[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one file of a table against its schema. `folder` is the unit's folder for a path with `*`. */
export async function readPart(
  path: string,
  bytes: Uint8Array,
  spec: TableSpec,
  units: UnitKeys,
  folder: string | undefined,
): Promise<FilePart> {
  const findings = findingsFor(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const grid = await readGrid(path, bytes, spec, findings);
  const file: LoadedFile = { path, sha256, ...(grid?.sheet !== undefined && { sheet: grid.sheet }) };
  const header = grid && findHeader(grid.rows, spec);
  if (grid && !header) {
    const found = (grid.rows.find(row => !isBlank(row))?.cells ?? []).map(String).slice(0, 8);
    findings.add('data.header-missing', () => wholeFile(path), {
      wanted: spec.fields.map(field => field.title),
      found,
    });
  }
  const ragged: number[] = [];
  const rows = grid && header ? [...readRows(grid, header, spec, units, folder, findings, ragged)] : [];
  const absent = header
    ? spec.fields.filter(field => !header.columns.has(field.name)).map(field => field.name)
    : [];
  return { file, readable: header !== undefined, absent, ragged, rows, diagnostics: findings.all() };
}

function* readRows(
  grid: Grid,
  header: Header,
  spec: TableSpec,
  units: UnitKeys,
  folder: string | undefined,
  findings: Findings,
  ragged: number[],
): Generator<FilePart['rows'][number]> {
  checkHeader(grid, header, spec, findings);
  const read = cellReader(spec, units, grid, header, findings);
  const added = addedData(grid.path, spec, units, folder, findings);
  const kept = rowFilter(header, spec, findings);
  const seen = new Map<string, number>();
  let count = 0;
  for (let index = header.first; index < grid.rows.length; index++) {
    const row = grid.rows[index];
    if (!row) continue;
    if (isBlank(row)) {
      if (spec.endsAtBlankRow) break;
      continue;
    }
    if (isSkipped(row, spec)) continue;
    const whole = checkWidth(row, header, grid, findings);
    const same = row.cells.join('\u001f');
    const first = seen.get(same);
    if (first !== undefined) {
      findings.add('data.row-twice', () => grid.place(row.line, 0), { first });
      continue;
    }
    seen.set(same, row.line);
    if (!whole && row.cells.some(isNumeral)) ragged.push(row.line);
    if (!kept(row)) continue;
    count++;
    const data: Datum[] = read(row);
    yield { line: row.line, data: [...data, ...added], place: column => grid.place(row.line, column) };
  }
  if (count > 0) return;
  if (seen.size > 0) findings.add('data.filter-empty', () => wholeFile(grid.path), { rows: seen.size });
  else if (Object.keys(spec.pending).length === 0)
    findings.add('data.no-rows', () => wholeFile(grid.path), {});
}

function isSkipped(row: GridRow, { dialect }: TableSpec): boolean {
  if (dialect.commentRows.includes(row.line)) return true;
  return dialect.commentChar !== undefined && String(row.cells[0] ?? '').startsWith(dialect.commentChar);
}

function checkHeader(grid: Grid, header: Header, spec: TableSpec, findings: Findings) {
  if (header.row < 0) return;
  const line = grid.rows[header.row]?.line ?? 1;
  const used = new Set(header.columns.values());
  const free = header.headers.filter((name, column) => name !== '' && !used.has(column));
  for (const field of spec.fields.filter(each => !header.columns.has(each.name))) {
    const near = nearest(field.title, free) ?? nearest(field.name, free);
    const args = { column: field.title, found: free, ...(near !== undefined && { nearest: near }) };
    findings.add('data.column-missing', () => grid.place(line, 0), args);
  }
  for (const { field, column } of header.repeated) {
    const args = {
      column: field.title,
      second: column + 1,
      first: (header.columns.get(field.name) ?? 0) + 1,
    };
    findings.add('data.column-repeated', () => grid.place(line, column), args);
  }
  const extra = header.headers.flatMap((name, column) =>
    name !== '' && !used.has(column) && !header.repeated.some(each => each.column === column)
      ? [{ name, column }]
      : [],
  );
  const [first] = extra;
  if (first) {
    const columns = extra.map(each => each.name);
    findings.add('data.column-extra', () => grid.place(line, first.column), { columns });
  }
}

const isNumeral = (cell: RawCell) => /^\d[\d\s.,]*$/.test(String(cell).trim());

/** False, and told, for too few cells, or cells with something in them beyond the header; separators at a line's end are nothing. */
function checkWidth(row: GridRow, header: Header, grid: Grid, findings: Findings): boolean {
  const expected = header.row < 0 ? header.headers.length : lastFilled(header.headers) + 1;
  const filled = lastFilled(row.cells) + 1;
  // A row as long as the header but for trailing blanks that the program left out is whole in a workbook or JSON.
  if (row.cells.length >= expected && filled <= expected) return true;
  if (filled <= expected && grid.sheet !== undefined) return true;
  const column = Math.min(row.cells.length, expected) - 1;
  findings.add('data.ragged-row', () => grid.place(row.line, Math.max(0, column)), {
    found: Math.max(filled, Math.min(row.cells.length, expected)),
    expected,
  });
  return false;
}

const lastFilled = (cells: readonly RawCell[]) => cells.findLastIndex(cell => String(cell).trim() !== '');

function addedData(
  path: string,
  spec: TableSpec,
  units: UnitKeys,
  folder: string | undefined,
  findings: Findings,
): readonly Datum[] {
  const constants = Object.entries(spec.constants).map(([dimension, written]) => {
    const { value, known } = dimensionValue(dimension, written);
    if (known || dimension !== 'enhet') return value;
    return units.resolve(written, 'id') ?? value;
  });
  if (folder === undefined) return constants;
  const unit = units.resolve(folder, 'id');
  if (unit === undefined) findings.add('data.unit-folder', () => wholeFile(path), { folder });
  return [...constants, unit ?? folder];
}

/** Which rows `ska:filter` keeps; a filter on a column that is not there is told, and keeps all. */
function rowFilter(header: Header, spec: TableSpec, findings: Findings): (row: GridRow) => boolean {
  const tests = Object.entries(spec.filter).flatMap(([name, wanted]) => {
    const field = spec.fields.find(each => each.name === name || each.dimension === name);
    const column = (field && header.columns.get(field.name)) ?? header.headers.map(tidy).indexOf(tidy(name));
    if (column < 0) {
      const near = nearest(name, header.headers);
      findings.add('data.filter-column', () => spec.place, {
        column: name,
        ...(near !== undefined && { nearest: near }),
      });
      return [];
    }
    const fold = (written: string) => tidy(dimensionValue(field?.dimension ?? name, written).value);
    const values = new Set(wanted.map(fold));
    return [(row: GridRow) => values.has(fold(String(row.cells[column] ?? '')))];
  });
  return row => tests.every(test => test(row));
}
