import type { Blockquote, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Diagnostic, Edit } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { Bound, DirectiveKind, Snapshot } from '../directives/contract.ts';
import { generatedParts } from '../directives/generated.ts';
import { newlineOf } from '../syntax/edit.ts';
import { plainInMarkdown, plainParagraph, withoutEscapes } from '../syntax/plain-in-markdown.ts';
import { type CellText, readTable, type TableText, writeTable } from '../syntax/table.ts';
import { explanationOf } from './explanations.ts';
import type { Report } from './report.ts';
import { rereadMarkBefore, turns } from './reread.ts';
import { sameText } from './same-text.ts';
import { fill, told } from './snapshot-edits.ts';

type TableSnapshot = Snapshot & { readonly form: 'table' };

/** The block that a table stands in. */
interface Place {
  readonly kind: DirectiveKind;
  readonly bound: Bound;
  readonly report: Report;
}

/** Compares a block's table, and the sentence before it, with what the data says; what people wrote beside them stays. */
export function tellTable(
  expected: TableSnapshot,
  kind: DirectiveKind,
  bound: Bound,
  report: Report,
): Diagnostic[] {
  const { body } = bound.directive;
  const parts = kind.generated
    ? generatedParts(body, kind.generated)
    : { table: body.find((one): one is Table => one.type === 'table'), quote: undefined };
  const { table, quote } = parts;
  const note = expected.note === undefined ? undefined : `> ${plainParagraph(expected.note)}`;
  if (!table && !quote) {
    const content = [note, ...written(expected, report)].filter(part => part !== undefined);
    if (content.length === 0) return [];
    const newline = newlineOf(report.document.text);
    const edits = fill(content.join(newline + newline), bound, report);
    return [
      told(
        '',
        note ? (expected.note ?? '') : summary(expected),
        bound.directive.nameSpan,
        bound,
        report,
        edits,
      ),
    ];
  }
  return [
    ...tellNote(note, parts, bound, report),
    ...(table
      ? tellRows(expected, table, { kind, bound, report })
      : tellNoTable(expected, quote, bound, report)),
  ];
}

const summary = ({ rows }: TableSnapshot) => `${rows.length} ${rows.length === 1 ? 'rad' : 'rader'}`;

/** The table's text; nothing for one without rows. */
function written(expected: TableSnapshot, report: Report): readonly string[] {
  const { header, rows, align } = expected;
  const cells = (row: readonly string[]) => row.map(cell => cellSource(cell, expected));
  const newline = newlineOf(report.document.text);
  return rows.length > 0 ? [writeTable(cells(header), rows.map(cells), align, newline)] : [];
}

/** Names and texts of the project are no Markdown, whatever stands in them. */
function cellSource(cell: string, { markdown }: TableSnapshot): string {
  return markdown ? cell : plainInMarkdown(cell);
}

function tellNote(
  note: string | undefined,
  { table, quote }: { readonly table: Table | undefined; readonly quote: Blockquote | undefined },
  bound: Bound,
  report: Report,
): Diagnostic[] {
  const { file, text } = report.document;
  const newline = newlineOf(text);
  if (note === undefined) return [];
  if (quote?.position) {
    const span = quote.position as Span;
    const found = textOf(quote);
    const wanted = withoutEscapes(note.slice(2));
    return sameText(found, wanted)
      ? []
      : [told(found, wanted, span, bound, report, [{ file, span, text: note }])];
  }
  const start = table?.position?.start as Span['start'] | undefined;
  if (!start) return [];
  const span = { start, end: start };
  const edit = { file, span, text: `${note}${newline}${newline}` };
  return [told('', withoutEscapes(note.slice(2)), bound.directive.nameSpan, bound, report, [edit])];
}

function tellNoTable(
  expected: TableSnapshot,
  quote: Blockquote | undefined,
  bound: Bound,
  report: Report,
): Diagnostic[] {
  const [table] = written(expected, report);
  const end = quote?.position?.end as Span['end'] | undefined;
  if (table === undefined || !end) return [];
  const newline = newlineOf(report.document.text);
  const edit = { file: report.document.file, span: { start: end, end }, text: newline + newline + table };
  return [told('', summary(expected), bound.directive.nameSpan, bound, report, [edit])];
}

