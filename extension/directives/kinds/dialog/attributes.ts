import Type from 'typebox';
import { date, id, text } from '../../attributes.ts';

export const attributes = Type.Object({
  id: id('^D\\d+(-\\d+)?$', 'Dialogens beteckning: D, året och ett nummer, som D26-1. Verktyget ger den.'),
  datum: date('Dagen då dialogen hölls.', { examples: ['2026-09-22'] }),
  deltagare: text('Vilka som var med, som roller. Inga personer vid namn.', {
    suggest: 'role',
    examples: ['rektor, förstelärare, verksamhetschef'],
  }),
  godkänd: text(
    'Vilka som har godkänt anteckningarna, som roll och datum. Märket efter, (text 3fa81c2e), skriver ska update: ändras texten sedan gäller godkännandet inte längre.',
    { field: 'Godkänd av', examples: ['rektor 2026-09-29, verksamhetschef 2026-09-30'] },
  ),
});
