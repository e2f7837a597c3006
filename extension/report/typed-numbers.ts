import type { Nodes, Paragraph } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { type Span, spanAt } from '../base/span.ts';
import type { Vocabulary } from '../directives/setting.ts';
import type { KnownBlock } from '../syntax/known-block.ts';
import { parseNumber } from '../theme/number-style.ts';
import type { Report } from './report.ts';

/** A number that an author typed into running text, beside the name of an indicator that may be the one it says. */
export interface TypedNumber {
  readonly span: Span;
  /** As typed, with its `%` or `kr`. */
  readonly text: string;
  readonly value: number;
  /** Ids of the indicators that its paragraph names. */
  readonly indicators: readonly string[];
}

const pattern =
  /(?<![\p{L}\p{N},.:/§-])[-\u2212]?(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?:,\d+)?(?:[ \u00a0]?(?:%|procent(?!\p{L})|kr(?!\p{L})))?(?![\p{L}\p{N}]|[,.:/]\d)/gu;

/** Whether {@link pattern} can find a decimal or a share at all: most prose has none, and that is sooner seen. */
const likely = /\d,\d|\d[ \u00a0]?(?:%|procent)/;

/** What turns a number into a limit: « minst 15 procent» belongs to what an indicator or a goal means. */
const bound = /(?:^|[^\p{L}])(?:minst|lägst|högst|max|över|under|mer än|mindre än|fler än|färre än)\s$/iu;

/** Numbers typed by hand that have `%` or a decimal and whose indicator is named in the same paragraph. A report without its tree has none. */
export function typedNumbers({
  document,
  setting,
}: Pick<Report, 'document' | 'setting'>): readonly TypedNumber[] {
  const { text, lineStarts } = document;
  return typedNumbersIn(document.tree, { text, starts: lineStarts }, indicatorNames(setting.vocabulary));
}

/** Those in a part of a tree; `source` is the text that it was parsed from. */
function typedNumbersIn(
  top: Nodes,
  source: Pick<KnownBlock['source'], 'text' | 'starts'>,
  namedIn: IndicatorNames,
): readonly TypedNumber[] {
  const found: TypedNumber[] = [];
  const visit = (node: Nodes): void => {
    // A block's title is a paragraph of the tree as well.
    if (node.type === 'paragraph' && node.data && 'directiveLabel' in node.data) return;
    if (node.type === 'paragraph') found.push(...inParagraph(node, source, namedIn));
    else if (node.type === 'table' || node.type === 'heading' || node.type === 'blockquote') return;
    else if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(top);
  return found;
}

/** The hint on each number typed by hand in a block. */
export function typedNumberHints(
  { node, source }: KnownBlock,
  namedIn: IndicatorNames,
): readonly Diagnostic[] {
  return typedNumbersIn(node, source, namedIn).map(({ span, text, indicators }) =>
    diagnostic(
      'prose.typed-number',
      { file: source.file, span },
      { text, indicators: indicators.slice(0, 3) },
    ),
  );
}

function inParagraph(
  paragraph: Paragraph,
  { text, starts }: Pick<KnownBlock['source'], 'text' | 'starts'>,
  namedIn: IndicatorNames,
): readonly TypedNumber[] {
  const { start, end } = paragraph.position ?? {};
  if (!likely.test(text.slice(start?.offset, end?.offset))) return [];
  const numbers = textsIn(paragraph).flatMap(({ start, end }) => {
    const prose = text.slice(start, end);
    if (!likely.test(prose)) return [];
    return [...prose.matchAll(pattern)].flatMap(match => {
      const [written] = match;
      const value = parseNumber(written);
      // « 5,9 procentenheter» is a change, and a whole number may count anything.
      const rest = text.slice(start + match.index + written.length);
      if (bound.test(text.slice(start, start + match.index))) return [];
      if (value === undefined || !/[%,]|procent/.test(written) || /^[ \u00a0]procent/.test(rest)) return [];
      const from = start + match.index;
      return [{ text: written, value, span: spanAt(starts, from, from + written.length) }];
    });
  });
  if (numbers.length === 0) return [];
  const indicators = namedIn(textOf(paragraph));
  return indicators.length === 0 ? [] : numbers.map(number => ({ ...number, indicators }));
}

/** The stretches of plain prose of a paragraph: nothing of directives, code, links and images. */
function textsIn(node: Nodes): readonly { readonly start: number; readonly end: number }[] {
  if (node.type === 'text') {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    return start === undefined || end === undefined ? [] : [{ start, end }];
  }
  if (!('children' in node) || node.type === 'textDirective' || node.type === 'link') return [];
  return node.children.flatMap(textsIn);
}

/** An indicator with the words that name it, in small letters. */
interface Named {
  readonly id: string;
  readonly words: readonly string[];
}

/** Ids of the indicators that a text names; the longest name first. */
export type IndicatorNames = (text: string) => readonly string[];

/** Finds the indicators of a vocabulary in texts. */
export function indicatorNames(vocabulary: Vocabulary): IndicatorNames {
  let known: readonly Named[] | undefined;
  return text => {
    known ??= namesOf(vocabulary);
    return indicatorsNamed(text, known);
  };
}

function namesOf({ indicators }: Vocabulary): readonly Named[] {
  return [...indicators.values()].map(({ id, name, shortName }) => {
    const names = [name, shortName, id, id.replaceAll('-', ' ')].filter(each => each !== undefined);
    return { id, words: names.filter(each => each.length >= 5).map(each => each.toLocaleLowerCase('sv')) };
  });
}

/** Indicators that a text names by their name, their short name, or their id in words; the longest name first. */
function indicatorsNamed(text: string, known: readonly Named[]): readonly string[] {
  const folded = text.normalize('NFC').toLocaleLowerCase('sv');
  return known
    .flatMap(({ id, words }) => {
      const said = words.filter(word => folded.includes(word));
      return said.length > 0 ? [{ id, length: Math.max(...said.map(word => word.length)) }] : [];
    })
    .sort((a, b) => b.length - a.length)
    .map(({ id }) => id);
}
