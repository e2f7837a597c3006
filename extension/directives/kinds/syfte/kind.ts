import Type from 'typebox';
import { id } from '../../attributes.ts';
import { block, bodyOf } from '../../blocks.ts';
import { type DirectiveKind, kind } from '../../contract.ts';
import { slideOf } from '../../slide.ts';

const attributes = Type.Object({ id: id(undefined, 'Syftets id, ett eget ord.') });

/** The purpose of a result day. */
export const syfte: DirectiveKind = kind({
  name: 'syfte',
  forms: ['container'],
  doc: {
    sv: 'Syftet med en resultatdag eller ett möte. Får en egen bild.',
    en: 'The purpose of a result day or a meeting. Has a slide of its own.',
  },
  attributes,
  fields: false,
  data: false,
  label: 'optional',
  example:
    ':::syfte{#dagens-syfte}\n\nNämnden får en bild av resultaten och för dialog om vad de beror på.\n\n:::',
  render: (bound, setting) => block(syfte, bound, setting),
  slides: (bound, setting) => [
    slideOf(bound, {
      form: 'large',
      title: bound.directive.label?.text.trim() || 'Syfte',
      content: setting.blocks(bodyOf(syfte, bound, setting)),
    }),
  ],
});
