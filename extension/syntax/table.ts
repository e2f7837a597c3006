import type { Table, TableCell } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Point, Span } from '../base/span.ts';

/** How a column stands; null when the delimiter row says nothing (left). */
export type Align = 'left' | 'right' | 'center' | null;

/** A cell's plain text, and the span of its source without the bars and blanks around it (empty for an empty cell). */
export interface CellText {
  readonly text: string;
  readonly span: Span;
}

/** A GFM table as it is written. A row may have fewer cells than the header. */
export interface TableText {
  readonly align: readonly Align[];
  readonly header: readonly CellText[];
  readonly rows: readonly (readonly CellText[])[];
}

const moved = (point: Point, by: number): Point => ({
  line: point.line,
  column: point.column + by,
  offset: point.offset + by,
});

function contentSpan(text: string, cell: TableCell): Span | undefined {
  const start = cell.position?.start;
  const end = cell.position?.end;
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  const raw = text.slice(start.offset, end.offset);
  let from = raw.startsWith('|') ? 1 : 0;
  // The last cell's node holds the row's closing bar; `\|` is content.
  const bar = /(?<!\\)(?:\\\\)*\|\s*$/.exec(raw);
  let to = bar && raw.length > 1 ? raw.lastIndexOf('|') : raw.length;
  if (to < from) to = from;
  while (to > from && /\s/.test(raw.charAt(to - 1))) to--;
  if (to === from) {
    // Empty: where the first character belongs, one blank after the bar.
    if (/[\t ]/.test(raw.charAt(from))) from = Math.min(from + 1, raw.length);
    to = from;
  }
  while (from < to && /\s/.test(raw.charAt(from))) from++;
  const origin: Point = { line: start.line, column: start.column, offset: start.offset };
  return { start: moved(origin, from), end: moved(origin, to) };
}

/** Reads a table of a document's tree; `text` is the document's text. */
export function readTable(text: string, node: Table): TableText {
  const rows = node.children.map(row =>
    row.children.flatMap((cell): CellText[] => {
      const span = contentSpan(text, cell);
      return span ? [{ text: textOf(cell).trim(), span }] : [];
    }),
  );
  const columns = rows[0]?.length ?? 0;
  const align = Array.from({ length: columns }, (_, i) => node.align?.[i] ?? null);
  return { align, header: rows[0] ?? [], rows: rows.slice(1) };
}

const widthOf = (cell: string) => [...cell].length;

/** A cell on one line, with the bars in it escaped. */
const cellSource = (cell: string) =>
  cell
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/(\\*)\|/g, (bar, slashes: string) => (slashes.length % 2 === 1 ? bar : `${slashes}\\|`))
    .trim();

function padded(cell: string, width: number, align: Align): string {
  const gap = Math.max(0, width - widthOf(cell));
  if (align === 'right') return ' '.repeat(gap) + cell;
  if (align === 'center') return ' '.repeat(gap >> 1) + cell + ' '.repeat(gap - (gap >> 1));
  return cell + ' '.repeat(gap);
}

function delimiter(width: number, align: Align): string {
  if (align === 'right') return `${'-'.repeat(width - 1)}:`;
  if (align === 'center') return `:${'-'.repeat(width - 2)}:`;
  return align === 'left' ? `:${'-'.repeat(width - 1)}` : '-'.repeat(width);
}

/**
 * A GFM table in even columns, without a line ending after its last row: numbers (`right`) stand to the right under
 * headings that stand to the left. Cells are Markdown; a bar is escaped, a line break becomes a blank, a missing cell is empty.
 * Widths count code points.
 */
export function writeTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly Align[],
  newline: string,
): string {
  const cells = [header, ...rows].map(row => header.map((_, i) => cellSource(row[i] ?? '')));
  const widths = header.map((_, i) => Math.max(3, ...cells.map(row => widthOf(row[i] ?? ''))));
  const line = (parts: readonly string[]) => `| ${parts.join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [
    line(head.map((cell, i) => padded(cell, widths[i] ?? 3, null))),
    line(widths.map((width, i) => delimiter(width, align[i] ?? null))),
    ...body.map(row => line(row.map((cell, i) => padded(cell, widths[i] ?? 3, align[i] ?? null)))),
  ].join(newline);
}
