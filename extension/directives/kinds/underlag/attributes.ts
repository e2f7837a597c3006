import Type from 'typebox';
import { addressing, following } from '../../addressing.ts';
import { choice, id, list, words } from '../../attributes.ts';

/** How the rows can be grouped. */
const groupings = ['kvalitetsområde', 'aspekt', 'skolform'] as const;

/** The attributes of `underlag`. */
export const attributes = Type.Object({
  id: id(undefined, 'Underlagets id, ett eget ord: det som ”se” och ”av” pekar på.'),
  skolform: list('Skolformen vars indikatorer visas. Förvalt är rapportens egna skolformer.', {
    suggest: 'schoolForm',
    examples: ['grundskola', 'förskoleklass, grundskola'],
  }),
  indikator: words('Bara de här indikatorerna, i den här ordningen. Namnen får stå ensamma.', {
    suggest: 'indicator',
    examples: ['meritvärde behörig-yrkes'],
  }),
  mot: words('Det som jämförs med, en eller flera. Förvalt är riket.', {
    suggest: 'unit',
    examples: ['riket', 'riket liknande huvudman'],
  }),
  grupp: choice(
    groupings,
    'Hur raderna grupperas: efter Skolverkets tre kvalitetsområden, efter aspekt (struktur, process, resultat) eller efter skolform.',
    { examples: ['kvalitetsområde'] },
  ),
  ...following,
  enhet: addressing.enhet,
  läsår: addressing.läsår,
});
