import Type from 'typebox';
import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { id, text, words } from '../../attributes.ts';
import { block, blockSlide } from '../../blocks.ts';
import { type DirectiveKind, kind } from '../../contract.ts';
import { checkLink, checkNesting, idsWithin, linkWords } from '../../links.ts';
import { placeOfName } from '../../places.ts';

const attributes = Type.Object({
  id: id(
    '^U\\d{2}-\\d+$',
    'Uppföljningens beteckning: U, läsårets första år och ett nummer, som U25-1. Verktyget ger den.',
  ),
  av: words('Insatsen som följs upp, eller kvalitetsdialogen vars överenskommelse följs upp.', {
    suggest: 'intervention',
    examples: ['I25-1'],
  }),
  genomförd: text('Om insatsen blev gjord: ja, delvis eller nej, och vad som hände.', {
    examples: ['ja, 7 av 9 tillfällen', 'delvis'],
  }),
  bedömning: text('Om insatsen har haft effekt. ”Vet inte” är ett svar.', {
    examples: ['effekt', 'ingen effekt', 'vet inte'],
  }),
  fortsättning: text('Vad som händer med insatsen nu.', {
    examples: ['fortsätter i ordinarie verksamhet', 'ändras, se I26-1', 'avslutas'],
  }),
});

/** The follow-up of an earlier intervention. */
export const uppfoljning: DirectiveKind = kind({
  name: 'uppföljning',
  forms: ['container', 'leaf'],
  doc: {
    sv: 'Uppföljning av en tidigare insats: blev den gjord, hade den effekt, och vad händer nu.',
    en: 'Follow-up of an earlier intervention: was it carried out, did it have an effect, what happens now.',
  },
  attributes,
  fields: true,
  data: false,
  label: 'required',
  example:
    ':::uppföljning[Sambedömning i matematik]{av=I25-1}\n\n- Genomförd: ja, 7 av 9 tillfällen\n- Bedömning: effekt\n- Fortsättning: fortsätter i ordinarie verksamhet\n\n**Vi gjorde:** Sambedömning varje månad.\n\n:::',
  check(bound, setting, project): readonly Diagnostic[] {
    const { directive, spec } = bound;
    const link = {
      attribute: 'av',
      words: linkWords(spec.av),
      letters: ['I', 'D'],
      wanted: 'en insats eller en kvalitetsdialog',
      example: 'I25-1',
    } as const;
    const unlinked = { directive: 'uppföljning', attribute: 'av', wanted: 'insats', example: 'I25-1' };
    const onward = {
      attribute: 'fortsättning',
      words: idsWithin(spec.fortsättning),
      wanted: 'en insats',
      example: 'I26-1',
    };
    return [
      ...checkNesting(directive, setting),
      ...(link.words.length === 0
        ? [diagnostic('directive.link-missing', placeOfName(directive, setting), unlinked)]
        : []),
      ...checkLink(directive, link, setting, project),
      ...checkLink(directive, onward, setting, project),
    ];
  },
  render: (bound, setting) =>
    block(uppfoljning, bound, setting, {
      facts: { av: /(?:^|#)D\d/u.test(bound.spec.av ?? '') ? 'Kvalitetsdialog' : 'Insats' },
    }),
  slides: (bound, setting) => blockSlide(uppfoljning, bound, setting, { facts: { av: 'Insats' } }),
});
