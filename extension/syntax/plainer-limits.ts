/** Signs of formatting that one paragraph may have: the parser takes the square of their number. No author writes so many. */
export const mostSigns = 2000;
/** Quotes, lists and blocks that may stand within each other. */
export const mostDepth = 50;
/** Each of those may be two nodes: a list and its item. */
export const deepest = 2 * mostDepth;
/** Directives within each other: what stands in them is parsed once for each. */
export const mostBlocks = 10;
/**
 * How much of what grows by the square a whole text may ask of the parser: signs of formatting in a paragraph, and words
 * after a bracket in it. A report of a thousand pages has a tenth of it.
 */
export const mostWork = 20_000_000;
/** Lines of a text, and those of them that are quotes: each of these begins the text anew. A page has some thirty. */
export const mostLines = 20_000;
export const mostQuotes = 1000;
/** Cells of all tables of a text: some fifty pages of them. Each is an element that the browser lays out and a PDF must tag. */
export const mostCells = 20_000;
/** Letters, digits, dots and hyphens in a row, in which the parser looks for an address from each of them on. */
export const longestWord = 2000;
/** Shorter paragraphs have no more words than matter. UTF-16. */
export const shortParagraph = 6000;

/** What may be formatting. */
export const signs = /[*_~[\]!<`:{}&\\$@|]/g;
/** Quotes and lists that a line begins with. */
export const blockSigns = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
/** Directives, bullets and headings always begin something new. */
export const newBlock = /^[ \t]*(?:[-+*][ \t]|#{1,6}[ \t]|::)/;
/** The fences of blocks: with a name one begins, without it ends. */
export const fence = /^[ \t]*(:{3,})[ \t]*([^\s:])?/;

/** A table of the ASCII characters in a text. */
function codesOf(chars: string): Uint8Array {
  const codes = new Uint8Array(128);
  for (const char of chars) codes[char.charCodeAt(0)] = 1;
  return codes;
}

const isSign = codesOf('*_~[]!<`:{}&\\$@|');
/** What a quote, a list, a heading or a fence begins with. */
const isLeading = codesOf('>*+-#:0123456789');
const [tab, space, tilde, bar, colon] = [9, 32, 126, 124, 58];

/**
 * Whether a text is so far from all limits that a quick count tells it: true for what people write. False says nothing; then
 * only a closer look can tell.
 */
export function isFarFromLimits(text: string): boolean {
  let [lines, quotes, blocks, work, cells] = [0, 0, 0, 0, 0];
  /** Signs and lines of the paragraph; lines, and bars of the one that has most, of the stretch between blank lines. */
  let [count, ofParagraph, ofStretch, mostBars] = [0, 0, 0, 0];
  let [start, paragraph] = [0, 0];
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start > longestWord && text.length > shortParagraph) return false;
    let first = start;
    while (first < end && (text.charCodeAt(first) === space || text.charCodeAt(first) === tab)) first++;
    const sign = text.charCodeAt(first);
    const isOdd = sign < space || sign > tilde;
    const isBlank = first === end || (isOdd && text.slice(first, end).trim() === '');
    const line = !isBlank && isLeading[sign] ? text.slice(start, end) : '';
    if (isBlank || (line !== '' && newBlock.test(line))) {
      if (start - paragraph > shortParagraph) return false;
      work += count ** 2;
      paragraph = start;
      count = ofParagraph = 0;
    }
    if (isBlank) {
      if (mostBars > 0) cells += ofStretch * (mostBars + 1);
      ofStretch = mostBars = 0;
    }
    const led = (line !== '' && blockSigns.exec(line)?.[0]) || '';
    if (led.length > mostDepth || first - start > deepest) return false;
    if (led.includes('>')) quotes++;
    if (sign === colon) {
      const [, colons, name] = fence.exec(line) ?? [];
      if (colons) blocks = Math.max(0, blocks + (name === undefined ? -1 : 1));
    }
    let bars = 0;
    for (let at = first; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code < 128) count += isSign[code] ?? 0;
      if (code === bar) bars++;
    }
    mostBars = Math.max(mostBars, bars);
    lines++;
    ofParagraph++;
    ofStretch++;
    if (count > mostSigns || ofParagraph > mostSigns || blocks > mostBlocks) return false;
    start = end + 1;
  }
  work += count ** 2;
  cells += mostBars > 0 ? ofStretch * (mostBars + 1) : 0;
  const isLong = text.length - paragraph > shortParagraph;
  return !isLong && lines <= mostLines && quotes <= mostQuotes && work <= mostWork && cells <= mostCells;
}
