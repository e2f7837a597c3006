import type { RootContent } from 'mdast';
import { spanAt } from '../base/span.ts';
import type { FrontMatterSource } from './document.ts';
import { rangeOf } from './inventory.ts';
import { type Finding, finding, lineEndOf, nextLineOf, type Source } from './source.ts';

const keyLine = /^[\p{L}][\p{L}\p{M}\p{N}_-]*:(?:[ \t\r\n]|$)/u;

/** The YAML between the `---` lines at the top of the text. */
export function readFrontMatter(
  node: RootContent | undefined,
  source: Pick<Source, 'text' | 'starts'>,
): FrontMatterSource | undefined {
  const range = node?.type === 'yaml' ? rangeOf(node) : undefined;
  if (!range) return undefined;
  const { text } = source;
  const start = nextLineOf(text, lineEndOf(text, range.start));
  let end = range.end;
  while (end > start && !/[\r\n]/.test(text.charAt(end - 1))) end--;
  if (text.charCodeAt(end - 1) === 10 && text.charCodeAt(end - 2) === 13 && end - 2 >= start) end -= 2;
  else if (end > start) end -= 1;
  return { text: text.slice(start, end), span: spanAt(source.starts, start, end) };
}

/** Whether a text begins with the line that opens front matter. */
export function opensFrontMatter(text: string): boolean {
  return /^\uFEFF?---[\t ]*(?:[\r\n]|$)/.test(text);
}

/** Finds front matter that is never closed, or that does not stand first. */
export function frontMatterFindings(source: Source, hasFrontMatter: boolean): readonly Finding[] {
  const { text, newline } = source;
  if (hasFrontMatter) return [];
  const top = source.starts[0] ?? 0;
  let start = top;
  while (start < text.length && /\s/.test(text.charAt(start))) start++;
  const end = lineEndOf(text, start);
  if (text.slice(start, end).trimEnd() !== '---') return [];
  let line = nextLineOf(text, end);
  if (!keyLine.test(text.slice(line, lineEndOf(text, line)))) return [];
  const place = { start, end };
  if (start > top) {
    return [finding(source, 'syntax.front-matter-first', place, {}, [{ start: top, end: start, text: '' }])];
  }
  // The keys, with the lines that are indented below them.
  while (line < text.length && /^(?:[ \t]+\S|- |[\p{L}])/u.test(text.slice(line, lineEndOf(text, line)))) {
    line = nextLineOf(text, lineEndOf(text, line));
  }
  const closed = text.slice(line, lineEndOf(text, line)).trim() === '---';
  const before = line > 0 && /[\r\n]/.test(text.charAt(line - 1)) ? '' : newline;
  const changes = closed ? [] : [{ start: line, end: line, text: `${before}---${newline}` }];
  return [finding(source, 'syntax.front-matter-open', place, {}, changes)];
}
