import { wholeFile } from '../base/span.ts';
import { csvGrid } from './csv-grid.ts';
import { decode, notText } from './decode.ts';
import { findDelimiter } from './delimiter.ts';
import type { Findings } from './findings.ts';
import type { Grid } from './grid.ts';
import { jsonGrid } from './json-grid.ts';
import { sheetGrid } from './sheet-grid.ts';
import type { TableSpec } from './table-spec.ts';

/** A data file's rows, by its format and the package's dialect; undefined, with findings, when it cannot be read. */
export async function readGrid(
  path: string,
  bytes: Uint8Array,
  spec: TableSpec,
  findings: Findings,
): Promise<Grid | undefined> {
  const whole = () => wholeFile(path);
  if (bytes.length === 0) {
    findings.add('data.file-empty', whole, {});
    return undefined;
  }
  const kind = notText(bytes);
  const format = spec.format ?? formatOf(path);
  if (kind === 'xlsx') {
    if (format !== 'xlsx') findings.add('data.really-workbook', whole, { format });
    return sheetGrid(path, bytes, spec.dialect.sheet, findings);
  }
  if (kind) {
    findings.add('data.not-text', whole, { kind });
    return undefined;
  }
  const { text, encoding, found } = decode(bytes, spec.encoding);
  if (found !== undefined) {
    findings.add('data.wrong-encoding', () => spec.encodingPlace, {
      file: path,
      declared: spec.encoding ?? '',
      found,
    });
  }
  if (text.trim() === '') {
    findings.add('data.file-empty', whole, {});
    return undefined;
  }
  const lines = lineCount(text);
  if (lines > mostLines) {
    findings.add('data.table-large', whole, { lines, limit: mostLines });
    return undefined;
  }
  if (format === 'json') return jsonGrid(path, text, findings);
  if (format === 'xlsx') findings.add('data.not-workbook', whole, {});
  const { delimiter, differs } = findDelimiter(text, spec);
  if (differs) {
    findings.add('data.wrong-delimiter', whole, {
      declared: spec.dialect.delimiter ?? '\t',
      found: delimiter,
    });
  }
  const grid = csvGrid(path, text, delimiter, spec.dialect, findings);
  for (const row of grid.rows) {
    const column = row.cells.findIndex(cell => String(cell).includes('\ufffd'));
    if (column >= 0) findings.add('data.lost-letters', () => grid.place(row.line, column), { encoding });
  }
  return grid;
}

/** Lines of the longest file that is read: the parser takes the same time for a line with nothing in it as for a row. */
const mostLines = 500_000;

/** Lines of a text, however they end; none is put together. */
function lineCount(text: string): number {
  let count = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}

function formatOf(path: string): 'csv' | 'tsv' | 'xlsx' | 'json' {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  return ending === 'tsv' || ending === 'xlsx' || ending === 'json' ? ending : 'csv';
}
