import { periodDimensions } from '../../base/table.ts';
import { wordsOf } from '../../directives/attributes.ts';
import type { DirectiveKind } from '../../directives/contract.ts';
import { propertiesOf } from '../../directives/read.ts';
import type { BraceWord } from '../cursor/brace-words.ts';
import { nextId } from '../living-blocks.ts';
import type { Cursor, Scene } from '../scene.ts';
import { say } from '../texts.ts';
import type { SpanOf } from './complete.ts';
import { type Beside, dimensionNames, indicatorNames, unitNames } from './names.ts';
import { type Candidate, type Offer, orderOf, snippetText } from './offer.ts';
import { attributeValues } from './values.ts';

/** Where a value is written: what of the text is replaced, and whether quotation marks are there already. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** Offers inside a directive's braces: values behind `=`, else attributes and bare words. */
export function braceOffers(
  scene: Scene,
  cursor: Cursor,
  where: {
    readonly kind: DirectiveKind;
    readonly words: readonly BraceWord[];
    readonly word: BraceWord | undefined;
  },
  span: SpanOf,
): readonly Offer[] {
  const { kind, words, word } = where;
  const beside = besideOf(words, word, kind, scene);
  const { text, offset } = cursor;
  if (word?.key === 'id' && offset >= word.valueStart)
    return asValues(
      idsFor(scene, kind, beside),
      { start: word.valueStart, end: word.valueEnd, quoted: true },
      span,
    );
  if (word?.key !== undefined && offset >= word.valueStart) {
    const form = formOf(kind, word.key);
    return asValues(attributeValues(kind, word.key, scene, beside), slotIn(text, offset, word, form), span);
  }
  const start = word?.start ?? offset;
  const end = word ? (word.key === undefined ? word.end : word.valueStart) : offset;
  return wordOffers(scene, kind, words, word, beside, { start, end }, span);
}

/** What the other words of the braces say, bare words under the attribute that they mean. */
function besideOf(
  words: readonly BraceWord[],
  except: BraceWord | undefined,
  kind: DirectiveKind,
  scene: Scene,
): Beside {
  const beside: Record<string, string> = {};
  const { indicators, units } = scene.report.setting.vocabulary;
  const bare = Object.entries(propertiesOf(kind)).find(([, property]) => property.bare)?.[0];
  for (const word of words) {
    if (word === except) continue;
    const key =
      word.key ??
      (kind.data
        ? indicators.has(word.value)
          ? 'indikator'
          : units.has(word.value)
            ? 'enhet'
            : undefined
        : bare);
    if (key) beside[key] = beside[key] ? `${beside[key]} ${word.value}` : word.value;
  }
  return beside;
}

function formOf(kind: DirectiveKind, key: string): 'words' | 'list' | 'text' {
  const form = propertiesOf(kind)[key]?.['ska:form'];
  if (!propertiesOf(kind)[key]) return 'list';
  return form === 'words' || form === 'list' ? form : 'text';
}

