import Type from 'typebox';
import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { id, text, words } from '../../attributes.ts';
import { block, blockSlide } from '../../blocks.ts';
import { type DirectiveKind, kind } from '../../contract.ts';
import { checkIndicatorPhrase, checkMoment } from '../../goal-checks.ts';
import { checkLink, checkNesting, linkWords } from '../../links.ts';
import { placeOfName } from '../../places.ts';

const attributes = Type.Object({
  id: id(
    '^E\\d{2}-\\d+$',
    'Effektens beteckning: E, läsårets första år och ett nummer, som E25-1. Verktyget ger den.',
  ),
  av: words('Insatsen som haft effekten.', { suggest: 'intervention', examples: ['I25-1'] }),
  indikator: text('Indikatorn som effekten syns i, och urvalet efter komma.', {
    suggest: 'indicator',
    examples: ['np-betyg-högre, ämne Matematik'],
  }),
  från: text('Tiden före insatsen.', { suggest: 'period', examples: ['2024/25'] }),
  till: text('Tiden efter insatsen.', { suggest: 'period', examples: ['2025/26'] }),
  bedömning: text('Hur säkert det är att insatsen låg bakom, och vad som talar emot.', {
    examples: ['trolig effekt'],
  }),
  underlag: text('Vad bedömningen bygger på.', { examples: ['provbetyg och slutbetyg i årskurs 6'] }),
});

/** The effect of an intervention. */
export const effekt: DirectiveKind = kind({
  name: 'effekt',
  forms: ['container', 'leaf'],
  doc: {
    sv: 'En effekt av en insats, före och efter.',
    en: 'An effect of an intervention, before and after.',
  },
  attributes,
  fields: true,
  data: false,
  label: 'optional',
  example:
    ':::effekt[Färre får högre betyg än provbetyg]{#E25-1 av=I25-1}\n\n- Indikator: np-godkänt, ämne Matematik\n- Från: 2024/25\n- Till: 2025/26\n\nSambedömningen gav en gemensam bild av kraven.\n\n:::',
  check(bound, setting, project): readonly Diagnostic[] {
    const { directive, spec } = bound;
    const link = {
      attribute: 'av',
      words: linkWords(spec.av),
      letters: ['I'],
      wanted: 'en insats',
      example: 'I25-1',
    } as const;
    const unlinked = { directive: 'effekt', attribute: 'av', wanted: 'insats', example: 'I25-1' };
    return [
      ...checkNesting(directive, setting),
      ...(link.words.length === 0
        ? [diagnostic('directive.link-missing', placeOfName(directive, setting), unlinked)]
        : []),
      ...checkLink(directive, link, setting, project),
      ...checkIndicatorPhrase(directive, spec.indikator, setting),
      ...checkMoment(directive, 'från', spec.från, setting),
      ...checkMoment(directive, 'till', spec.till, setting),
    ];
  },
  render: (bound, setting) => block(effekt, bound, setting, { facts: { av: 'Insats' } }),
  slides: (bound, setting) =>
    blockSlide(effekt, bound, setting, { word: 'Effekt av insatsen', facts: { av: 'Insats' } }),
});
