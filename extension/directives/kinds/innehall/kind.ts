import Type from 'typebox';
import { choice } from '../../attributes.ts';
import { type DirectiveKind, kind } from '../../contract.ts';

const attributes = Type.Object({
  djup: choice(['1', '2', '3', '4'], 'Hur många nivåer av rubriker som tas med. Förvalt är 2.', {
    bare: true,
  }),
});

/** The place of the contents list. */
export const innehall: DirectiveKind = kind({
  name: 'innehåll',
  forms: ['leaf', 'container'],
  doc: {
    sv: 'Innehållsförteckningens plats. Den skrivs av verktyget, med sidnummer i PDF.',
    en: 'The place of the table of contents, written by the tool, with page numbers in the PDF.',
  },
  attributes,
  fields: false,
  data: false,
  label: 'optional',
  example: '::innehåll{djup=2}',
  render: (bound, setting) => setting.contents(Number(bound.spec.djup ?? '2')),
});
