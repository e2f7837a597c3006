import { type Diagnostic, diagnostic, type Edit } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { Bound } from '../directives/contract.ts';
import { newlineOf } from '../syntax/edit.ts';
import type { Report } from './report.ts';

/** The file and the rows that a snapshot's numbers come from, as at most three runs (`rad 4, 7–9`); the file alone where they are more, and the files, at most three, when there are several. */
function sourceOf(bound: Bound): string {
  const sources = Object.values(bound.answers).flatMap(one => one.facts.flatMap(fact => fact.sources));
  const paths = [...new Set(sources.map(source => source.path))];
  const rows = runsOf(sources.flatMap(source => source.rows));
  if (paths.length === 1 && rows.length > 0 && rows.length <= 3) return `${paths[0]}, rad ${rows.join(', ')}`;
  return paths.length > 3 ? `${paths.slice(0, 3).join(', ')} m.fl.` : paths.join(', ');
}

/** Numbers in order, neighbours as one: `4`, `7–9`. */
function runsOf(numbers: readonly number[]): readonly string[] {
  const runs: { first: number; last: number }[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && number === run.last + 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs.map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`));
}

/** A snapshot (with `shape`, a table whose columns or rows are others) that is stale, or empty when nothing stands there, with the edits that write it. */
export function told(
  found: string,
  expected: string,
  span: Span,
  bound: Bound,
  report: Report,
  edits: readonly Edit[],
  shape?: true,
): Diagnostic {
  const source = sourceOf(bound);
  const fix = { title: found ? 'Uppdatera' : 'Fyll i', edits };
  const place = { file: report.document.file, span };
  return found
    ? diagnostic('snapshot.stale', place, { old: found, new: expected, source, ...(shape && { shape }) }, fix)
    : diagnostic('snapshot.empty', place, { new: expected, source }, fix);
}

/** Writes a snapshot into a block that has none: after the opening line (after the field lines), with blank lines around; a leaf becomes a container. */
export function fill(content: string, bound: Bound, report: Report): readonly Edit[] {
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
