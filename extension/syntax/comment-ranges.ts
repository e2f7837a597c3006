import type { Range } from './directive-tokens.ts';

/** Where the HTML comments of a text stand. In one walk: a text of nothing but `<!--` takes no longer than another. */
export function commentRanges(text: string): readonly Range[] {
  const found: Range[] = [];
  for (let start = text.indexOf('<!--'); start >= 0; ) {
    const close = text.indexOf('-->', start + 4);
    if (close < 0) break;
    found.push({ start, end: close + 3 });
    start = text.indexOf('<!--', close + 3);
  }
  return found;
}

/** A text with each whole HTML comment replaced. */
export function withoutComments(text: string, by: (comment: string) => string = () => ''): string {
  let result = '';
  let at = 0;
  for (const { start, end } of commentRanges(text)) {
    result += text.slice(at, start) + by(text.slice(start, end));
    at = end;
  }
  return result + text.slice(at);
}
