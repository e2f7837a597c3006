import type { DirectiveKind } from '../../directives/contract.ts';
import { directiveKinds } from '../../directives/list.ts';
import type { Cursor } from '../scene.ts';
import { type BraceWord, readBraces } from './brace-words.ts';
import { blocksAbove } from './open-blocks.ts';

/** What an author is writing at a cursor, read from the lines around it: it holds while a text is half typed and no tree has it. */
export type Where =
  | { readonly in: 'front-matter'; readonly start: number; readonly end: number }
  /** The name of a directive: `:vä‸`, `:::dia‸`. `start` is the first colon. */
  | {
      readonly in: 'name';
      readonly colons: number;
      /** True at the start of a line, where a block can stand. */
      readonly lineStart: boolean;
      readonly start: number;
      readonly end: number;
      readonly typed: string;
    }
  | {
      readonly in: 'braces';
      readonly kind: DirectiveKind;
      readonly words: readonly BraceWord[];
      /** The word that the cursor stands in or right after; undefined after a blank. */
      readonly word: BraceWord | undefined;
    }
  | {
      readonly in: 'field-key';
      readonly kind: DirectiveKind;
      readonly start: number;
      readonly end: number;
      /** Where the block's body begins: its other field lines are there. */
      readonly body: number;
    }
  | {
      readonly in: 'field-value';
      readonly kind: DirectiveKind;
      readonly key: string;
      readonly start: number;
      readonly end: number;
      readonly body: number;
    }
  | { readonly in: 'waiver'; readonly start: number; readonly end: number; readonly part: string }
  | { readonly in: 'heading'; readonly depth: number; readonly start: number; readonly end: number }
  | { readonly in: 'prose' };

const kindsByName = new Map(directiveKinds.map(kind => [kind.name, kind]));
const prose: Where = { in: 'prose' };
const letter = /[\p{L}\p{M}\p{N}_-]/u;

/** Where the cursor stands. One pass over the text at most, and over a line alone for most key presses. */
export function whereIs({ text, offset }: Cursor): Where {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = endOfLine(text, offset);
  const before = text.slice(lineStart, offset);
  const front = frontMatterOf(text);
  if (front && offset >= front.start && offset <= front.end) return { in: 'front-matter', ...front };
  if (front && offset < front.start) return prose;

  const found =
    inName(text, offset, before) ??
    inBraces(text, offset, lineStart, lineEnd) ??
    inWaiver(text, offset, lineStart, lineEnd) ??
    inHeading(offset, before, lineEnd);
  const isField = !found && /^[ \t]*[-*+][ \t]/.test(before);
  if (!found && !isField) return prose;
  const above = blocksAbove(text, front?.end ?? 0, lineStart);
  if (above.code) return prose;
  if (found) return found;
  const block = above.blocks.at(-1);
  const kind = block && kindsByName.get(block.name);
  if (!block || !kind?.fields || !isFirstList(text.slice(block.body, lineStart))) return prose;
  return inField(kind, before, offset, lineEnd, block.body) ?? prose;
}

function endOfLine(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.length : from + end;
}

/** The YAML between the `---` lines at the top; open to the end of the text while the second is not there. */
export function frontMatterOf(text: string): { readonly start: number; readonly end: number } | undefined {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (!opening) return undefined;
  const start = opening[0].length;
  const closing = /^---[ \t]*\r?$/m.exec(text.slice(start));
  return closing ? { start, end: Math.max(start, start + closing.index - 1) } : undefined;
}