/** The part of a value that the cursor stands in: one of several words, or the whole of it. */
function slotIn(text: string, offset: number, word: BraceWord, form: 'words' | 'list' | 'text'): Slot {
  const quoted = word.quote !== undefined;
  const part = form === 'words' ? /[\s,]/ : /,/;
  let { valueStart: start } = word;
  if (quoted && form !== 'text')
    for (let at = offset; at > word.valueStart; at--)
      if (part.test(text.charAt(at - 1))) {
        start = at;
        break;
      }
  while (start < offset && /\s/.test(text.charAt(start))) start++;
  // Behind an open quotation mark there may be prose: only the word at the cursor is replaced.
  let end = offset;
  const limit = word.valueEnd;
  const stop = quoted && form === 'text' && word.end > word.valueEnd ? /["\r\n}]/ : /[\s,"'}]/;
  while (end < limit && !stop.test(text.charAt(end))) end++;
  return { start, end, quoted };
}

/** Candidates as offers that write a value; in quotation marks where it has blanks or commas and has none yet. */
export function asValues(candidates: readonly Candidate[], slot: Slot, span: SpanOf): readonly Offer[] {
  return candidates.map((candidate, index) => ({
    label: candidate.value,
    kind: candidate.kind,
    ...(candidate.detail !== undefined && { detail: candidate.detail }),
    ...(candidate.documentation !== undefined && { documentation: candidate.documentation }),
    span: span(slot.start, slot.end),
    text: slot.quoted || !/[\s,=]/.test(candidate.value) ? candidate.value : `"${candidate.value}"`,
    snippet: false,
    filter: [candidate.value, candidate.also].filter(Boolean).join(' '),
    sort: orderOf(index),
    more: false,
  }));
}

/** The next free id of a kind whose ids the tool gives; for a figure a word from what it shows. */
function idsFor(scene: Scene, kind: DirectiveKind, beside: Beside): readonly Candidate[] {
  const pattern = propertiesOf(kind).id?.pattern;
  const letter = /[AMIEUD]/.exec(pattern ?? '')?.[0];
  if (letter) return [{ value: nextId(scene, letter, scene.report.setting.report.schoolYear), kind: 'id' }];
  const first = wordsOf(beside.indikator)[0];
  const free = (name: string) => {
    for (let n = 1; ; n++) {
      const id = n === 1 ? name : `${name}-${n}`;
      if (!scene.report.ids.has(id)) return id;
    }
  };
  return first === undefined ? [] : [{ value: free(first), kind: 'id' }];
}

/** Attributes that are not there yet; where an indicator or a unit may stand by itself, these first. */
function wordOffers(
  scene: Scene,
  kind: DirectiveKind,
  words: readonly BraceWord[],
  word: BraceWord | undefined,
  beside: Beside,
  at: { readonly start: number; readonly end: number },
  span: SpanOf,
): readonly Offer[] {
  const isNaming = word?.key !== undefined;
  const used = new Set(words.flatMap(each => (each === word ? [] : (each.key ?? []))));
  const properties = Object.entries(propertiesOf(kind));
  const bareProperty = properties.find(([, property]) => property.bare)?.[0];
  const names: readonly Candidate[] = isNaming
    ? []
    : kind.data
      ? [
          ...('indikator' in beside || 'källa' in beside ? [] : indicatorNames(scene)),
          ...('enhet' in beside || !('indikator' in beside) ? [] : unitNames(scene)),
        ]
      : bareProperty !== undefined && beside[bareProperty] === undefined
        ? attributeValues(kind, bareProperty, scene, beside)
        : [];
  const dimensions = kind.data
    ? dimensionNames(scene, beside)
        .map(each => each.value)
        .filter(name => name !== 'enhet' && name !== 'indikator' && !periods.includes(name))
    : [];
  const attributes = [
    ...properties
      .filter(([name]) => name !== 'id' && !used.has(name) && beside[name] === undefined)
      .filter(([name]) => (kind.data ? fitsBeside(name, beside) : true))
      .map(([name, property]) => ({ name, documentation: property.description, property })),
    ...dimensions
      .filter(name => !used.has(name) && !properties.some(([own]) => own === name))
      .map(name => ({
        name,
        documentation: say('completion.dimension', { name }, scene.language),
        property: undefined,
      })),
  ];
  const replaced = span(at.start, at.end);
  const idOffer: readonly Offer[] =
    'id' in propertiesOf(kind) && !used.has('id') && !isNaming
      ? idsFor(scene, kind, beside).map(({ value }) => ({
          label: `#${value}`,
          kind: 'id',
          documentation: propertiesOf(kind).id?.description ?? '',
          span: replaced,
          text: `#${value}`,
          snippet: false,
          filter: `#${value}`,
          sort: '',
          more: false,
        }))
      : [];
  const bare = asValues(names, { ...at, quoted: false }, span);
  const keyed = attributes.map(({ name, documentation, property }): Offer => {
    const list = property === undefined || property['ska:form'] === 'list';
    return {
      label: `${name}=`,
      kind: 'attribute',
      ...(documentation !== undefined && { documentation }),
      span: replaced,
      text: isNaming ? `${name}=` : list ? `${snippetText(name)}="$0"` : `${name}=`,
      snippet: !isNaming && list,
      filter: name,
      sort: '',
      more: true,
    };
  });
  const first = kind.data || bare.length > 0 ? [...bare, ...idOffer, ...keyed] : [...idOffer, ...keyed];
  return first.map((offer, index) => ({ ...offer, sort: orderOf(index) }));
}

/** A table is named instead of an indicator, a column with its table. */
function fitsBeside(name: string, beside: Beside): boolean {
  if (name === 'källa') return beside.indikator === undefined;
  if (name === 'kolumn') return beside.källa !== undefined;
  return name !== 'indikator' || beside.källa === undefined;
}

const periods: readonly string[] = periodDimensions;
