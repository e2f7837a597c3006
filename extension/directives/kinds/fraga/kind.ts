import Type from 'typebox';
import { id, text } from '../../attributes.ts';
import { aboutText, block, bodyOf } from '../../blocks.ts';
import { type DirectiveKind, kind } from '../../contract.ts';
import { slideOf } from '../../slide.ts';

const attributes = Type.Object({
  id: id(undefined, 'Frågans id, ett eget ord.'),
  till: text('Vem frågan ställs till.', { examples: ['nämnden', 'huvudman', 'rektor'] }),
  om: text('Vad frågan handlar om: ett tema ur ska.yaml, indikatorer eller ett eget ord.', {
    suggest: 'theme',
    examples: ['stödinsatser'],
  }),
});

/** A question to a reader. */
export const fraga: DirectiveKind = kind({
  name: 'fråga',
  forms: ['container'],
  doc: {
    sv: 'En fråga till dem som läser: nämnden, huvudmannen, rektor. Står också på bilderna.',
    en: 'A question to those who read: the board, the head authority, the principal. Also on the slides.',
  },
  attributes,
  fields: true,
  data: false,
  label: 'optional',
  example: ':::fråga{till=nämnden}\n\nVad behöver nämnden veta för att bedöma om stödet räcker?\n\n:::',
  render: (bound, setting) =>
    block(fraga, bound, setting, {
      word: bound.spec.till === undefined ? 'Fråga' : `Fråga till ${bound.spec.till}`,
      facts: { till: undefined, om: 'Handlar om' },
      shown: { om: aboutText(bound.spec.om, setting) },
    }),
  slides(bound, setting) {
    const word = bound.spec.till === undefined ? 'Fråga' : `Fråga till ${bound.spec.till}`;
    const title = bound.directive.label?.text.trim();
    return [
      slideOf(bound, {
        form: 'question',
        title: title || word,
        ...(title && { kind: word }),
        content: setting.blocks(bodyOf(fraga, bound, setting)),
      }),
    ];
  },
});
