import type { Span } from '../base/span.ts';

/** Replace what `span` covers by `text`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/**
 * The text after edits, in whatever order they come; several insertions at one place keep theirs. Only offsets count,
 * and nothing outside the spans is touched. Overlapping edits are a bug of the caller: an Error.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.toSorted(
    (a, b) => a.span.start.offset - b.span.start.offset || a.span.end.offset - b.span.end.offset,
  );
  let result = '';
  let at = 0;
  for (const edit of sorted) {
    const { start, end } = edit.span;
    if (start.offset < at || end.offset < start.offset || end.offset > text.length) {
      throw new Error(`Edits overlap or leave the text at offset ${start.offset}.`);
    }
    result += text.slice(at, start.offset) + edit.text;
    at = end.offset;
  }
  return result + text.slice(at);
}

/** How the lines of a text end: as its first line does, `\n` for a text of one line. */
export function newlineOf(text: string): '\n' | '\r\n' | '\r' {
  const found = /\r\n|\n|\r/.exec(text)?.[0];
  return found === '\r\n' || found === '\r' ? found : '\n';
}
