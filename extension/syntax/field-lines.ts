import type { List, RootContent } from 'mdast';
import { spanAt } from '../base/span.ts';
import type { Directive, FieldLine } from './directive.ts';
import { rangeOf } from './inventory.ts';
import { type Finding, finding, type Source } from './source.ts';

/** `Nyckel: värde`, the key perhaps emphasised: `**Nyckel:** värde`. The value may run over several lines. */
const shape = /^(\*\*|__|\*|_)?([^\s:][^\r\n]*?)(?:(:)\1|\1(:))(?:\s+|$)([\s\S]*)$/;
const plainShape = /^([^\s:*_][^\r\n]*?):(?:\s+|$)([\s\S]*)$/;

function split(
  raw: string,
): { readonly keyStart: number; readonly key: string; readonly value: string } | undefined {
  const plain = plainShape.exec(raw);
  if (plain) return { keyStart: 0, key: plain[1] ?? '', value: plain[2] ?? '' };
  const marked = shape.exec(raw);
  const mark = marked?.[1];
  if (!marked || !mark) return undefined;
  return { keyStart: mark.length, key: marked[2] ?? '', value: marked[5] ?? '' };
}

/**
 * The body's first list as `Nyckel: värde` lines, when every item has that shape. The key runs to the first colon that a
 * blank or the item's end follows (so `EU:s mål: …` has the key `EU:s mål`); the value is the item's source text, line breaks as one blank.
 */
export function readFieldLines(
  body: readonly RootContent[],
  text: string,
  starts: readonly number[],
): { readonly list: List; readonly lines: readonly FieldLine[] } | undefined {
  const list = body.find(node => node.type === 'list');
  if (!list || list.children.length === 0) return undefined;
  const lines: FieldLine[] = [];
  for (const item of list.children) {
    const first = item.children[0];
    const start = first?.position?.start.offset;
    const end = item.position?.end.offset;
    if (first?.type !== 'paragraph' || start === undefined || end === undefined) return undefined;
    const raw = text.slice(start, end).trimEnd();
    const parts = split(raw);
    if (!parts) return undefined;
    const keyStart = start + parts.keyStart;
    const valueEnd = start + raw.length;
    const valueStart = valueEnd - parts.value.length;
    lines.push({
      key: parts.key.trim().normalize('NFC'),
      value: parts.value.replace(/\s*[\r\n]\s*/g, ' ').normalize('NFC'),
      span: spanAt(starts, start, valueEnd),
      keySpan: spanAt(starts, keyStart, keyStart + parts.key.length),
      valueSpan: spanAt(starts, valueStart, valueEnd),
    });
  }
  return { list, lines };
}

const glued = /^((?:\*\*|__)?\p{Lu}[\p{L}\p{M} -]*):(?=\S)/u;

/** Field lines that lack the blank after the colon (`Mål:M26-1`): for the lack of it the whole list would count as prose. */
export function fieldFindings(source: Source, directive: Directive): readonly Finding[] {
  if (directive.form !== 'container' || directive.fieldLines) return [];
  const list = directive.body.find(node => node.type === 'list');
  if (!list) return [];
  const found: Finding[] = [];
  let fields = 0;
  for (const item of list.children) {
    const range = rangeOf(item.children[0]);
    const raw = range ? source.text.slice(range.start, range.end).trimEnd() : '';
    if (split(raw)) fields++;
    else {
      const key = glued.exec(raw)?.[1];
      if (!range || key === undefined) return [];
      const end = range.start + key.length + 1;
      found.push(
        finding(source, 'syntax.field-without-blank', { start: range.start, end }, { key }, [
          { start: end, end, text: ' ' },
        ]),
      );
    }
  }
  return fields > 0 ? found : [];
}