function tellRows(expected: TableSnapshot, node: Table, { kind, bound, report }: Place): Diagnostic[] {
  const { document } = report;
  const { file } = document;
  const table = readTable(document.text, node);
  const same = (cell: CellText | undefined, wanted: string) =>
    sameCell(cell, wanted, expected, document.text);
  const sameShape =
    table.header.length === expected.header.length &&
    table.header.every((cell, index) => same(cell, expected.header[index] ?? '')) &&
    table.rows.length === expected.rows.length &&
    table.rows.every((row, index) => same(row[0], expected.rows[index]?.[0] ?? ''));
  if (!sameShape) {
    const span = node.position as Span;
    const edits = [
      { file, span, text: written(expected, report)[0] ?? '' },
      ...expected.rows.flatMap(row =>
        rereadAt(row, rowNamed(table, row[0] ?? ''), table, expected, { kind, bound, report }),
      ),
    ];
    const [found, wanted] = firstDifference(table, expected, same);
    return [told(found, wanted, span, bound, report, edits, true)];
  }
  return table.rows.flatMap(
    (row, y) =>
      expected.rows[y]?.flatMap((text, x) => {
        const cell = row[x];
        if (!cell || same(cell, text)) return [];
        const edits = [
          { file, ...cellSpan(cell.span, cellSource(text, expected), document.text) },
          ...(expected.turning?.includes(x)
            ? rereadAt(expected.rows[y] ?? [], row, table, expected, { kind, bound, report })
            : []),
        ];
        const plain = expected.markdown ? withoutEscapes(text) : text;
        return [told(cell.text, plain, cell.span, bound, report, edits)];
      }) ?? [],
  );
}

/** The first heading of a column or row that is not the one expected; « ingen rad », say, where one is missing. */
function firstDifference(
  { header, rows }: TableText,
  expected: TableSnapshot,
  same: (cell: CellText | undefined, wanted: string) => boolean,
): readonly [found: string, wanted: string] {
  const columns =
    header.length === expected.header.length &&
    header.every((cell, x) => same(cell, expected.header[x] ?? ''));
  const [found, wanted, none] = columns
    ? [rows.map(row => row[0]), expected.rows.map(row => row[0]), 'ingen rad mer']
    : [header, expected.header, 'ingen kolumn mer'];
  const at = Array.from({ length: Math.max(found.length, wanted.length) }, (_, index) => index).find(
    index => index >= found.length || index >= wanted.length || !same(found[index], wanted[index] ?? ''),
  );
  const text = at === undefined ? '' : (wanted[at] ?? none);
  return [at === undefined ? '' : (found[at]?.text ?? none), expected.markdown ? withoutEscapes(text) : text];
}

/** Markdown is compared as it is written, escapes aside, so that a link to another place is another text. */
function sameCell(
  cell: CellText | undefined,
  wanted: string,
  { markdown }: TableSnapshot,
  source: string,
): boolean {
  if (!markdown || !cell) return sameText(cell?.text ?? '', wanted);
  const found = source.slice(cell.span.start.offset, cell.span.end.offset);
  return sameText(withoutEscapes(found), withoutEscapes(wanted));
}

function rowNamed({ rows }: TableText, name: string): readonly CellText[] | undefined {
  return rows.find(row => sameText(row[0]?.text ?? '', withoutEscapes(name)));
}

/** A word of a row that has turned (better to worse, up to down) puts the mark before the paragraph on the row. */
function rereadAt(
  row: readonly string[],
  before: readonly CellText[] | undefined,
  { header }: TableText,
  expected: TableSnapshot,
  { kind, bound, report }: Place,
): readonly Edit[] {
  const turned = expected.turning?.some(column => {
    const old =
      before?.[header.findIndex(each => sameText(each.text, withoutEscapes(expected.header[column] ?? '')))];
    return turns(old?.text ?? '', row[column] ?? '');
  });
  const explained = turned
    ? kind.explained?.(bound, report.setting).find(one => sameText(one.row, withoutEscapes(row[0] ?? '')))
    : undefined;
  const paragraph = explained && explanationOf(explained, bound.directive.body);
  return paragraph ? rereadMarkBefore(paragraph.node, report) : [];
}

/** Replaces a cell's text, taking blanks from or giving them to its padding, so that the row keeps its width where it can. */
function cellSpan(span: Span, text: string, source: string): { span: Span; text: string } {
  const old = span.end.offset - span.start.offset;
  const grow = text.length - old;
  let [before, after] = [0, 0];
  while (source[span.start.offset - 1 - before] === ' ') before++;
  while (source[span.end.offset + after] === ' ') after++;
  const right = before > after;
  if (grow > 0) {
    const room = Math.min(grow, Math.max(0, (right ? before : after) - 1));
    return right ? { span: shift(span, -room, 0), text } : { span: shift(span, 0, room), text };
  }
  const pad = ' '.repeat(-grow);
  return { span, text: right ? pad + text : text + pad };
}

function shift(span: Span, start: number, end: number): Span {
  const move = (point: Span['start'], by: number) => ({
    line: point.line,
    column: point.column + by,
    offset: point.offset + by,
  });
  return { start: move(span.start, start), end: move(span.end, end) };
}
