import Type from 'typebox';
import { id, words } from '../../attributes.ts';
import { block, blockSlide } from '../../blocks.ts';
import { type DirectiveKind, kind } from '../../contract.ts';
import { checkLink, linkWords } from '../../links.ts';

const attributes = Type.Object({
  id: id('^A\\d+(-\\d+)?$', 'Analysens beteckning: A och ett nummer. Verktyget ger den.'),
  av: words('Det som analyseras: diagrams och tabellers id, eller indikatorer.', {
    suggest: 'block',
    examples: ['merit np', 'frånvaro-över-15'],
  }),
});

/** A cause analysis of results. */
export const analys: DirectiveKind = kind({
  name: 'analys',
  forms: ['container'],
  doc: {
    sv: 'En orsaksanalys av resultat: vad vi ser, varför, och vad som talar emot.',
    en: 'A cause analysis of results: what we see, why, and what speaks against it.',
  },
  attributes,
  fields: true,
  data: false,
  label: 'optional',
  example:
    ':::analys[Frånvaron]{#A1 av=frånvaro-över-15}\n\n**Vi ser:** Frånvaron ökar i årskurs 7–9.\n\n**Orsaker:** Mentorerna saknar tid att ringa hem.\n\n:::',
  check(bound, setting, project) {
    const { indicators } = setting.vocabulary;
    const ids = linkWords(bound.spec.av).filter(word => !indicators.has(word));
    const link = {
      attribute: 'av',
      words: ids,
      wanted: 'ett diagram, en tabell eller en indikator',
      example: 'merit',
      others: [...indicators.keys()],
    };
    return checkLink(bound.directive, link, setting, project);
  },
  render: (bound, setting) => block(analys, bound, setting, { facts: { av: 'Analyserar' } }),
  slides: (bound, setting) => blockSlide(analys, bound, setting, { facts: { av: undefined } }),
});