/** A colon in prose is a colon: a name is being typed only after a blank or the start of a line, with a letter behind the colons. */
function inName(text: string, offset: number, before: string): Where | undefined {
  const typed = /(^|[\s(*_"“”'’>|])(:{1,})([\p{L}][\p{L}\p{M}\p{N}_-]*)?$/u.exec(before);
  if (!typed?.[2]) return undefined;
  const name = typed[3] ?? '';
  let end = offset;
  while (name && end < text.length && letter.test(text.charAt(end))) end++;
  if (/[[{]/.test(text.charAt(end)) && name) return undefined;
  const start = offset - name.length - typed[2].length;
  const lineStart = /^[ \t>]*$/.test(before.slice(0, before.length - name.length - typed[2].length));
  return { in: 'name', colons: typed[2].length, lineStart, start, end, typed: name.normalize('NFC') };
}

const directiveStart = /(?<![\p{L}\p{N}:]):+([\p{L}][\p{L}\p{M}\p{N}_-]*)/gu;

/** The braces of the directive that the cursor stands in: of a block's on its line, of an inline one's within its paragraph. */
function inBraces(text: string, offset: number, lineStart: number, lineEnd: number): Where | undefined {
  let from = lineStart;
  // An inline directive may have begun on the paragraph's line above.
  for (let lines = 0; lines < 5 && from > 0; lines++) {
    const above = text.lastIndexOf('\n', from - 2) + 1;
    if (text.slice(above, from).trim() === '') break;
    from = above;
  }
  const region = text.slice(from, offset);
  for (const match of [...region.matchAll(directiveStart)].reverse()) {
    const kind = kindsByName.get((match[1] ?? '').normalize('NFC'));
    if (!kind) continue;
    const start = from + match.index;
    const inline = match[0].startsWith(':') && !match[0].startsWith('::');
    if (!inline && start < lineStart) continue;
    const limit = inline ? Math.max(lineEnd, offset) : lineEnd;
    let at = start + match[0].length;
    if (text.charAt(at) === '[') at = endOfLabel(text, at, limit);
    if (text.charAt(at) !== '{' || at >= offset) continue;
    const braces = readBraces(text, at, limit);
    if (braces.closed && offset >= braces.end) continue;
    const word = braces.words.find(each => each.start <= offset && offset <= each.end);
    // An open quotation mark runs on: what follows the cursor is prose.
    return { in: 'braces', kind, words: braces.words, word };
  }
  return undefined;
}

/** The offset after the `]` of the label that begins at `open`. */
function endOfLabel(text: string, open: number, limit: number): number {
  let depth = 0;
  for (let at = open; at < limit; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return at + 1;
  }
  return limit;
}

function inWaiver(text: string, offset: number, lineStart: number, lineEnd: number): Where | undefined {
  const open = text.lastIndexOf('<!--', offset);
  if (open < lineStart || text.slice(open, offset).includes('-->')) return undefined;
  const typed = /^<!--\s*ska:\s*undantag\s+(?:(.*),)?\s*([^,]*)$/.exec(text.slice(open, offset));
  if (!typed) return undefined;
  const part = typed[2] ?? '';
  let end = offset;
  while (end < lineEnd && /[\w.-]/.test(text.charAt(end)) && !text.startsWith('-->', end)) end++;
  return { in: 'waiver', start: offset - part.length, end, part: typed[1] === undefined ? 'code' : 'key' };
}

function inHeading(offset: number, before: string, lineEnd: number): Where | undefined {
  const typed = /^ {0,3}(#{1,6})[ \t]+(.*)$/.exec(before);
  if (!typed?.[1]) return undefined;
  return { in: 'heading', depth: typed[1].length, start: offset - (typed[2] ?? '').length, end: lineEnd };
}

/** True while a block's body holds nothing but list items: the next one is a line of the first list. */
function isFirstList(body: string): boolean {
  return body
    .split(/\r?\n/)
    .every(line => line.trim() === '' || /^[ \t]*[-*+][ \t]/.test(line) || /^[ \t]{2,}\S/.test(line));
}

function inField(
  kind: DirectiveKind,
  before: string,
  offset: number,
  lineEnd: number,
  body: number,
): Where | undefined {
  const value = /^[ \t]*[-*+][ \t]+(?:\*\*)?([^\s:*][^:]*):(?:\*\*)?[ \t]+(.*)$/.exec(before);
  if (value?.[1])
    return {
      in: 'field-value',
      kind,
      key: value[1].trim().normalize('NFC'),
      start: offset - (value[2] ?? '').length,
      end: lineEnd,
      body,
    };
  const key = /^[ \t]*[-*+][ \t]+(?:\*\*)?([^:]*)$/.exec(before);
  if (!key) return undefined;
  return { in: 'field-key', kind, start: offset - (key[1] ?? '').length, end: lineEnd, body };
}
