import { pageWidth } from './config.ts';
import type { ChartLook } from './look.ts';
import type { PictureWords } from './picture-words.ts';
import { escaped } from './svg-attributes.ts';
import { shortened, textWidth, widest, wrapText } from './text-width.ts';

/** A mark, from least to most. */
export type Mark = 'theme' | 'narrowed' | 'followed' | 'effect';

/** A line of a matrix: a mark or a few words in each column. */
export interface MatrixRow {
  readonly title: string;
  readonly cells: readonly { readonly mark: Mark | undefined; readonly text: string }[];
}

/** Rows in groups, marked in columns. */
export interface Matrix {
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly groups: readonly { readonly title: string; readonly lines: readonly MatrixRow[] }[];
  readonly legend: readonly { readonly mark: Mark; readonly text: string }[];
}

/** A matrix as the text of an SVG element: as wide as a page's text, marks told apart by shape, so that it holds in grey. */
export function drawMatrix(matrix: Matrix, look: ChartLook, picture: PictureWords): string {
  const size = look.fontSize - 1;
  const line = Math.round(size * 1.25);
  const row = line + 4;
  const titles = matrix.groups.flatMap(group => group.lines.map(one => one.title));
  const first = Math.min(Math.max(110, widest(titles, size) + 14), pageWidth * 0.4);
  const width = (pageWidth - first) / matrix.columns.length;
  const small = size - 1;
  const fitting = (words: string) =>
    textWidth(words, small) <= width - 6 ? words : shortened(words, width - 6, small);
  const heads = matrix.columns.map(one =>
    wrapText(divided(one.title, width - 6, small), width - 6, small, 5).map(fitting),
  );
  const headHeight = (Math.max(...heads.map(one => one.length)) + 1) * line + 8;
  const parts: string[] = [];
  const text = (x: number, y: number, words: string, more = '') =>
    parts.push(
      `<text x="${at(x)}" y="${at(y)}" font-size="${size}" fill="${look.text}"${more}>${escaped(words)}</text>`,
    );
  const centre = (column: number) => first + (column + 0.5) * width;
  heads.forEach((lines, column) => {
    text(centre(column), line, matrix.columns[column]?.id ?? '', ' text-anchor="middle" font-weight="600"');
    lines.forEach((words, index) => {
      parts.push(
        `<text x="${at(centre(column))}" y="${at((index + 2) * line)}" font-size="${small}" fill="${look.text}" text-anchor="middle">${escaped(words)}</text>`,
      );
    });
  });
  let y = headHeight;
  for (const group of matrix.groups) {
    if (group.title) {
      text(0, y + row - 5, group.title, ' font-weight="600"');
      y += row;
    }
    for (const one of group.lines) {
      parts.push(`<path d="M0 ${at(y)}H${pageWidth}" fill="none" stroke="${look.grid}" stroke-width="1"/>`);
      const [words = ''] = wrapText(one.title, first - 12, size, 1);
      text(group.title ? 8 : 0, y + row - 5, words);
      one.cells.forEach(({ mark, text: own }, column) => {
        if (mark) parts.push(symbol(mark, centre(column), y + row / 2, look));
        if (own) text(centre(column), y + row - 5, own, ' text-anchor="middle"');
      });
      y += row;
    }
  }
  if (matrix.groups.some(group => group.lines.some(one => one.cells.some(cell => cell.mark)))) {
    y += 8;
    let x = 0;
    for (const { mark, text: words } of matrix.legend) {
      parts.push(symbol(mark, x + 6, y + row / 2, look));
      text(x + 16, y + row - 5, words);
      x += 16 + textWidth(words, size) + 20;
    }
    y += row;
  }
  const height = at(y + 4);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pageWidth} ${height}" width="${pageWidth}" height="${height}" role="img" aria-label="${escaped(picture.description)}" font-family="'${escaped(look.fontFamily)}', sans-serif" class="ska-chart"><desc>${escaped(picture.about)}</desc>${parts.join('')}</svg>`;
}

/** A text whose words are no wider than `width` px: those that are get a hyphen between syllables, where lines then break. */
function divided(text: string, width: number, fontSize: number): string {
  return text
    .split(' ')
    .map(word => {
      const parts: string[] = [];
      let rest = word;
      while (textWidth(rest, fontSize) > width) {
        const fits = syllables(rest).filter(end => textWidth(`${rest.slice(0, end)}-`, fontSize) <= width);
        const end = fits.at(-1);
        if (end === undefined) break;
        parts.push(`${rest.slice(0, end)}-`);
        rest = rest.slice(end);
      }
      return parts.join('') + rest;
    })
    .join(' ');
}

/** Where a word may be divided: before a consonant that a vowel follows, but not before the s that binds a compound, and never near an end. */
function syllables(word: string): readonly number[] {
  const starts = /(?<=\p{L}{2})(?<![bcdfghjklmnpqrstvwxz](?=s))[bcdfghjklmnpqrstvwxz](?=[aeiouyåäö]\p{L})/giu;
  return [...word.matchAll(starts)].map(found => found.index);
}

const at = (number: number) => String(Math.round(number * 10) / 10);

/** A dot, a ring, a disc, a diamond with a dark frame: shapes, not colours alone. */
function symbol(mark: Mark, x: number, y: number, look: ChartLook): string {
  const colour = look.series[0]?.colour ?? look.text;
  const circle = (r: number, paint: string) => `<circle cx="${at(x)}" cy="${at(y)}" r="${r}" ${paint}/>`;
  if (mark === 'theme') return circle(1.8, `fill="${look.muted}"`);
  if (mark === 'narrowed') return circle(4.6, `fill="${look.paper}" stroke="${colour}" stroke-width="1.6"`);
  if (mark === 'followed') return circle(5, `fill="${colour}"`);
  const r = 6.2;
  return `<path d="M${at(x)} ${at(y - r)}L${at(x + r)} ${at(y)}L${at(x)} ${at(y + r)}L${at(x - r)} ${at(y)}Z" fill="${colour}" stroke="${look.text}" stroke-width="1.2"/>`;
}
