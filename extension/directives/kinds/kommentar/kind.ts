import Type from 'typebox';
import { choice, date, id, text } from '../../attributes.ts';
import { type DirectiveKind, kind } from '../../contract.ts';

const attributes = Type.Object({
  id: id(undefined, 'Kommentarens id, ett eget ord.'),
  från: text('Rollen som skriver.', { suggest: 'role', examples: ['verksamhetschef'] }),
  datum: date('Dagen då den skrevs.', { examples: ['2026-09-20'] }),
  status: choice(
    ['öppen', 'löst'],
    'Om den är åtgärdad. En öppen kommentar hindrar att rapporten fastställs. Förvalt är öppen.',
  ),
});

/** A remark of a reviewer, never printed. */
export const kommentar: DirectiveKind = kind({
  name: 'kommentar',
  forms: ['container', 'leaf'],
  doc: {
    sv: 'En kommentar till den som skriver. Den kommer aldrig med i utskriften.',
    en: 'A remark to the author. It is never printed.',
  },
  attributes,
  fields: true,
  data: false,
  label: 'optional',
  example:
    ':::kommentar{från=verksamhetschef datum=2026-09-20 status=öppen}\n\nVad säger eleverna själva?\n\n:::',
  render: () => [],
});
