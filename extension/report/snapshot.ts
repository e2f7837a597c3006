import { type Diagnostic, diagnostic, type Edit } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { Bound, Snapshot } from '../directives/contract.ts';
import { newlineOf } from '../syntax/edit.ts';
import { readTable, writeTable } from '../syntax/table.ts';
import type { Report } from './report.ts';
import { rereadEdits } from './reread.ts';
import { sameNumbers, sameText } from './same-text.ts';

/** Compares what stands in the file with what the data says; the fix writes only what differs. */
export function tellSnapshot(expected: Snapshot, bound: Bound, report: Report): Diagnostic[] {
  if (expected.form === 'inline') return tellInline(expected.text, bound, report);
  return expected.form === 'sentence'
    ? tellSentence(expected.text, expected.values, bound, report)
    : tellTable(expected, bound, report);
}

function sourceOf(bound: Bound): string {
  const source = Object.values(bound.answers).flatMap(one => one.facts.flatMap(fact => fact.sources))[0];
  return source ? `${source.path}${source.rows[0] ? `, rad ${source.rows[0]}` : ''}` : '';
}

function told(
  found: string,
  expected: string,
  span: Span,
  bound: Bound,
  report: Report,
  edits: readonly Edit[],
): Diagnostic {
  const source = sourceOf(bound);
  const fix = { title: found ? 'Uppdatera' : 'Fyll i', edits };
  const place = { file: report.document.file, span };
  return found
    ? diagnostic('snapshot.stale', place, { old: found, new: expected, source }, fix)
    : diagnostic('snapshot.empty', place, { new: expected, source }, fix);
}

function tellInline(expected: string, bound: Bound, report: Report): Diagnostic[] {
  const { label } = bound.directive;
  if (!label) return [];
  const found = label.text.trim();
  if (sameText(found, expected)) return [];
  const file = report.document.file;
  const edits = [
    { file, span: label.span, text: escapeLabel(expected) },
    ...rereadEdits(found, expected, bound, report),
  ];
  return [told(found, expected, label.span, bound, report, edits)];
}

/** A snapshot's text as Markdown inside brackets: nothing in it may end the label, start a cell or become markup. */
function escapeLabel(text: string): string {
  return text.replace(/([\\[\]*_`<|~])/g, (mark, _one, at: number) =>
    mark === '~' && at === 0 ? mark : `\\${mark}`,
  );
}

function tellSentence(
  expected: string,
  values: readonly string[] | undefined,
  bound: Bound,
  report: Report,
): Diagnostic[] {
  const { directive } = bound;
  const { document } = report;
  const quote = directive.body.find(node => node.type === 'blockquote');
  const span = quote?.position as Span | undefined;
  if (!span)
    return [told('', expected, directive.nameSpan, bound, report, fill(`> ${expected}`, bound, report))];
  const found = document.text
    .slice(span.start.offset, span.end.offset)
    .replace(/^[ \t]*>[ \t]?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (found && sameNumbers(found, expected, values)) return [];
  const edit = { file: document.file, span, text: `> ${expected}` };
  return [told(found, expected, span, bound, report, [edit])];
}

function tellTable(expected: Snapshot & { form: 'table' }, bound: Bound, report: Report): Diagnostic[] {
  const { directive } = bound;
  const { document } = report;
  const node = directive.body.find(one => one.type === 'table');
  const newline = newlineOf(document.text);
  const written = () => writeTable(expected.header, expected.rows, expected.align, newline);
  const summary = `${expected.rows.length} rader`;
  if (node?.type !== 'table') {
    if (expected.rows.length === 0) return [];
    return [told('', summary, directive.nameSpan, bound, report, fill(written(), bound, report))];
  }
  const table = readTable(document.text, node);
  const sameShape =
    table.header.length === expected.header.length &&
    table.header.every((cell, index) => sameText(cell.text, expected.header[index] ?? '')) &&
    table.rows.length === expected.rows.length &&
    table.rows.every((row, index) => sameText(row[0]?.text ?? '', expected.rows[index]?.[0] ?? ''));
  if (!sameShape) {
    const span = node.position as Span;
    const edit = { file: document.file, span, text: written() };
    return [told('tabellen', `en tabell med ${summary}`, span, bound, report, [edit])];
  }
  const changed = table.rows.flatMap(
    (row, y) =>
      expected.rows[y]?.flatMap((text, x) => {
        const cell = row[x];
        return cell && !sameText(cell.text, text) ? [{ cell, text, row: row[0]?.text ?? '', column: x }] : [];
      }) ?? [],
  );
  return changed.map(({ cell, text }) => {
    const span = cellSpan(cell.span, text, document.text);
    return told(cell.text, text, cell.span, bound, report, [{ file: document.file, ...span }]);
  });
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

/** Writes a snapshot into a block that has none: after the opening line (after the field lines), with blank lines around; a leaf becomes a container. */
function fill(content: string, bound: Bound, report: Report): readonly Edit[] {
  const { directive } = bound;
  const { document } = report;
  const file = document.file;
  const newline = newlineOf(document.text);
  const point = (span: Span, side: 'start' | 'end'): Span => ({ start: span[side], end: span[side] });
  if (directive.form === 'leaf') {
    const indent = ' '.repeat(directive.span.start.column - 1);
    const text = `${newline}${newline}${content
      .split(newline)
      .map(line => indent + line)
      .join(newline)}${newline}${newline}${indent}:::`;
    const colon = { start: directive.span.start, end: directive.span.start };
    return [
      { file, span: colon, text: ':' },
      { file, span: point(directive.span, 'end'), text },
    ];
  }
  if (!directive.bodySpan) return [];
  const body = document.text.slice(directive.bodySpan.start.offset, directive.bodySpan.end.offset);
  const blank = /^[ \t]*(\r?\n)/.exec(body)?.[0] ?? '';
  if (body.trim() === '')
    return [{ file, span: directive.bodySpan, text: `${newline}${content}${newline}${newline}` }];
  const start = directive.bodySpan.start;
  const insertAt = {
    line: start.line + (blank ? 1 : 0),
    column: blank ? 1 : start.column,
    offset: start.offset + blank.length,
  };
  return [
    {
      file,
      span: { start: insertAt, end: insertAt },
      text: `${blank ? '' : newline}${content}${newline}${newline}`,
    },
  ];
}
