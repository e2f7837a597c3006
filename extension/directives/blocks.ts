import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { listOf, wordsOf } from './attributes.ts';
import { type Bound, type DirectiveKind, numberedText, type RenderSetting } from './contract.ts';
import { isLivingId, linkWords } from './links.ts';
import { capital } from './numbers.ts';
import { fieldLinesOf, fieldWord, propertiesOf } from './read.ts';
import type { Setting } from './setting.ts';
import { type Slide, slideOf } from './slide.ts';

/** How a kind's block stands on the page. */
export interface BlockShape {
  /** The kind's word in the title, when it is not its name with a capital. */
  readonly word?: string;
  /** What an attribute is called in the list of facts, when not by its field line's word; `undefined` leaves it out. */
  readonly facts?: Readonly<Record<string, string | undefined>>;
  /** Attributes whose value is shown in another way than as it is written. */
  readonly shown?: Readonly<Record<string, string | undefined>>;
  /** True leaves out the kind's word: what stands above says it already. */
  readonly silent?: boolean;
  /** What stands in the block instead of what the author wrote. */
  readonly content?: readonly ElementContent[];
}

/** A titled block: `<section>` with its kind, id and title, its facts as a `<dl>`, then what the author wrote. */
export function block(
  kind: DirectiveKind,
  bound: Bound,
  setting: RenderSetting,
  shape: BlockShape = {},
): ElementContent[] {
  const { directive } = bound;
  const anchor = setting.numbered(directive)?.anchor ?? setting.unique(kind.name);
  const word = shape.word ?? capital(kind.name);
  const own = textOf(bound, 'id');
  const name = own && isLivingId(own) ? `${word} ${own}` : word;
  const label = directive.label?.text.trim();
  const silent = shape.silent === true && own === undefined;
  const titled = [...(silent ? [] : [`${anchor}-typ`]), ...(label ? [`${anchor}-titel`] : [])];
  const named = titled.length > 0 ? { ariaLabelledBy: titled } : { ariaLabel: name };
  return [
    h('section', { id: anchor, className: ['ska-block', `ska-${kind.name}`], ...named }, [
      ...(silent ? [] : [h('p', { id: `${anchor}-typ`, className: ['ska-block-typ'] }, name)]),
      ...(label ? [h('p', { id: `${anchor}-titel`, className: ['ska-block-titel'] }, label)] : []),
      ...factList(kind, bound, setting, shape),
      ...(shape.content ?? setting.blocks(bodyOf(kind, bound, setting))),
    ]),
  ];
}

/** What the author wrote in a block, without the field lines. */
export function bodyOf(
  kind: DirectiveKind,
  bound: Pick<Bound, 'directive'>,
  { vocabulary }: Setting,
): Bound['directive']['body'] {
  const { directive } = bound;
  const fields = fieldLinesOf(directive, kind, vocabulary).length > 0 ? directive.fieldList : undefined;
  return directive.body.filter(node => node !== fields);
}

/** The facts of a block as a `<dl>`; nothing when it has none. */
function factList(
  kind: DirectiveKind,
  bound: Bound,
  setting: RenderSetting,
  shape: BlockShape = {},
): ElementContent[] {
  const rows = Object.entries(propertiesOf(kind, setting.vocabulary)).flatMap(([name, property]) => {
    const value = shape.shown?.[name] ?? textOf(bound, name);
    const title = shape.facts && name in shape.facts ? shape.facts[name] : fieldWord(name, property);
    if (name === 'id' || value === undefined || title === undefined) return [];
    return [h('dt', title), h('dd', linked(value, property.suggest, setting))];
  });
  return rows.length > 0 ? [h('dl', rows)] : [];
}

/** A value as a reader sees it: each id in it as a link to its block, indicators and themes by their titles. */
function linked(
  value: string,
  suggest: string | undefined,
  setting: RenderSetting,
): (ElementContent | string)[] {
  const { indicators } = setting.vocabulary;
  if (suggest === 'indicator') {
    const [id = '', ...selection] = value.split(',');
    return [[indicators.get(id.trim())?.name ?? id, ...selection].join(',')];
  }
  if (suggest === 'theme')
    return [
      listOf(value)
        .map(part => aboutText(part, setting))
        .join(', '),
    ];
  if (suggest !== 'block' && suggest !== 'goal' && suggest !== 'intervention')
    return value.split(/(\s+)/u).map(word => {
      const id = word.replace(/[.,;:)]+$/u, '');
      return isLivingId(id) && setting.target(id)
        ? h('span', [named(id, setting), word.slice(id.length)])
        : word;
    });
  return linkWords(value).flatMap((id, index) => [...(index > 0 ? [', '] : []), named(id, setting)]);
}

/** A link to the block, by its number if it has one; what is no block of this report by its name. */
function named(id: string, setting: RenderSetting): ElementContent | string {
  const target = setting.target(id);
  const [report = '', own] = id.split('#');
  const elsewhere = own && setting.vocabulary.reports.get(report);
  const name = elsewhere ? `${own} (${elsewhere})` : id;
  if (!target) return setting.vocabulary.indicators.get(id)?.name ?? name;
  const text = numberedText(target)?.toLocaleLowerCase('sv') ?? name;
  return h('a', { href: `#${target.anchor}` }, text);
}

function textOf(bound: Bound, name: string): string | undefined {
  const value: unknown = (bound.spec as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
}

/** What `om=` says to a reader: themes and indicators by their titles, words as they stand. */
export function aboutText(written: string | undefined, { vocabulary }: Setting): string | undefined {
  if (written === undefined) return undefined;
  const title = (word: string) => vocabulary.themes.get(word) ?? vocabulary.indicators.get(word)?.name;
  const words = wordsOf(written);
  return title(written) ?? (words.every(title) ? words.map(title).join(', ') : written);
}

/** A titled block as a slide: its word above its title, its facts, what the author wrote. */
export function blockSlide(
  kind: DirectiveKind,
  bound: Bound,
  setting: RenderSetting,
  shape: BlockShape = {},
): readonly Slide[] {
  const word = shape.word ?? capital(kind.name);
  const title = bound.directive.label?.text.trim();
  return [
    slideOf(bound, {
      title: title || word,
      ...(title && { kind: word }),
      content: [...factList(kind, bound, setting, shape), ...setting.blocks(bodyOf(kind, bound, setting))],
    }),
  ];
}
