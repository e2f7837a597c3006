import type { Element, ElementContent } from 'hast';
import { textWidth, wrapText } from '../../charts/text-width.ts';
import type { SlideForm } from '../../directives/slide.ts';
import { textOf } from '../html/outline-of-body.ts';

/** A slide's measures in px, as its CSS has them: 1280 × 720, type of 28 px. */
const slide = { height: 720, text: 1120, top: 50, bottom: 66, title: 40, overline: 34, source: 34 } as const;
const sizes: Readonly<Record<SlideForm, number>> = {
  text: 28,
  large: 34,
  message: 36,
  question: 36,
  figure: 28,
  agenda: 28,
};
/** What the browser may take more than we reckon: a slide that is a little empty is better than one that overflows. */
const safety = 0.93;
const line = 1.36;

/** Contents in portions that each have room on a slide of a form with a title; nothing is lost, and nothing is cut but between blocks, items, rows and sentences. */
export function portions(
  content: readonly ElementContent[],
  form: SlideForm,
  title: string,
  hasSource: boolean,
): readonly (readonly ElementContent[])[] {
  const lines = wrapText(title, slide.text, slide.title, 9).length;
  const room =
    (slide.height -
      slide.top -
      slide.overline -
      lines * slide.title * 1.15 -
      22 -
      slide.bottom -
      (hasSource ? slide.source : 0)) *
    safety;
  const size = sizes[form];
  const made: ElementContent[][] = [];
  let now: ElementContent[] = [];
  let left = room;
  const close = () => {
    if (now.length > 0) made.push(now);
    now = [];
    left = room;
  };
  const queue = content.filter(
    node => node.type === 'element' || (node.type === 'text' && node.value.trim() !== ''),
  );
  for (let node = queue.shift(); node; node = queue.shift()) {
    const height = heightOf(node, slide.text, size);
    if (height <= left) {
      now.push(node);
      left -= height;
      continue;
    }
    const [fits, rest] = cut(node, left, size, now.length === 0) ?? [];
    if (fits && rest && (now.length === 0 || height > room || heightOf(fits, slide.text, size) > room / 4)) {
      now.push(fits);
      close();
      queue.unshift(rest);
    } else if (now.length > 0) {
      close();
      queue.unshift(node);
    } else {
      // Higher than a slide and in one piece: the page goes on, the deck scrolls.
      now.push(node);
      close();
    }
  }
  close();
  return made.length > 0 ? made : [[]];
}

function children(node: Element, ...names: readonly string[]): readonly Element[] {
  return node.children.filter(
    (child): child is Element =>
      child.type === 'element' && (names.length === 0 || names.includes(child.tagName)),
  );
}

function textHeight(text: string, width: number, size: number): number {
  return wrapText(text.replace(/\s+/g, ' ').trim(), width, size, 999).length * size * line;
}

/** How high a block becomes, px. */
function heightOf(node: ElementContent, width: number, size: number): number {
  if (node.type === 'text') return textHeight(node.value, width, size);
  if (node.type !== 'element') return 0;
  switch (node.tagName) {
    case 'svg':
    case 'figure':
    case 'img':
      return Number(node.properties.height ?? 420);
    case 'ul':
    case 'ol':
      return 14 + children(node, 'li').reduce((sum, item) => sum + itemHeight(item, width - 40, size), 0);
    case 'dl':
      return 14 + factRows(node).reduce((sum, row) => sum + factHeight(row, width, size), 0);
    case 'table':
      return 14 + [...rowHeights(node, width).values()].reduce((sum, height) => sum + height, 0);
    case 'section':
    case 'div':
    case 'blockquote':
    case 'details':
      return node.children.reduce((sum, child) => sum + heightOf(child, width - 20, size), 0);
    default:
      return 14 + textHeight(textOf(node), width, size);
  }
}

function itemHeight(item: Element, width: number, size: number): number {
  const blocks = children(item, 'p', 'ul', 'ol', 'table', 'blockquote');
  if (blocks.length === 0) return 8 + textHeight(textOf(item), width, size);
  const inner = blocks.reduce((sum, block) => sum + heightOf(block, width, size), 0);
  const has = blocks.some(block => block.tagName === 'p');
  const own = item.children
    .filter(child => child.type === 'text')
    .map(child => ('value' in child ? child.value : ''))
    .join('');
  return 8 + inner + (has || own.trim() === '' ? 0 : textHeight(own, width, size));
}

function factRows(list: Element): readonly (readonly Element[])[] {
  const rows: Element[][] = [];
  for (const part of children(list)) {
    if (part.tagName === 'dt' || rows.length === 0) rows.push([]);
    rows.at(-1)?.push(part);
  }
  return rows;
}

