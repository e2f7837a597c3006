import type { List, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import Type from 'typebox';
import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { formatPeriod } from '../../../theme/number-style.ts';
import { date, id, text } from '../../attributes.ts';
import { block, bodyOf } from '../../blocks.ts';
import { type Bound, type DirectiveKind, kind } from '../../contract.ts';
import { placeOfName } from '../../places.ts';
import type { Setting } from '../../setting.ts';
import { slideOf } from '../../slide.ts';

const attributes = Type.Object({
  id: id(undefined, 'Beslutets id, ett eget ord.'),
  paragraf: text('Paragrafen i protokollet, när nämnden har beslutat.', { examples: ['§ 45'] }),
  datum: date('Dagen då nämnden beslutade.', { examples: ['2026-10-28'] }),
});

const proposal = 'Förslag till beslut';

/** « Beslut § 45, 28 oktober 2026 » when it has been made, else « Förslag till beslut ». */
export function decisionWords(
  spec: { readonly paragraf?: string; readonly datum?: string },
  setting: 'typed' | 'set' = 'set',
): string {
  const { paragraf, datum } = spec;
  if (paragraf === undefined || datum === undefined) return proposal;
  const space = setting === 'set' ? '\u00a0' : ' ';
  const number = /^\d/.test(paragraf) ? `§${space}${paragraf}` : paragraf.replace(/^§\s*/u, `§${space}`);
  return `Beslut ${number}, ${formatPeriod(datum, setting)}`;
}

/** The lists of a decision: their items are what is decided. */
function listsOf(bound: Pick<Bound, 'directive'>, setting: Setting): readonly List[] {
  return bodyOf(beslut, bound, setting).filter((node): node is List => node.type === 'list');
}

function numbering(list: List, file: string): Diagnostic['fix'] {
  const edits = list.children.flatMap((item, index) => {
    const start = item.position?.start;
    if (start?.offset === undefined) return [];
    const at = { line: start.line, column: start.column, offset: start.offset };
    const end = { ...at, column: at.column + 1, offset: at.offset + 1 };
    return [{ file, span: { start: at, end }, text: `${index + 1}.` }];
  });
  return { title: 'Numrera besluten', edits };
}

/** Proposals for decision, and the decision when it has been made. */
export const beslut: DirectiveKind = kind({
  name: 'beslut',
  forms: ['container'],
  doc: {
    sv: 'Förslag till beslut, numrerade. När paragraf och datum är satta trycks det som nämndens beslut.',
    en: "Proposals for decision, numbered. With paragraph and date it is printed as the board's decision.",
  },
  attributes,
  fields: true,
  data: false,
  label: 'optional',
  example:
    ':::beslut{#förslag}\n\nBarn- och utbildningsnämnden beslutar att\n\n1. godkänna kvalitetsrapporten för läsåret 2025/26,\n2. ge förvaltningen i uppdrag att redovisa stödinsatserna i mars 2027.\n\n:::',
  check(bound, setting): readonly Diagnostic[] {
    const place = placeOfName(bound.directive, setting);
    const found: Diagnostic[] = [];
    const { paragraf, datum } = bound.spec;
    if ((paragraf === undefined) !== (datum === undefined)) {
      const [given, missing] = paragraf === undefined ? ['datum', 'paragraf'] : ['paragraf', 'datum'];
      found.push(diagnostic('decision.half', place, { given: given ?? '', missing: missing ?? '' }));
    }
    const written = bodyOf(beslut, bound, setting).filter(hasWords);
    if (written.length === 0) return [...found, diagnostic('decision.empty', place, {})];
    for (const list of listsOf(bound, setting)) {
      const start = list.position?.start;
      if (list.ordered || list.children.length < 2 || start?.offset === undefined) continue;
      found.push(diagnostic('decision.not-numbered', place, {}, numbering(list, setting.report.file)));
    }
    return found;
  },
  render(bound, setting) {
    const words = decisionWords(bound.spec);
    const heading = setting.headingAbove(bound.directive);
    // Right under « Förslag till beslut » the same words again would be noise.
    const said = words === proposal && heading?.toLocaleLowerCase('sv') === proposal.toLocaleLowerCase('sv');
    return block(beslut, bound, setting, {
      word: words,
      silent: said,
      facts: { paragraf: undefined, datum: undefined },
    });
  },
  slides: (bound, setting) => [
    slideOf(bound, {
      title: bound.directive.label?.text.trim() || decisionWords(bound.spec),
      content: setting.blocks(bodyOf(beslut, bound, setting)),
    }),
  ],
});

function hasWords(node: RootContent): boolean {
  return node.type !== 'html' && textOf(node, { includeHtml: false }).trim() !== '';
}
