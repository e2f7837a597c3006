import { pageWidth } from './config.ts';
import type { ChartLook } from './look.ts';
import type { PictureWords } from './picture-words.ts';
import { escaped } from './svg-attributes.ts';
import { wrapText } from './text-width.ts';

/** A box of a chain: in a column from left to right, beside some rows, with lines to boxes of the next columns. */
export interface ChainBox {
  readonly key: string;
  readonly column: 0 | 1 | 2 | 3;
  readonly text: string;
  /** `strong`: an effect is shown; `dashed`: still to come, or missing. */
  readonly look: 'plain' | 'strong' | 'dashed';
  /** Rows that it belongs to, from 0. */
  readonly rows: readonly number[];
  /** Keys of boxes to the right. */
  readonly to: readonly string[];
}

const titles = ['Analys', 'Mål', 'Insats', 'Uppföljning'];
const gap = 26;
const padding = 7;
const between = 8;

/** A chain as the text of an SVG element: boxes with real text, as wide as a page's text, and as high as its boxes need. Told apart by frames, so that it holds in grey. */
export function drawChain(boxes: readonly ChainBox[], look: ChartLook, picture: PictureWords): string {
  const size = look.fontSize - 1;
  const line = Math.round(size * 1.25);
  const width = (pageWidth - 3 * gap) / 4;
  const lines = new Map(boxes.map(box => [box.key, wrapText(box.text, width - 2 * padding - 4, size, 4)]));
  const heightOf = (box: ChainBox) => (lines.get(box.key)?.length ?? 1) * line + 2 * padding;
  const places = placed(boxes, heightOf, line + 2 * padding);
  const height = Math.max(0, ...boxes.map(box => (places.get(box.key) ?? 0) + heightOf(box))) + 2;
  const left = (column: number) => column * (width + gap);
  const accent = look.series[0]?.colour ?? look.text;
  const middle = (box: ChainBox) => (places.get(box.key) ?? 0) + heightOf(box) / 2;
  const byKey = new Map(boxes.map(box => [box.key, box]));
  const drawnLinks = new Set<string>();
  const links = boxes.flatMap(box =>
    box.to.flatMap(key => {
      const other = byKey.get(key);
      if (!other || drawnLinks.has(`${box.key} ${key}`)) return [];
      drawnLinks.add(`${box.key} ${key}`);
      const [x1, y1, x2, y2] = [left(box.column) + width, middle(box), left(other.column), middle(other)];
      const bend = (x2 - x1) / 2;
      const path = `M${at(x1)} ${at(y1)}C${at(x1 + bend)} ${at(y1)} ${at(x2 - bend)} ${at(y2)} ${at(x2)} ${at(y2)}`;
      return [`<path d="${path}" fill="none" stroke="${look.muted}" stroke-width="1.2"/>`];
    }),
  );
  const drawn = boxes.map(box => {
    const [x, y, h] = [left(box.column), places.get(box.key) ?? 0, heightOf(box)];
    const frame =
      box.look === 'strong'
        ? `stroke="${accent}" stroke-width="2.4"`
        : `stroke="${box.look === 'dashed' ? look.muted : accent}" stroke-width="1"${box.look === 'dashed' ? ' stroke-dasharray="4 3"' : ''}`;
    const words = (lines.get(box.key) ?? []).map(
      (text, index) =>
        `<text x="${at(x + padding + 2)}" y="${at(y + padding + (index + 0.8) * line)}" font-size="${size}" fill="${look.text}"${box.look === 'strong' ? ' font-weight="600"' : ''}>${escaped(text)}</text>`,
    );
    return `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(h)}" rx="3" fill="${look.paper}" ${frame}/>${words.join('')}`;
  });
  const heads = titles.map(
    (title, column) =>
      `<text x="${at(left(column))}" y="${line}" font-size="${size}" font-weight="600" fill="${look.muted}">${title}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pageWidth} ${at(height)}" width="${pageWidth}" height="${at(height)}" role="img" aria-label="${escaped(picture.description)}" font-family="'${escaped(look.fontFamily)}', sans-serif" class="ska-chart"><desc>${escaped(picture.about)}</desc>${heads.join('')}${links.join('')}${drawn.join('')}</svg>`;
}

const at = (number: number) => String(Math.round(number * 10) / 10);

/** The top of each box: rows are as high as their highest box, a box of several rows stands in the middle of them; none covers another. */
function placed(
  boxes: readonly ChainBox[],
  heightOf: (box: ChainBox) => number,
  top: number,
): ReadonlyMap<string, number> {
  const count = Math.max(0, ...boxes.flatMap(box => box.rows)) + 1;
  const heights = Array.from({ length: count }, (_, row) =>
    Math.max(0, ...boxes.filter(box => box.rows.length === 1 && box.rows[0] === row).map(heightOf)),
  );
  const starts: number[] = [];
  let y = top;
  for (const height of heights) {
    starts.push(y);
    y += height + between;
  }
  const places = new Map<string, number>();
  for (const column of [0, 1, 2, 3]) {
    let free = top;
    const ofColumn = boxes
      .filter(box => box.column === column)
      .map(box => {
        const [first, last] = [Math.min(...box.rows), Math.max(...box.rows)];
        const end = (starts[last] ?? top) + (heights[last] ?? 0);
        return { box, wanted: ((starts[first] ?? top) + end - heightOf(box)) / 2 };
      })
      .sort((a, b) => a.wanted - b.wanted);
    for (const { box, wanted } of ofColumn) {
      const y1 = Math.max(wanted, free);
      places.set(box.key, y1);
      free = y1 + heightOf(box) + between;
    }
  }
  return places;
}
