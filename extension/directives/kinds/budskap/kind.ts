import Type from 'typebox';
import { id, text, wordsOf } from '../../attributes.ts';
import { aboutText, block, bodyOf } from '../../blocks.ts';
import { type DirectiveKind, kind } from '../../contract.ts';
import { slideOf } from '../../slide.ts';

const attributes = Type.Object({
  id: id(undefined, 'Budskapets id, ett eget ord.'),
  om: text('Vad budskapet handlar om: ett tema ur ska.yaml, indikatorer eller ett eget ord.', {
    suggest: 'theme',
    examples: ['frånvaro'],
  }),
});

/** A key message. */
export const budskap: DirectiveKind = kind({
  name: 'budskap',
  forms: ['container'],
  doc: {
    sv: 'Ett av rapportens viktigaste budskap, i en eller två meningar. Står också på bilderna.',
    en: 'One of the key messages of the report, in a sentence or two. Also on the slides.',
  },
  attributes,
  fields: true,
  data: false,
  label: 'optional',
  example: ':::budskap{om=frånvaro}\n\nFrånvaron i årskurs 7–9 ökar för tredje året.\n\n:::',
  render: (bound, setting) =>
    block(budskap, bound, setting, {
      facts: { om: 'Handlar om' },
      shown: { om: aboutText(bound.spec.om, setting) },
    }),
  slides: (bound, setting) => [
    slideOf(bound, {
      form: 'message',
      title: bound.directive.label?.text.trim() || 'Budskap',
      content: setting.blocks(bodyOf(budskap, bound, setting)),
      ...(bound.directive.label?.text.trim() && { messageOn: wordsOf(bound.spec.om) }),
    }),
  ],
});
