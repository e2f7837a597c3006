import type { DirectiveKind } from '../../directives/contract.ts';
import { fieldWord, propertiesOf } from '../../directives/read.ts';
import type { Cursor, Scene } from '../scene.ts';
import type { SpanOf } from './complete.ts';
import { asValues } from './in-braces.ts';
import { dimensionValues, indicatorNames } from './names.ts';
import { type Candidate, type Offer, orderOf } from './offer.ts';
import { attributeValues } from './values.ts';

interface FieldWhere {
  readonly kind: DirectiveKind;
  readonly start: number;
  readonly end: number;
  readonly body: number;
}

/** The field lines that a block does not have yet, in the order of its schema. */
export function fieldKeyOffers(
  scene: Scene,
  { text, offset }: Cursor,
  { kind, start, body }: FieldWhere,
  span: SpanOf,
): readonly Offer[] {
  const rest = /^[^:\r\n]*(:?)/.exec(text.slice(offset));
  const hasColon = rest?.[1] === ':';
  const end = hasColon ? offset + (rest?.[0].length ?? 1) - 1 : offset;
  const used = usedKeys(text, body, start);
  const inBraces = new Set(
    scene.report.directives.flatMap(({ typed }) =>
      typed.directive.bodySpan?.start.offset === body
        ? typed.directive.attributes.flatMap(each => each.key ?? [])
        : [],
    ),
  );
  return Object.entries(propertiesOf(kind))
    .filter(([name, property]) => {
      const word = fieldWord(name, property).toLocaleLowerCase('sv');
      return name !== 'id' && !used.has(word) && !inBraces.has(name);
    })
    .map(([name, property], index) => {
      const word = fieldWord(name, property);
      return {
        label: word,
        kind: 'field',
        ...(property.description !== undefined && { documentation: property.description }),
        span: span(start, end),
        text: hasColon ? word : `${word}: `,
        snippet: false,
        filter: word,
        sort: orderOf(index),
        more: !hasColon,
      };
    });
}

/** Keys of the field lines of the list that the cursor's line belongs to, other than its own; lower case. */
function usedKeys(text: string, body: number, own: number): ReadonlySet<string> {
  const used = new Set<string>();
  const line = /^[ \t]*[-*+][ \t]+(?:\*\*)?([^\s:][^:\r\n]*):/;
  for (let at = body; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    const content = text.slice(at, next).trimEnd();
    const key = line.exec(content)?.[1];
    const isOwn = own >= at && own < next;
    if (content.trim() !== '' && !/^[ \t]*[-*+]|^[ \t]{2,}\S/.test(content)) break;
    if (key && !isOwn) used.add(key.trim().normalize('NFC').toLocaleLowerCase('sv'));
    at = next;
  }
  return used;
}

/**
 * What a field line can say, by its key: ids and words one by one, an indicator with its selection after commas. Mere
 * examples only when `asked` for: Enter behind a half sentence must not complete it with what never happened.
 */
export function fieldValueOffers(
  scene: Scene,
  { text, offset }: Cursor,
  { kind, key, start, end }: FieldWhere & { readonly key: string },
  span: SpanOf,
  asked: boolean,
): readonly Offer[] {
  const folded = key.toLocaleLowerCase('sv');
  const [name, property] =
    Object.entries(propertiesOf(kind)).find(
      ([each, of]) => each !== 'id' && fieldWord(each, of).toLocaleLowerCase('sv') === folded,
    ) ?? [];
  if (name === undefined || property === undefined) return [];
  const typed = text.slice(start, offset);
  if (!asked && property.suggest === undefined && !property.enum) return [];
  if (property.suggest === 'indicator') return phraseOffers(scene, text, offset, start, span);
  const form = property['ska:form'];
  const parts = form === 'words' ? /[\s,]+/g : form === 'list' ? /,\s*/g : undefined;
  let from = start;
  if (parts) for (const match of typed.matchAll(parts)) from = start + match.index + match[0].length;
  const to = parts ? wordEnd(text, offset, end) : end;
  const said = new Set(parts ? typed.slice(0, from - start).split(parts) : []);
  const values = attributeValues(kind, name, scene, {}).filter(({ value }) => !said.has(value));
  return asValues(values, { start: from, end: Math.max(offset, to), quoted: true }, span);
}

function wordEnd(text: string, offset: number, limit: number): number {
  let end = offset;
  while (end < limit && !/[\s,]/.test(text.charAt(end))) end++;
  return end;
}

/** `Indikator: frånvaro-över-15, årskurs 7–9`: an indicator, then dimensions with values. */
function phraseOffers(
  scene: Scene,
  text: string,
  offset: number,
  start: number,
  span: SpanOf,
): readonly Offer[] {
  const typed = text.slice(start, offset);
  const comma = typed.lastIndexOf(',');
  if (comma < 0) {
    const end = start + (/^[^,\r\n]*/.exec(text.slice(start))?.[0].length ?? 0);
    return asValues(indicatorNames(scene), { start, end: Math.max(offset, end), quoted: true }, span);
  }
  const indicator = scene.report.setting.vocabulary.indicators.get(typed.split(',')[0]?.trim() ?? '');
  const beside = { indikator: indicator?.id };
  const table = scene.tables.get(indicator?.table ?? '');
  const said = typed.slice(0, comma);
  const selections: Candidate[] = Object.keys(table?.dimensions ?? {})
    .filter(name => !['enhet', 'läsår', 'termin', 'kalenderår'].includes(name) && !said.includes(` ${name}`))
    .flatMap(name =>
      dimensionValues(scene, name, beside).map(({ value }) => ({
        value: `${name} ${value}`,
        kind: 'value' as const,
      })),
    );
  const from = start + comma + 1 + (/^\s*/.exec(typed.slice(comma + 1))?.[0].length ?? 0);
  return asValues(selections, { start: from, end: wordEnd(text, offset, text.length), quoted: true }, span);
}
