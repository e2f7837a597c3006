import { CsvError, parse } from 'csv-parse/sync';
import { lineOf, lineStarts } from '../base/span.ts';
import type { Findings } from './findings.ts';
import type { Grid, GridRow } from './grid.ts';
import type { Dialect } from './table-spec.ts';

/** Reads separated text. Rows keep their own lengths; a quote that is never closed is told and then read as a letter. */
export function csvGrid(
  path: string,
  text: string,
  delimiter: string,
  dialect: Dialect,
  findings: Findings,
): Grid {
  const starts = lineStarts(text);
  const start = (line: number) => starts[line - 1] ?? text.length;
  const grid = (rows: readonly GridRow[]): Grid => ({
    path,
    rows,
    place: (line, column) =>
      lineOf(path, line, columnStart(text, start(line), column, delimiter, dialect.quote)),
    cellName: () => undefined,
  });
  try {
    return grid(csvRows(text, delimiter, dialect.quote));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    findings.add('data.open-quote', () => lineOf(path, line), { quote: dialect.quote });
    return grid(csvRows(text, delimiter, undefined));
  }
}

/** Longer rows are a sign of a quote that is never closed. Bytes. */
const longestRow = 1_000_000;

function csvRows(text: string, delimiter: string, quote: string | undefined): readonly GridRow[] {
  const rows: GridRow[] = [];
  let line = 1;
  parse(text, {
    delimiter,
    quote: quote ?? false,
    escape: quote ?? false,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    // Without quotes a row ends with its line, however long that is.
    max_record_size: quote ? longestRow : 0,
    // Collected here, since only here the line is known.
    on_record(cells: string[], { lines }) {
      rows.push({ line, cells });
      line = lines + 1;
      return null;
    },
  });
  return rows;
}

/** The column (1-based, UTF-16) at which the cell of the row that starts at `offset` begins. */
function columnStart(text: string, offset: number, cell: number, delimiter: string, quote: string): number {
  let at = offset;
  let quoted = false;
  for (let left = cell; left > 0 && at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === quote) quoted = !quoted;
    else if (!quoted && letter === delimiter) left--;
    else if (!quoted && (letter === '\n' || letter === '\r')) return 1;
  }
  // A cell of a later line of a row that holds line ends: its own line is not the row's.
  return text.slice(offset, at).includes('\n') ? 1 : at - offset + 1;
}