function factHeight(row: readonly Element[], width: number, size: number): number {
  const text = row
    .filter(part => part.tagName === 'dd')
    .map(textOf)
    .join(' ');
  return 6 + textHeight(text, width * 0.7, size * 0.88);
}

function rowsOf(table: Element): readonly Element[] {
  return children(table).flatMap(part =>
    part.tagName === 'tr' ? [part] : part.tagName === 'caption' ? [] : [...children(part, 'tr')],
  );
}

const cellSize = 22;
/** Right of a cell's words, px. */
const cellPadding = 16;

/** How high the rows of a table become, px, with columns as wide as a browser makes them: by their words, each between its longest word and its longest line. */
function rowHeights(table: Element, width: number): ReadonlyMap<Element, number> {
  const rows = rowsOf(table).map(row => ({ row, cells: children(row, 'td', 'th') }));
  const count = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const measure = (of: (text: string) => number) =>
    Array.from({ length: count }, (_, index) =>
      Math.max(
        ...rows.map(({ cells }) => {
          const cell = cells.length === count ? cells[index] : undefined;
          return cell ? of(textOf(cell)) + cellPadding : 0;
        }),
      ),
    );
  const most = measure(text => textWidth(text, cellSize));
  const least = measure(text => Math.max(0, ...text.split(/\s+/u).map(word => textWidth(word, cellSize))));
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  const spare = Math.max(0, width - sum(least)) / Math.max(1, sum(most) - sum(least));
  const widths = most.map((one, index) => {
    const min = least[index] ?? 0;
    return sum(most) <= width ? one : min + (one - min) * spare;
  });
  return new Map(
    rows.map(({ row, cells }) => {
      const lines = cells.map((cell, index) => {
        const room = cells.length === count ? (widths[index] ?? width) : width;
        // A point wider: a line that just has room must not be taken for two.
        return wrapText(textOf(cell), room - cellPadding + 1, cellSize, 99).length;
      });
      const above = isGroup(row) ? 18 : 0;
      return [row, 15 + above + Math.max(1, ...lines) * cellSize * 1.3];
    }),
  );
}

type Halves = readonly [Element, Element] | undefined;

const containers: ReadonlySet<string> = new Set(['section', 'div', 'blockquote', 'details', 'li', 'dd']);
const blockNames: ReadonlySet<string> = new Set([
  ...['p', 'ul', 'ol', 'dl', 'table', 'section', 'div', 'blockquote', 'details', 'figure', 'svg'],
]);

/** A block in two: what has room, and the rest. Undefined for what cannot be divided there. `alone`: it has a whole slide and still no room, so that it is divided where it would else be kept together. */
function cut(node: ElementContent, room: number, size: number, alone: boolean): Halves {
  if (node.type !== 'element') return undefined;
  if (node.tagName === 'ul' || node.tagName === 'ol') return cutList(node, room, size, alone);
  if (node.tagName === 'table') return cutTable(node, room);
  if (node.tagName === 'dl') return cutFacts(node, room, size, alone);
  if (node.tagName === 'p') return cutParagraph(node, room, size, alone);
  if (!containers.has(node.tagName)) return undefined;
  const isText = !node.children.some(each => each.type === 'element' && blockNames.has(each.tagName));
  return isText ? cutParagraph(node, room, size, alone) : cutContainer(node, room, size, alone);
}

/** Between its blocks; the first of them is divided itself where it alone has no room. */
function cutContainer(node: Element, room: number, size: number, alone: boolean): Halves {
  const count = countThatFit(
    node.children.map(child => heightOf(child, slide.text - 20, size)),
    room,
  );
  const [next, ...after] = node.children.slice(count);
  if (!next) return undefined;
  const before = node.children.slice(0, count);
  const taken = before.reduce((sum, child) => sum + heightOf(child, slide.text - 20, size), 0);
  const isEmpty = before.every(child => child.type === 'text' && child.value.trim() === '');
  const [fits, rest] = cut(next, room - taken, size, alone && isEmpty) ?? [];
  if (fits && rest)
    return [
      { ...node, children: [...before, fits] },
      { ...node, children: [rest, ...after] },
    ];
  return isEmpty
    ? undefined
    : [
        { ...node, children: before },
        { ...node, children: [next, ...after] },
      ];
}

