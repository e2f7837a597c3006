import { numberPlaceholder } from '../html/contents.ts';

const start = /^(1 0 0 -1) (\S+) (\S+) Tm$/;
const shown = /^(?:(\S+) 0 Td )?<([0-9A-Fa-f]{4})> Tj$/;

/**
 * The lines of a mark that shows all ten digits (see {@link numberPlaceholder}), rewritten to show `page` with the same
 * font, so that it ends where the ten ended. Throws an Error (a bug) when the lines are not ten glyphs.
 */
export function writePageNumber(lines: readonly string[], page: number): readonly string[] {
  const glyphs: string[] = [];
  const widths: number[] = [];
  let first = -1;
  let last = -1;
  lines.forEach((line, index) => {
    const glyph = shown.exec(line);
    if (!glyph?.[2]) return;
    if (first < 0) first = index;
    last = index;
    glyphs.push(glyph[2]);
    if (glyph[1] !== undefined) widths.push(Number(glyph[1]));
  });
  const at = lines.findIndex(line => start.test(line));
  const matrix = start.exec(lines[at] ?? '');
  if (!matrix || glyphs.length !== numberPlaceholder.length || widths.length !== glyphs.length - 1) {
    throw new Error('the place of a page number does not show the ten digits');
  }
  // The last digit's own width is not written; digits of a table font are equally wide.
  widths.push(widths[0] ?? 0);
  const digits = [...String(page)].map(Number);
  const right = Number(matrix[2]) + widths.reduce((sum, width) => sum + width, 0);
  const left = right - digits.reduce((sum, digit) => sum + (widths[digit] ?? 0), 0);
  const written = digits.map((digit, index) => {
    const before = digits[index - 1];
    return `${before === undefined ? '' : `${widths[before]} 0 Td `}<${glyphs[digit]}> Tj`;
  });
  const moved = `${matrix[1]} ${Number(left.toFixed(4))} ${matrix[3]} Tm`;
  return [...lines.slice(0, at), moved, ...lines.slice(at + 1, first), ...written, ...lines.slice(last + 1)];
}
