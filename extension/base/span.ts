/** A point of a text: `line` and `column` 1-based (column in UTF-16 units, as editors count), `offset` 0-based. */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A stretch of a text, end exclusive. */
export interface Span {
  readonly start: Point;
  readonly end: Point;
}

/** Where something stands: a file (relative to the project's folder, always with `/`) and a stretch of it. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

const origin: Point = { line: 1, column: 1, offset: 0 };

/** The place of a file as a whole: its first character. */
export function wholeFile(file: string): Place {
  return { file, span: { start: origin, end: origin } };
}

/** The place of a data file's line, or of one of its columns (both 1-based); offsets are not known there and stand as 0. */
export function lineOf(file: string, line: number, column = 1): Place {
  const point = { line, column, offset: 0 };
  return { file, span: { start: point, end: point } };
}

/** The offsets at which each line of a text starts; CRLF, LF and CR end a line. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** The point at an offset, by binary search in {@link lineStarts}. */
export function pointAt(starts: readonly number[], offset: number): Point {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
}

/** The span between two offsets of a text whose line starts are given. */
export function spanAt(starts: readonly number[], start: number, end: number): Span {
  return { start: pointAt(starts, start), end: pointAt(starts, end) };
}
