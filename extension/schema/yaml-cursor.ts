import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import type { YamlPath } from './yaml.ts';

/** What is being written at an offset of a YAML text, as one way of reading it. */
export interface YamlCursor {
  readonly at: 'key' | 'value';
  /** Of a key: the group that it stands in. Of a value: the value itself. */
  readonly path: YamlPath;
  /** The text that stands there, to be replaced. */
  readonly start: number;
  readonly end: number;
  /** True inside quotation marks. */
  readonly quoted: boolean;
  /** The other keys of the same group. */
  readonly siblings: ReadonlySet<string>;
}

const mark = 'ska-markör';

/**
 * What may be meant at an offset of a YAML text that is being typed: a key, a value, or (a word in an empty place) either.
 * Only the top-level key around the offset is read.
 */
export function yamlCursors(text: string, offset: number): readonly YamlCursor[] {
  const { start, end, quoted } = wordAt(text, offset);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (start === lineStart) return topLevel(text, start, end);
  const chunk = chunkAround(text, lineStart);
  const before = text.slice(chunk.start, start);
  const after = text.slice(end, chunk.end);
  const readings = [`${before}${mark}${after}`];
  if (!quoted && !/^[ \t]*:/.test(after)) readings.push(`${before}${mark}: ${after}`);
  const found = readings.flatMap(each => locate(each) ?? []);
  const unique = found.filter(
    (one, index) => found.findIndex(other => other.at === one.at && same(other.path, one.path)) === index,
  );
  return unique.map(one => ({ ...one, start, end, quoted }));
}

function same(a: YamlPath, b: YamlPath): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The word or text at an offset: in quotation marks what is between them, else up to what parts values. */
function wordAt(text: string, offset: number): { start: number; end: number; quoted: boolean } {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  const quote = openQuote(before);
  if (quote !== undefined) {
    const close = /["'\r\n]/.exec(text.slice(offset));
    return { start: lineStart + quote + 1, end: offset + (close?.index ?? 0), quoted: true };
  }
  const inFlow = /[[{][^\]}]*$/.test(before) || !/^\s*(- +)*[^\s#[{]*:( |$)/.test(before);
  const parts = inFlow ? /(?:^\s*(?:- +)*|: +|[[{,] *)/g : /(?:^\s*(?:- +)*|: +)/g;
  let start = 0;
  for (const match of before.matchAll(parts)) start = match.index + match[0].length;
  const rest =
    (inFlow ? /^(?:[^\s,:}\]#]|:(?=\S))*/ : /^(?:[^\s:#]|:(?=\S))*/).exec(text.slice(offset))?.[0] ?? '';
  return { start: lineStart + start, end: offset + rest.length, quoted: false };
}

/** Where the quotation mark stands that is open at the end of a line's beginning. */
function openQuote(before: string): number | undefined {
  let open: number | undefined;
  for (let index = 0; index < before.length; index++) {
    const char = before.charAt(index);
    if (char !== '"' && char !== "'") continue;
    if (open === undefined && (index === 0 || /[\s[{,:]/.test(before.charAt(index - 1)))) open = index;
    else if (open !== undefined && before.charAt(open) === char) open = undefined;
  }
  return open;
}

function topLevel(text: string, start: number, end: number): readonly YamlCursor[] {
  const keys = [...text.matchAll(/^([^\s#:-][^\r\n:]*):/gm)].filter(match => match.index !== start);
  const siblings = new Set(keys.map(match => (match[1] ?? '').normalize('NFC')));
  return [{ at: 'key', path: [], start, end, quoted: false, siblings }];
}

/** The top-level key that a line belongs to, with all that is below it. */
function chunkAround(text: string, lineStart: number): { readonly start: number; readonly end: number } {
  let start = 0;
  let end = text.length;
  for (const match of text.matchAll(/^[^\s#-]/gm)) {
    if (match.index <= lineStart) start = match.index;
    else {
      end = match.index;
      break;
    }
  }
  return { start, end };
}

type Found = Pick<YamlCursor, 'at' | 'path' | 'siblings'>;

function locate(source: string): Found | undefined {
  const document = parseDocument(source, { uniqueKeys: false, prettyErrors: false });
  const visit = (node: Node | null | undefined, path: YamlPath): Found | undefined => {
    if (isSeq(node)) {
      for (const [index, item] of (node.items as (Node | null)[]).entries()) {
        if (isMark(item)) return { at: 'value', path: [...path, index], siblings: new Set() };
        const found = visit(item, [...path, index]);
        if (found) return found;
      }
    }
    if (!isMap(node)) return undefined;
    const pairs = node.items as Pair<Node, Node | null>[];
    for (const pair of pairs) {
      const others = () => new Set(pairs.filter(each => each !== pair).map(keyOf));
      if (isMark(pair.key)) return { at: 'key', path, siblings: others() };
      const below = [...path, keyOf(pair)];
      if (isMark(pair.value)) return { at: 'value', path: below, siblings: others() };
      const found = visit(pair.value, below);
      if (found) return found;
    }
    return undefined;
  };
  return visit(document.contents, []);
}

function isMark(node: Node | null | undefined): boolean {
  return isScalar(node) && typeof node.value === 'string' && node.value.trim() === mark;
}

function keyOf(pair: Pair<Node, unknown>): string {
  return isScalar(pair.key) ? String(pair.key.value).normalize('NFC') : '';
}
