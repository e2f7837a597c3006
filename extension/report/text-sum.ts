import { createHash } from 'node:crypto';
import type { Span } from '../base/span.ts';
import type { Document } from '../syntax/document.ts';

/** Blocks of a report that are never printed. */
const unprinted: ReadonlySet<string> = new Set(['kommentar']);

/**
 * A checksum (16 hexadecimal digits) of what a report says: its text below the front matter without comments and remarks.
 * Line ends, line breaks within a paragraph and the padding of tables do not count: they say nothing.
 */
export function textSum(document: Document): string {
  const { text, frontMatter, comments, directives } = document;
  const from = frontMatter
    ? frontMatter.span.end.offset +
      (/^\s*---[ \t]*/.exec(text.slice(frontMatter.span.end.offset))?.[0].length ?? 0)
    : 0;
  const left = [
    ...comments.map(comment => comment.span),
    ...directives.filter(one => unprinted.has(one.name)).map(one => one.span),
  ];
  return sumOfText(without(text, from, left));
}

function sumOfText(text: string): string {
  const said = text
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .replace(/-{3,}/g, '---')
    .replace(/\s+/g, ' ')
    .trim();
  return createHash('sha256').update(said).digest('hex').slice(0, 16);
}

function without(text: string, from: number, spans: readonly Span[]): string {
  let result = '';
  let at = from;
  for (const { start, end } of spans.toSorted((a, b) => a.start.offset - b.start.offset)) {
    if (start.offset > at) result += `${text.slice(at, start.offset)} `;
    at = Math.max(at, end.offset);
  }
  return result + text.slice(at);
}
