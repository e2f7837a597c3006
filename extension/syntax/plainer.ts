import type { Nodes, Parents, Root } from 'mdast';

/** Signs of formatting that one paragraph may have: the parser takes the square of their number. No author writes so many. */
const mostSigns = 2000;
/** Quotes, lists and blocks that may stand within each other. */
const mostDepth = 50;
/** Directives within each other: what stands in them is parsed once for each. */
const mostBlocks = 10;
/**
 * How much of what grows by the square a whole text may ask of the parser: signs of formatting in a paragraph, and words
 * after a bracket in it. A report of a thousand pages has a tenth of it.
 */
const mostWork = 20_000_000;
/** Lines of a text, and those of them that are quotes: each of these begins the text anew. A page has some thirty. */
const mostLines = 20_000;
const mostQuotes = 1000;
/** Cells of all tables of a text: some fifty pages of them. Each is an element that the browser lays out and a PDF must tag. */
const mostCells = 20_000;
/** Letters, digits, dots and hyphens in a row, in which the parser looks for an address from each of them on. */
const longestWord = 2000;
/** Shorter paragraphs have no more words than matter. UTF-16. */
const shortParagraph = 6000;
/** Each of those may be two nodes: a list and its item. */
const deepest = 2 * mostDepth;

const signs = /[*_~[\]!<`:{}&\\$@|]/g;
const blockSigns = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const oneBlockSign = /[>*+.)-]/g;
/** Directives, bullets and headings always begin something new. */
const newBlock = /^[ \t]*(?:[-+*][ \t]|#{1,6}[ \t]|::)/;
const delimiterRow = /^[\s>|:-]*-[\s|:-]*$/;
/** The fences of blocks: with a name one begins, without it ends. */
const fence = /^[ \t]*(:{3,})[ \t]*([^\s:])?/;
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
  if (!needsLook(text)) return { text, from: undefined };
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
    if (line.length > longestWord)
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

/** True for a text that has as many signs as one paragraph may have, or a line that begins with much. */
function needsLook(text: string): boolean {
  const lines = text.match(/\n/g)?.length ?? 0;
  if (text.length > shortParagraph || lines > mostSigns) return true;
  if (lines * (text.match(/\|/g)?.length ?? 0) > mostCells) return true;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // All signs are punctuation of ASCII.
    if ((code > 32 && code < 48) || (code > 57 && code < 65) || (code > 90 && code < 97) || code > 122)
      count++;
    if (count > mostSigns) return true;
  }
  if (count <= mostDepth) return false;
  return /^[ \t]{100}|^(?:[ \t]*[>*+-]){50}/m.test(text) || (text.match(/:::/g)?.length ?? 0) > mostBlocks;
}

/** Makes a tree's nodes lie at most so deep: what lies deeper becomes the text that stands there. */
export function shallowTree(tree: Root, text: string): void {
  eachNode(tree, (node, depth) => {
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

/** Where a tree is as deep as it may be; undefined for one that is not. */
export function deepAt(tree: Root): number | undefined {
  let from: number | undefined;
  eachNode(tree, (node, depth) => {
    const start = node.position?.start.offset;
    if (depth >= deepest && start !== undefined) from = Math.min(from ?? start, start);
  });
  return from;
}

/** Without recursion: how deep a text leads is what is not known yet. */
function eachNode(tree: Root, look: (node: Parents, depth: number) => void): void {
  const open: { readonly node: Parents; readonly depth: number }[] = [{ node: tree, depth: 0 }];
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
