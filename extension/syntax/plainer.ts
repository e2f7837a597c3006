import type { Nodes, Parents, Root } from 'mdast';
import {
  blockSigns,
  deepest,
  fence,
  isFarFromLimits,
  longestWord,
  mostBlocks,
  mostCells,
  mostDepth,
  mostLines,
  mostQuotes,
  mostSigns,
  mostWork,
  newBlock,
  shortParagraph,
  signs,
} from './plainer-limits.ts';

const oneBlockSign = /[>*+.)-]/g;
const delimiterRow = /^[\s>|:-]*-[\s|:-]*$/;
const word = /[\w.+-]+/g;
const longWord = new RegExp(`[\\w.+-]{${longestWord}}`, 'g');
const sign = '·';

/** A text that can be parsed in a time that its length allows, and where signs of it are no longer read as formatting. */
export interface PlainerText {
  /** Just as long as the text itself, so that places hold. */
  readonly text: string;
  /** Offset of the first sign that is not read; undefined when all are. */
  readonly from: number | undefined;
}

/**
 * Takes away what no author writes and what would keep a parser or a printer busy for hours: thousands of signs of formatting in
 * one paragraph, words and tables without end, quotes and lists within each other. A report may come from outside.
 */
export function plainerText(text: string): PlainerText {
  // Most texts are done with here.
  return isFarFromLimits(text) ? { text, from: undefined } : plainerByLines(text);
}

/** What {@link plainerText} gives, by a look at each line. */
export function plainerByLines(text: string): PlainerText {
  const result: string[] = [];
  let from: number | undefined;
  let left = mostWork;
  let quotes = 0;
  let count = 0;
  let lineCount = 0;
  // Columns of the table that the line is in: a row that has fewer cells is filled up with empty ones.
  let columns = 0;
  let cells = 0;
  let isCut = false;
  let blocks = 0;
  let offset = 0;
  const told = (at: number) => {
    from = Math.min(from ?? at, at);
    return sign;
  };
  let paragraph = { part: 0, start: 0 };
  const endParagraph = (start: number) => {
    left -= count ** 2;
    const words = start - paragraph.start > shortParagraph ? wordsAfterBracket(result, paragraph.part) : 0;
    if (words ** 2 > left) {
      told(paragraph.start);
      for (let at = paragraph.part; at < result.length; at++)
        result[at] = result[at]?.replace(/\[/g, sign) ?? '';
    } else left -= words ** 2;
    count = lineCount = 0;
    paragraph = { part: result.length, start };
  };
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1] ?? '';
    const start = offset;
    if (line.trim() === '') {
      columns = 0;
      isCut = false;
    } else if (!isCut && line.includes('|') && next.includes('|') && delimiterRow.test(next))
      columns = next.split('|').length;
    cells += columns;
    const isFirstCut = columns > 0 && cells > mostCells;
    if (isFirstCut) {
      isCut = true;
      columns = 0;
      endParagraph(start);
      told(start);
    }
    if (columns > 0 || line.trim() === '' || newBlock.test(line)) endParagraph(start);
    lineCount++;
    let depth = 0;
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    const signsLed = blockSigns.exec(line)?.[0] ?? '';
    if (signsLed.includes('>')) quotes++;
    const isQuoteTooMany = quotes > mostQuotes;
    const led = signsLed.length;
    let plain = line;
    if (led > 0)
      plain =
        line.slice(0, led).replace(oneBlockSign, (found, at: number) => {
          depth++;
          return depth > mostDepth || indent > deepest || (isQuoteTooMany && found === '>')
            ? told(start + at)
            : found;
        }) + line.slice(led);
    const [, colons = '', name] = fence.exec(line) ?? [];
    if (colons && name !== undefined) {
      blocks++;
      if (blocks > mostBlocks) {
        told(start + indent);
        plain = plain.replace(/:/g, sign);
      }
    } else if (colons) blocks = Math.max(0, blocks - 1);
    // A row without a bar is a row still; a quote ends the table.
    if (isFirstCut) plain = `${plain.slice(0, led || indent)}>${plain.slice((led || indent) + 1)}`;
    plain = plain.replace(signs, (found, at: number) =>
      ++count > mostSigns || count ** 2 > left || (isCut && found === '|') ? told(start + at) : found,
    );
    if (line.length > longestWord && text.length > shortParagraph)
      plain = plain.replace(longWord, (found, at: number) => found.slice(0, -1) + told(start + at));
    const isJoined = lineCount > mostSigns || index > mostLines;
    if (isJoined) told(start);
    if (index > 0) result.push(isJoined ? ' ' : '\n');
    result.push(plain);
    offset += line.length + 1;
  }
  endParagraph(text.length);
  return { text: result.join(''), from };
}

/** Words in parts of a text, from a bracket on: at each the parser looks back for the bracket. */
function wordsAfterBracket(parts: readonly string[], first: number): number {
  const text = parts.slice(first).join('');
  const bracket = text.indexOf('[');
  return bracket < 0 ? 0 : (text.slice(bracket).match(word)?.length ?? 0);
}

/** Makes a tree's nodes lie at most so deep: what lies deeper becomes the text that stands there. */
export function shallowTree(tree: Root, text: string): void {
  eachNode(tree, 0, (node, depth) => {
    if (depth < deepest) return;
    for (const [index, child] of (node.children as Nodes[]).entries()) {
      if (!('children' in child) || child.children.length === 0) continue;
      const place = child.position && { position: child.position };
      const { start, end } = child.position ?? {};
      const own = {
        ...place,
        type: 'text' as const,
        value: text.slice(start?.offset ?? 0, end?.offset ?? 0),
      };
      const paragraph = { ...place, type: 'paragraph' as const, children: [own] };
      (node.children as Nodes[])[index] = inline.has(node.type)
        ? own
        : node.type === 'list'
          ? { ...place, type: 'listItem', children: [paragraph] }
          : paragraph;
    }
  });
}

/** Where a block of the first level is as deep as a tree may be; undefined for one that is not. */
export function deepAt(block: Nodes): number | undefined {
  let from: number | undefined;
  eachNode(block, 1, (node, depth) => {
    const start = node.position?.start.offset;
    if (depth >= deepest && start !== undefined) from = Math.min(from ?? start, start);
  });
  return from;
}

/** Without recursion: how deep a text leads is what is not known yet. */
function eachNode(top: Nodes, level: number, look: (node: Parents, depth: number) => void): void {
  if (!('children' in top)) return;
  const open: { readonly node: Parents; readonly depth: number }[] = [{ node: top, depth: level }];
  for (let one = open.pop(); one; one = open.pop()) {
    const { node, depth } = one;
    look(node, depth);
    if (depth <= deepest)
      for (const child of node.children as Nodes[])
        if ('children' in child) open.push({ node: child, depth: depth + 1 });
  }
}

const inline: ReadonlySet<string> = new Set([
  'paragraph',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'textDirective',
  'heading',
  'tableCell',
]);
