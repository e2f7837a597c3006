import readWorkbook from 'read-excel-file/universal';
import { lineOf, wholeFile } from '../base/span.ts';
import { nearest } from '../schema/nearest.ts';
import type { Findings } from './findings.ts';
import { columnLetters, type Grid, type GridRow, type RawCell } from './grid.ts';

/** One sheet of a workbook, by name or number (from 1; the first when not said); undefined, with findings, when it cannot be read. */
export async function sheetGrid(
  path: string,
  bytes: Uint8Array,
  wanted: string | number | undefined,
  findings: Findings,
): Promise<Grid | undefined> {
  const sheets = await readSheets(bytes);
  if (!sheets) {
    findings.add('data.workbook-broken', () => wholeFile(path), {});
    return undefined;
  }
  const folded = (name: string) => name.normalize('NFC').trim().toLocaleLowerCase('sv');
  const found =
    typeof wanted === 'string'
      ? sheets.find(each => folded(each.sheet) === folded(wanted))
      : sheets[(wanted ?? 1) - 1];
  if (!found) {
    const names = sheets.map(each => each.sheet);
    const near = typeof wanted === 'string' ? nearest(wanted, names) : undefined;
    const args = { sheet: String(wanted ?? 1), sheets: names, ...(near !== undefined && { nearest: near }) };
    findings.add('data.sheet-missing', () => wholeFile(path), args);
    return undefined;
  }
  return {
    path,
    sheet: found.sheet,
    rows: found.data.map((cells, index): GridRow => ({ line: index + 1, cells: cells.map(rawCell) })),
    place: (line, column) => lineOf(path, line, column + 1),
    cellName: (line, column) => `${found.sheet}!${columnLetters(column)}${line}`,
  };
}

/** All sheets of a workbook with their cells; undefined when it is damaged. */
export async function readSheets(bytes: Uint8Array) {
  try {
    return await readWorkbook(bytes.slice().buffer);
  } catch {
    // Whatever the library says of a damaged archive, the author can do one thing about it.
    return undefined;
  }
}

function rawCell(value: unknown): RawCell {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  return '';
}
