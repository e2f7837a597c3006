import { fontWidths } from './font-widths.ts';

const tables = { 400: unpacked(fontWidths[400]), 600: unpacked(fontWidths[600]) };

function unpacked(rows: readonly string[]): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const run of rows.join(' ').split(' ')) {
    const [codes = '', width] = run.split(':');
    const [first = '', last = first] = codes.split('-');
    for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code++) {
      widths.set(code, Number(width));
    }
  }
  return widths;
}

/** Width in px of a text in Source Sans 3, without kerning; signs that the font lacks count as a wide letter. */
export function textWidth(text: string, fontSize: number, weight = 400): number {
  const widths = tables[weight >= 600 ? 600 : 400];
  let sum = 0;
  for (const sign of text) sum += widths.get(sign.codePointAt(0) ?? 0) ?? 600;
  return (sum * fontSize) / 1000;
}

/**
 * A text in lines no wider than `width` px where words allow it, broken at spaces and after hyphens and slashes. What
 * does not fit in `maxLines` is cut with an ellipsis.
 */
export function wrapText(text: string, width: number, fontSize: number, maxLines: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/[^ \-/]+[-/]?|[-/]/g) ?? []) {
    const joined = line && !/[-/]$/.test(line) ? `${line} ${word}` : line + word;
    if (line && textWidth(joined, fontSize) > width) {
      lines.push(line);
      line = word;
    } else line = joined;
  }
  lines.push(line);
  if (lines.length <= maxLines) return lines;
  const kept = lines.slice(0, maxLines);
  kept[maxLines - 1] = shortened(`${kept[maxLines - 1]} ${lines[maxLines]}`, width, fontSize);
  return kept;
}

/** A text cut with an ellipsis so that it is no wider than `width` px. */
export function shortened(text: string, width: number, fontSize: number): string {
  let kept = text;
  while (kept && textWidth(`${kept}…`, fontSize) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** The widest of several texts, px. */
export function widest(texts: readonly string[], fontSize: number, weight = 400): number {
  return Math.max(0, ...texts.map(text => textWidth(text, fontSize, weight)));
}
