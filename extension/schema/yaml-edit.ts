import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';

/** Replace the characters from `start` to `end` of a YAML text by `text`. */
export interface YamlEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How a value is written: a list item in one line, in flow style. */
export type FlowItem = Readonly<Record<string, string>>;

/**
 * The edits that set keys of a YAML map to plain values and add an item to lists of it, as a person would: in their place where
 * they stand, at the end where they do not, in the list's own style. Undefined when the text is no map, or has no place for them.
 */
export function yamlEdits(
  text: string,
  newline: string,
  change: {
    readonly set: Readonly<Record<string, string>>;
    readonly append: Readonly<Record<string, FlowItem>>;
  },
): readonly YamlEdit[] | undefined {
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false });
  const map = document.contents;
  if (document.errors.length > 0 || !isMap(map) || map.flow) return undefined;
  const edits: YamlEdit[] = [];
  const ending: string[] = [];
  for (const [key, value] of Object.entries(change.set)) {
    const pair = pairOf(map, key);
    if (!pair) ending.push(`${key}: ${value}`);
    else {
      const edit = setValue(pair, value);
      if (!edit) return undefined;
      edits.push(edit);
    }
  }
  for (const [key, item] of Object.entries(change.append)) {
    const pair = pairOf(map, key);
    if (!pair) ending.push(`${key}:`, `  - ${flow(item)}`);
    else {
      const edit = appendItem(pair, item, text, newline);
      if (!edit) return undefined;
      edits.push(edit);
    }
  }
  if (ending.length > 0) {
    const open = text !== '' && !/[\r\n]$/.test(text);
    const lines = ending.join(newline);
    edits.push({ start: text.length, end: text.length, text: open ? newline + lines : lines + newline });
  }
  return edits;
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return (map.items as Pair[]).find(
    pair => isScalar(pair.key) && String(pair.key.value).normalize('NFC') === key,
  );
}

function setValue(pair: Pair, value: string): YamlEdit | undefined {
  const range = isScalar(pair.value) ? pair.value.range : undefined;
  return range && range[1] > range[0] ? { start: range[0], end: range[1], text: value } : undefined;
}

function appendItem(pair: Pair, item: FlowItem, text: string, newline: string): YamlEdit | undefined {
  const list = pair.value;
  if (!isSeq(list) || !list.range) return undefined;
  return list.flow ? appendFlow(list, item, list.range) : appendBlock(list, item, text, newline, list.range);
}

function appendFlow(list: YAMLSeq, item: FlowItem, range: readonly number[]): YamlEdit {
  const last = (list.items.at(-1) as { range?: readonly number[] } | undefined)?.range;
  const at = last?.[1] ?? (range[1] ?? 1) - 1;
  return { start: at, end: at, text: `${last ? ', ' : ''}${flow(item)}` };
}

function appendBlock(
  list: YAMLSeq,
  item: FlowItem,
  text: string,
  newline: string,
  range: readonly number[],
): YamlEdit {
  const dash = range[0] ?? 0;
  const indent = text.slice(startOfLine(text, dash), dash);
  const end = (list.items.at(-1) as { range?: readonly number[] } | undefined)?.range?.[1] ?? dash + 1;
  const written = `${indent}- ${flow(item)}`;
  // A block scalar's value ends with its line.
  if (/[\r\n]/.test(text.charAt(end - 1))) return { start: end, end, text: written + newline };
  const at = endOfLine(text, end);
  return { start: at, end: at, text: newline + written };
}

const startOfLine = (text: string, at: number) =>
  Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;

function endOfLine(text: string, at: number): number {
  const found = text.slice(at).search(/[\r\n]/);
  return found < 0 ? text.length : at + found;
}

/** `{ till: inlämnad, av: rektor }`, with quotes where a word could be read as something else. */
function flow(item: FlowItem): string {
  const parts = Object.entries(item).map(([key, value]) => `${key}: ${plain(value)}`);
  return `{ ${parts.join(', ')} }`;
}

function plain(value: string): string {
  const isWord =
    /^\p{L}[\p{L} -]*$/u.test(value) && !/\s$/.test(value) && !/^(true|false|null|yes|no)$/i.test(value);
  return isWord || /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : JSON.stringify(value);
}
