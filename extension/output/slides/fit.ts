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
    const [fits, rest] = cut(node, left, size) ?? [];
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
      return 14 + rowsOf(node).reduce((sum, row) => sum + rowHeight(row, width), 0);
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

function rowHeight(row: Element, width: number): number {
  const cells = children(row, 'td', 'th');
  const widths = cells.map(cell => textWidth(textOf(cell), cellSize));
  const numbers = cells.filter((_, index) => index > 0 && (widths[index] ?? 0) < 130).length;
  const wide = Math.max(140, (width - numbers * 120) / Math.max(1, cells.length - numbers));
  const lines = cells.map((cell, index) =>
    index > 0 && (widths[index] ?? 0) < 130 ? 1 : wrapText(textOf(cell), wide - 16, cellSize, 99).length,
  );
  return 15 + Math.max(1, ...lines) * cellSize * 1.3;
}

/** A block in two: what has room, and the rest. Undefined for what cannot be divided there. */
function cut(
  node: ElementContent,
  room: number,
  size: number,
): readonly [ElementContent, ElementContent] | undefined {
  if (node.type !== 'element') return undefined;
  if (node.tagName === 'ul' || node.tagName === 'ol') return cutList(node, room, size);
  if (node.tagName === 'table') return cutTable(node, room);
  if (node.tagName === 'p') return cutParagraph(node, room, size);
  if (node.tagName === 'dl') return cutFacts(node, room, size);
  return undefined;
}

function cutList(list: Element, room: number, size: number) {
  const items = children(list, 'li');
  const count = countThatFit(
    items.map(item => itemHeight(item, slide.text - 40, size)),
    room - 14,
  );
  if (count === 0 || count === items.length) return undefined;
  const start = Number(list.properties.start ?? 1) + count;
  const rest = { ...list.properties, ...(list.tagName === 'ol' && { start }) };
  return [
    { ...list, children: items.slice(0, count) },
    { ...list, properties: rest, children: items.slice(count) },
  ] as const;
}

function cutFacts(list: Element, room: number, size: number) {
  const rows = factRows(list);
  const count = countThatFit(
    rows.map(row => factHeight(row, slide.text, size)),
    room - 14,
  );
  if (count === 0 || count === rows.length) return undefined;
  return [
    { ...list, children: rows.slice(0, count).flat() },
    { ...list, children: rows.slice(count).flat() },
  ] as const;
}

/** The heading row stands on each slide. */
function cutTable(table: Element, room: number) {
  const head = children(table, 'thead').flatMap(part => children(part, 'tr'));
  const body = children(table, 'tbody').flatMap(part => children(part, 'tr'));
  const taken = head.reduce((sum, row) => sum + rowHeight(row, slide.text), 14);
  const count = countThatFit(
    body.map(row => rowHeight(row, slide.text)),
    room - taken,
  );
  if (count === 0 || count === body.length) return undefined;
  const around = table.children.filter(part => part.type !== 'element' || part.tagName !== 'tbody');
  const part = (rows: readonly Element[]): Element => ({
    ...table,
    children: [...around, { type: 'element', tagName: 'tbody', properties: {}, children: [...rows] }],
  });
  return [part(body.slice(0, count)), part(body.slice(count))] as const;
}

/** Between sentences, where only text stands; a paragraph with links or numbers of its own is cut between its parts. */
function cutParagraph(paragraph: Element, room: number, size: number) {
  const parts = paragraph.children.flatMap((child): ElementContent[] =>
    child.type === 'text'
      ? child.value.split(/(?<=[.!?])\s+(?=\p{Lu})/u).map((value, index, all) => ({
          type: 'text',
          value: index < all.length - 1 ? `${value} ` : value,
        }))
      : [child],
  );
  const text = (count: number) => textOf({ ...paragraph, children: parts.slice(0, count) });
  let best = 0;
  for (let count = 1; count < parts.length; count++) {
    const last = parts[count - 1];
    const ends = last?.type === 'text' && /[.!?]\s*$/.test(last.value);
    if (ends && 14 + textHeight(text(count), slide.text, size) <= room) best = count;
  }
  if (best === 0) return undefined;
  return [
    { ...paragraph, children: parts.slice(0, best) },
    { ...paragraph, children: parts.slice(best) },
  ] as const;
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
