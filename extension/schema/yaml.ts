import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import { type Diagnostic, diagnostic, type Fix } from '../base/diagnostic.ts';
import { lineStarts, type Place, spanAt } from '../base/span.ts';
import { causeOf, unreadCause } from './yaml-cause.ts';

/** Keys from the root of a YAML text to a value in it; a number counts items of a list from 0. */
export type YamlPath = readonly (string | number)[];

/** A YAML text as values with their places. */
export interface YamlText {
  readonly file: string;
  /** Plain objects, arrays, strings, numbers, booleans and null; texts and keys in NFC. Undefined for an empty text. */
  readonly value: unknown;
  /** True when the text as a whole could not be read: `value` is then only what could be saved. */
  readonly broken: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Where the value at a path stands, or its key. For a path that is not there: the nearest that is. The key of the
   * root, and of an item of a list, is its first line.
   */
  place(path: YamlPath, what?: 'key' | 'value'): Place;
  /** The source of the value at a path, as written (quotes included); undefined where there is none. */
  source(path: YamlPath): string | undefined;
}

/** Where a YAML text stands when it is a part of a larger one (front matter). */
export interface WithinText {
  /** Line starts of the larger text. */
  readonly starts: readonly number[];
  /** Where the YAML begins in it. */
  readonly offset: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface Entry {
  readonly key: Range | undefined;
  readonly value: Range;
  readonly children: Map<string | number, Entry>;
}

/** Codes that look like numbers but are names of things: read as text, with a finding when the quotes are forgotten. */
const codeKeys: ReadonlySet<string> = new Set(['kommunkod', 'skolenhetskod', 'organisationsnummer']);

/** Reads a YAML text. Never throws: what is wrong with it stands in `diagnostics`. */
export function readYaml(file: string, text: string, at?: WithinText): YamlText {
  const starts = at?.starts ?? lineStarts(text);
  const offset = at?.offset ?? 0;
  const diagnostics: Diagnostic[] = [];
  const document = parseDocument(text.slice(0, tooDeepAt(text)), {
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: false,
  });
  // In a text that it cannot make out, the library also tells of places behind its end.
  const placeOf = (range: Range): Place => {
    const start = Math.min(range.start, text.length);
    const end = Math.min(Math.max(start, range.end), text.length);
    return { file, span: spanAt(starts, start + offset, end + offset) };
  };
  const replace = (range: Range, by: string, title: string): Fix => ({
    title,
    edits: [{ file, span: placeOf(range).span, text: by }],
  });
  const sourceOf = ({ start, end }: Range) => text.slice(start, end);

  function broken(range: Range, cause: ReturnType<typeof causeOf>, fix?: Fix) {
    diagnostics.push(diagnostic('yaml.broken', placeOf(range), { cause }, fix));
  }

  function scalarOf(node: Node, range: Range, key: string): unknown {
    if (!isScalar(node)) return undefined;
    const { value } = node;
    const plain = node.type === 'PLAIN';
    const written = node.source ?? '';
    if (plain && typeof value === 'number' && /^\d+$/.test(written)) {
      if (codeKeys.has(key) || /^0\d/.test(written)) {
        const args = { key, written };
        diagnostics.push(
          diagnostic(
            'yaml.code-without-quotes',
            placeOf(range),
            args,
            replace(range, `"${written}"`, 'add-quotes'),
          ),
        );
        return written;
      }
    }
    if (plain && typeof value === 'string' && /^[”“„].*[”“]$/s.test(value)) {
      const inner = value.slice(1, -1).normalize('NFC');
      const fix = replace(range, JSON.stringify(inner), 'straight-quotes');
      diagnostics.push(diagnostic('yaml.curly-quotes', placeOf(range), { key }, fix));
      return inner;
    }
    if (typeof value === 'string') return value.normalize('NFC');
    if (typeof value === 'bigint') return Number(value);
    return value;
  }

  /** A `#` right before a letter is seldom meant as a remark: `färg: #005a8c`, `titel: Mål #1`. */
  function lostText(range: Range, key: string) {
    const line = /^[^\r\n]*/.exec(text.slice(range.end))?.[0] ?? '';
    const lost = /^[ \t]*(#[^\s#!].*)$/.exec(line);
    const start = range.end + line.indexOf('#');
    if (!lost?.[1] || (start > 0 && !/[ \t]/.test(text.charAt(start - 1)))) return;
    const whole = { start: range.start, end: range.end + line.trimEnd().length };
    const args = { key, lost: lost[1].trimEnd() };
    const value = sourceOf(whole).trim();
    const quotable = !/^["'[{|>]/.test(value);
    const blank = range.start === range.end && !/[ \t]$/.test(text.slice(0, range.start)) ? ' ' : '';
    const fix = quotable ? replace(whole, blank + JSON.stringify(value), 'add-quotes') : undefined;
    diagnostics.push(diagnostic('yaml.text-after-hash', placeOf({ ...whole, start }), args, fix));
  }

  function read(node: Node | null | undefined, key: string, fallback: Range, own?: Range): [unknown, Entry] {
    const range = rangeOf(node) ?? fallback;
    const children = new Map<string | number, Entry>();
    const entry: Entry = { key: own, value: range, children };
    if (isMap(node)) {
      const value: Record<string, unknown> = {};
      for (const pair of node.items as Pair<Node, Node | null>[]) readPair(pair, value, children, range);
      return [value, entry];
    }
    if (isSeq(node)) {
      const value = (node.items as (Node | null)[]).map((item, index) => {
        const [part, child] = read(item, key, range);
        children.set(index, child);
        return part;
      });
      return [value, entry];
    }
    if (isAlias(node) || (node && 'anchor' in node && node.anchor)) {
      const source = text.slice(range.start, lineEnd(text, range.start)).trimEnd();
      broken({ start: range.start, end: range.start + source.length }, 'first-character');
      return [source.normalize('NFC'), entry];
    }
    return [node ? scalarOf(node, range, key) : null, entry];
  }

  function readPair(
    pair: Pair<Node, Node | null>,
    into: Record<string, unknown>,
    children: Map<string | number, Entry>,
    within: Range,
  ) {
    const keyRange = rangeOf(pair.key) ?? within;
    const raw = isScalar(pair.key) && pair.key.type !== 'PLAIN' ? String(pair.key.value) : sourceOf(keyRange);
    const key = raw.normalize('NFC');
    const [value, entry] = read(
      pair.value,
      key,
      { start: keyRange.end + 1, end: keyRange.end + 1 },
      keyRange,
    );
    if (!isMap(pair.value) && !isSeq(pair.value)) lostText(entry.value, key);
    const first = children.get(key);
    if (first) {
      const firstLine = placeOf(first.key ?? first.value).span.start.line;
      diagnostics.push(diagnostic('yaml.duplicate-key', placeOf(keyRange), { key, firstLine }));
      return;
    }
    children.set(key, entry);
    Object.defineProperty(into, key, { value, enumerable: true, configurable: true, writable: true });
  }

  const first = text.search(/\S/);
  const whole: Range = first < 0 ? { start: 0, end: 0 } : { start: first, end: text.trimEnd().length };
  const [value, root] = read(document.contents, '', whole);
  const error = document.errors[0];
  if (error) {
    const [start, end] = error.pos;
    const cause = causeOf(error, text);
    diagnostics.length = 0;
    broken({ start, end: Math.max(end, start + 1) }, cause);
  } else if (document.warnings[0]) {
    const [start, end] = document.warnings[0].pos;
    broken({ start, end }, 'first-character');
  } else if (isScalar(document.contents)) {
    const cause = unreadCause(text);
    if (cause) broken(whole, cause);
  }

  function exact(path: YamlPath): Entry | undefined {
    let entry: Entry | undefined = root;
    for (const step of path)
      entry = entry?.children.get(typeof step === 'string' ? step.normalize('NFC') : step);
    return entry;
  }

  function nearestEntry(path: YamlPath): Entry {
    for (let length = path.length; length > 0; length--) {
      const entry = exact(path.slice(0, length));
      if (entry) return entry;
    }
    return root;
  }

  return {
    file,
    value: document.contents === null && !text.trim() ? undefined : value,
    broken: diagnostics.some(each => each.code === 'yaml.broken'),
    diagnostics,
    place(path, what = 'value') {
      const entry = nearestEntry(path);
      if (what === 'value') return placeOf(entry.value);
      if (entry.key) return placeOf(entry.key);
      const { start, end } = entry === root ? whole : entry.value;
      return placeOf({ start, end: Math.min(end, lineEnd(text, start)) });
    },
    source(path) {
      const entry = exact(path);
      return entry && sourceOf(entry.value);
    },
  };
}

/** Lists and maps in brackets that may lie within each other: each level costs the reader as much as all that is in it. */
const deepest = 100;

/** Where the brackets of a text get too deep: what follows is not read, and is told as a bracket that never closes. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/[[\]{}]/g)) {
    depth = sign === '[' || sign === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepest) return index;
  }
  return undefined;
}

/** The node without blanks, remarks and line ends behind it. */
function rangeOf(node: Node | null | undefined): Range | undefined {
  const range = node?.range;
  return range ? { start: range[0], end: range[1] } : undefined;
}

function lineEnd(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.length : from + end;
}