function cutList(list: Element, room: number, size: number, alone: boolean): Halves {
  const items = children(list, 'li');
  const count = countThatFit(
    items.map(item => itemHeight(item, slide.text - 40, size)),
    room - 14,
  );
  const [first, ...others] = items;
  if (count === 0 && first && alone) {
    const [fits, rest] = cut(first, room - 14, size, alone) ?? [];
    if (!fits || !rest) return undefined;
    return [
      { ...list, children: [fits] },
      { ...list, children: [rest, ...others] },
    ];
  }
  if (count === 0 || count === items.length) return undefined;
  const start = Number(list.properties.start ?? 1) + count;
  const rest = { ...list.properties, ...(list.tagName === 'ol' && { start }) };
  return [
    { ...list, children: items.slice(0, count) },
    { ...list, properties: rest, children: items.slice(count) },
  ] as const;
}

/** Between facts; one that is higher than a slide goes on under its word on the next. */
function cutFacts(list: Element, room: number, size: number, alone: boolean): Halves {
  const rows = factRows(list);
  const count = countThatFit(
    rows.map(row => factHeight(row, slide.text, size)),
    room - 14,
  );
  const [first, ...others] = rows;
  const fact = first?.find(part => part.tagName === 'dd');
  if (count === 0 && first && fact && alone) {
    // Facts stand in seven tenths of the width, in smaller type: as many lines as in the whole width and a larger.
    const [fits, rest] = cut(fact, (room - 20) * 0.7, size * 0.88, alone) ?? [];
    if (!fits || !rest) return undefined;
    const having = (half: Element) => first.map(part => (part === fact ? half : part));
    return [
      { ...list, children: having(fits) },
      { ...list, children: [...having(rest), ...others.flat()] },
    ];
  }
  if (count === 0 || count === rows.length) return undefined;
  return [
    { ...list, children: rows.slice(0, count).flat() },
    { ...list, children: rows.slice(count).flat() },
  ] as const;
}

/** The heading row stands on each slide, and over rows in groups the heading of their group; none ends a slide. */
function cutTable(table: Element, room: number): Halves {
  const head = children(table, 'thead').flatMap(part => children(part, 'tr'));
  const body = children(table, 'tbody').flatMap(part => children(part, 'tr'));
  const heights = rowHeights(table, slide.text);
  const heightOfRow = (row: Element) => heights.get(row) ?? 0;
  const taken = head.reduce((sum, row) => sum + heightOfRow(row), 14);
  let count = countThatFit(body.map(heightOfRow), room - taken);
  while (count > 0 && isGroup(body[count - 1])) count -= 1;
  if (count === 0 || count === body.length) return undefined;
  const group = isGroup(body[count]) ? undefined : body.slice(0, count).findLast(isGroup);
  const around = table.children.filter(part => part.type !== 'element' || part.tagName !== 'tbody');
  const part = (rows: readonly Element[]): Element => ({
    ...table,
    children: [...around, { type: 'element', tagName: 'tbody', properties: {}, children: [...rows] }],
  });
  return [part(body.slice(0, count)), part([...(group ? [group] : []), ...body.slice(count)])];
}

function isGroup(row: Element | undefined): boolean {
  return row !== undefined && Array.isArray(row.properties.className)
    ? row.properties.className.includes('ska-grupp')
    : false;
}

/** Between sentences, where only text stands; a paragraph with links or numbers of its own is cut between its parts. A sentence higher than a slide is divided between words. */
function cutParagraph(paragraph: Element, room: number, size: number, alone: boolean): Halves {
  return (
    cutAt(paragraph, room, size, /(?<=[.!?])\s+(?=\p{Lu})/u, /[.!?]\s*$/) ??
    (alone ? cutAt(paragraph, room, size, /\s+/u, /\S\s*$/) : undefined)
  );
}

function cutAt(paragraph: Element, room: number, size: number, between: RegExp, end: RegExp): Halves {
  const parts = paragraph.children.flatMap((child): ElementContent[] =>
    child.type === 'text'
      ? child.value.split(between).map((value, index, all) => ({
          type: 'text',
          value: index < all.length - 1 ? `${value} ` : value,
        }))
      : [child],
  );
  const text = (count: number) => textOf({ ...paragraph, children: parts.slice(0, count) });
  let best = 0;
  for (let count = 1; count < parts.length; count++) {
    const last = parts[count - 1];
    const ends = last?.type === 'text' && end.test(last.value);
    if (ends && 14 + textHeight(text(count), slide.text, size) <= room) best = count;
  }
  if (best === 0) return undefined;
  return [
    { ...paragraph, children: parts.slice(0, best) },
    { ...paragraph, children: parts.slice(best) },
  ];
}

function countThatFit(heights: readonly number[], room: number): number {
  let sum = 0;
  let count = 0;
  for (const height of heights) {
    sum += height;
    if (sum > room) break;
    count++;
  }
  return count;
}
