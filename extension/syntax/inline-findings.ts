import { nearest } from '../schema/nearest.ts';
import { bracesFindings } from './braces.ts';
import type { DirectiveNode, Range } from './directive-tokens.ts';
import type { ReadDirective } from './directives.ts';
import { type Inventory, rangeOf } from './inventory.ts';
import {
  afterBlanks,
  changed,
  closingBracket,
  type Finding,
  finding,
  lineEndOf,
  type Source,
} from './source.ts';

const candidate = /(?<![\\:]):([\p{L}][\p{L}\p{M}\p{N}_-]*)(?=(?:[^\S\r\n]|[\u200B\u00AD])*[[{])/gu;
const wordBefore = /[\p{L}\p{M}\p{N}]/u;

/** The offset after `{…}` at `start`, undefined when there is none before `limit`. */
function bracesEnd(text: string, start: number, limit: number): number | undefined {
  const close = text.charAt(start) === '{' ? text.indexOf('}', start) : -1;
  return close >= 0 && close < limit ? close + 1 : undefined;
}

/** Braces that follow a directive but were not read as its attributes. */
function looseBraces(
  source: Source,
  { directive, tokens, range }: ReadDirective,
  limit: number,
): readonly Finding[] {
  const { text } = source;
  if (tokens.braces) return [];
  let brace = range.end;
  while (brace < limit && (/\s/.test(text.charAt(brace)) || afterBlanks(text, brace) > brace)) brace++;
  if (brace >= limit || text.charAt(brace) !== '{') return [];
  if (brace > range.end) {
    if (bracesEnd(text, brace, limit) === undefined) return [];
    const gap = { start: range.end, end: brace };
    return [finding(source, 'syntax.space', gap, { before: '{' }, [{ ...gap, text: '' }])];
  }
  const lineEnd = Math.min(lineEndOf(text, brace), limit);
  const read = bracesFindings(source, brace, lineEnd, limit, { overLines: true, wellFormed: false });
  const whole = { start: range.start, end: read.end };
  const mended = changed(
    text,
    whole,
    read.findings.flatMap(one => one.changes),
  );
  const hasMend =
    read.findings.length > 0 &&
    (read.findings.some(one => one.changes.length === 0) || source.isDirective(mended, 'inline'));
  if (hasMend) return read.findings;
  const place = { start: brace, end: read.end };
  return [...read.findings, finding(source, 'syntax.attributes-unreadable', place, { name: directive.name })];
}

/** A colon with a name before brackets or braces that is no directive, though it may have been meant as one. */
function candidateFindings(source: Source, at: number, name: string, limit: number): readonly Finding[] {
  const { text, names } = source;
  const nfc = name.normalize('NFC');
  const nameEnd = at + 1 + name.length;
  const next = afterBlanks(text, nameEnd);
  const isGlued = wordBefore.test(text.charAt(at - 1));
  const place = { start: at, end: nameEnd };
  const gap = { start: nameEnd, end: next };
  const close = text.charAt(next) === '[' ? closingBracket(text, next, limit) : undefined;
  const end = close === undefined ? undefined : bracesEnd(text, close + 1, limit);

  if (!names.inline.has(nfc)) {
    if (isGlued || end === undefined || next > nameEnd) return [];
    const word = { start: at + 1, end: nameEnd };
    if (names.block.has(nfc)) return [finding(source, 'syntax.inline-is-block', place, { name: nfc })];
    const near = nearest(nfc, names.inline);
    const block = near === undefined ? nearest(nfc, names.block) : undefined;
    if (block !== undefined) return [finding(source, 'syntax.inline-is-block', place, { name: block })];
    if (near === undefined)
      return [finding(source, 'syntax.inline-unknown', word, { name: nfc, known: [...names.inline] })];
    return [
      finding(source, 'syntax.inline-unknown', word, { name: nfc, nearest: near, known: [...names.inline] }, [
        { ...word, text: near },
      ]),
    ];
  }
  if (isGlued) {
    if (end === undefined || next > nameEnd) return [];
    return [
      finding(source, 'syntax.inline-glued', place, { name: nfc }, [{ start: at, end: at, text: ' ' }]),
    ];
  }
  if (text.charAt(next) === '{') {
    if (next > nameEnd || bracesEnd(text, next, limit) === undefined) return [];
    return [
      finding(source, 'syntax.inline-without-brackets', place, { name: nfc }, [
        { start: nameEnd, end: nameEnd, text: '[]' },
      ]),
    ];
  }
  if (next > nameEnd) {
    return end === undefined
      ? []
      : [finding(source, 'syntax.space', gap, { before: '[' }, [{ ...gap, text: '' }])];
  }
  if (close !== undefined) return [];
  const lineEnd = Math.min(lineEndOf(text, at), limit);
  const brace = text.indexOf('{', next);
  const changes = brace >= 0 && brace < lineEnd ? [{ start: brace, end: brace, text: ']' }] : [];
  return [
    finding(
      source,
      'syntax.bracket-open',
      { start: next, end: changes.length > 0 ? brace : next + 1 },
      {},
      changes,
    ),
  ];
}

/** Mistyped inline directives; those in `skipped` (by their start) have their finding already. */
export function inlineFindings(
  source: Source,
  inventory: Inventory<DirectiveNode>,
  directives: readonly ReadDirective[],
  skipped: ReadonlySet<number>,
): readonly Finding[] {
  const { text } = source;
  const inline = directives.filter(({ directive }) => directive.form === 'inline');
  const known = new Set(inline.map(({ range }) => range.start));
  const found = inline.flatMap(read => {
    const block = read.directive.block && rangeOf(read.directive.block);
    return skipped.has(read.range.start) ? [] : looseBraces(source, read, block?.end ?? read.range.end);
  });
  const opaque: readonly Range[] = [
    ...inventory.opaque,
    ...directives.flatMap(({ tokens }) => tokens.braces ?? []),
  ];
  for (const node of [
    ...inventory.prose,
    ...inventory.tables.flatMap(table => table.children.flatMap(row => row.children)),
  ]) {
    const range = rangeOf(node);
    if (!range) continue;
    const raw = text.slice(range.start, range.end);
    if (!raw.includes(':') || !/[[{]/.test(raw)) continue;
    for (const match of raw.matchAll(candidate)) {
      const at = range.start + match.index;
      if (known.has(at) || skipped.has(at) || opaque.some(part => part.start <= at && at < part.end))
        continue;
      found.push(...candidateFindings(source, at, match[1] ?? '', range.end));
    }
  }
  return found;
}
