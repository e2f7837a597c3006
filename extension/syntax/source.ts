import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { ProblemArgs, ProblemCode } from '../base/problems.ts';
import { type Span, spanAt } from '../base/span.ts';
import type { Range } from './directive-tokens.ts';
import type { NameSets } from './names.ts';

/** The text that findings speak of, and what they need to know of it. All offsets count in `text`. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly starts: readonly number[];
  readonly names: NameSets;
  readonly newline: string;
  /** True when the text by itself is read as one directive of the form, from its first to its last character. */
  readonly isDirective: (text: string, form: 'inline' | 'block') => boolean;
}

/** A replacement by offsets. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A finding by offsets, before it becomes a {@link Diagnostic}. */
export interface Finding {
  readonly start: number;
  readonly diagnostic: Diagnostic;
  readonly changes: readonly Change[];
  /** The mend does not hold for a text that has this somewhere. */
  readonly unless?: string;
}

/** The span between two offsets. */
export function spanOf(source: Source, start: number, end: number): Span {
  return spanAt(source.starts, start, end);
}

/** A finding at a place; `changes` are its mend, when the mend is mechanical. The fix's title is the code's own. */
export function finding<C extends ProblemCode>(
  source: Source,
  code: C,
  place: Range,
  args: ProblemArgs<C>,
  changes: readonly Change[] = [],
): Finding {
  const at = { file: source.file, span: spanOf(source, place.start, place.end) };
  const edits = changes.map(({ start, end, text }) => ({
    file: source.file,
    span: spanOf(source, start, end),
    text,
  }));
  const fix = edits.length > 0 ? { title: code, edits } : undefined;
  return { start: place.start, diagnostic: diagnostic(code, at, args, fix), changes };
}

/** A part of a text after changes that do not overlap; changes outside the part are left out. */
export function changed(text: string, part: Range, changes: readonly Change[]): string {
  const inside = changes
    .filter(change => change.start >= part.start && change.end <= part.end)
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = part.start;
  for (const change of inside) {
    if (change.start < at) continue;
    result += text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return result + text.slice(at, part.end);
}

/** The end of the line that an offset stands in, before its line ending. */
export function lineEndOf(text: string, offset: number): number {
  for (let i = offset; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return i;
  }
  return text.length;
}

/** The offset after the line ending at `end`. */
export function nextLineOf(text: string, end: number): number {
  if (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10) return end + 2;
  return Math.min(end + 1, text.length);
}

/** Blanks that are not line endings, those of Word and the web included. */
export const blanks = /[^\S\r\n]|[\u200B\u00AD]/;

/** The first offset from `start` on that holds no blank. */
export function afterBlanks(text: string, start: number): number {
  let i = start;
  while (i < text.length && blanks.test(text.charAt(i))) i++;
  return i;
}

/** A range without the blanks around it. */
export function trimmed(text: string, range: Range): Range {
  let { start, end } = range;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

/** The offset of the `]` that closes the `[` at `open`, escapes and nested brackets counted; undefined before `limit`. */
export function closingBracket(text: string, open: number, limit: number): number | undefined {
  let depth = 0;
  for (let i = open; i < limit; i++) {
    const char = text.charAt(i);
    if (char === '\\') i++;
    else if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return i;
  }
  return undefined;
}
