import { unzipSync } from 'fflate';
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
  const size = unpackedSize(bytes);
  if (size > mostUnpacked || cellsOf(bytes) > mostCells) {
    findings.add('data.workbook-large', () => wholeFile(path), { size, limit: mostUnpacked });
    return undefined;
  }
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

/** A workbook that is larger when it is unpacked is no table of a report's: it may be made to fill the memory. Bytes. */
const mostUnpacked = 200_000_000;

/** What a packed file says that it holds, without unpacking it. Bytes; 0 for a damaged one. */
function unpackedSize(bytes: Uint8Array): number {
  let size = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        return false;
      },
    });
  } catch {
    // Told when it is read.
  }
  return size;
}

/** The library makes every cell up to the last, however far away that is. */
const mostCells = 20_000_000;

/** How many cells the largest sheet spans, from its first to its last; 0 for a damaged workbook. */
function cellsOf(bytes: Uint8Array): number {
  let most = 0;
  try {
    const sheets = unzipSync(bytes, { filter: ({ name }) => /worksheets\/[^/]+\.xml$/.test(name) });
    for (const sheet of Object.values(sheets)) {
      let [rows, columns] = [0, 0];
      for (const [, letters = '', row = ''] of new TextDecoder()
        .decode(sheet)
        .matchAll(/(?: r="|:)([A-Z]{0,4})(\d{1,9})"/g)) {
        rows = Math.max(rows, Number(row));
        columns = Math.max(columns, columnNumber(letters));
      }
      most = Math.max(most, rows * columns);
    }
  } catch {
    // Told when it is read.
  }
  return most;
}

const columnNumber = (letters: string) =>
  [...letters].reduce((sum, letter) => Math.min(sum * 26 + letter.charCodeAt(0) - 64, 1e6), 0);

/** All sheets of a workbook with their cells; undefined when it is damaged or larger than any table. */
export async function readSheets(bytes: Uint8Array) {
  if (unpackedSize(bytes) > mostUnpacked || cellsOf(bytes) > mostCells) return undefined;
  try {
    // A Buffer may be a view of a larger one, and its slice() copies nothing.
    return await readWorkbook(new Uint8Array(bytes).buffer);
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
