import Type from 'typebox';
import { choice, id, text } from '../../attributes.ts';
import { assessmentLevels } from '../../self-assessment.ts';

/** What the columns of a comparison are. */
const comparisons = ['enhet', 'läsår', 'nivå'] as const;

export const attributes = Type.Object({
  id: id(undefined, 'Självvärderingens id, ett eget ord.'),
  nivå: choice(assessmentLevels, 'Vem som svarar. I en jämförelse: vems svar som jämförs, annars rektors.'),
  faktor: text(
    'Framgångsfaktorn som påståendena hör till: ett id under självvärdering: faktorer: i ska.yaml. Kan också stå i en kolumn Faktor.',
    { suggest: 'factor', examples: ['kvalitetsarbete'] },
  ),
  jämför: choice(
    comparisons,
    'Gör en jämförelse i stället: verktyget skriver tabellen av svaren i rapporterna. enhet: en kolumn per rapport under den här; läsår: en per läsår; nivå: en per svarande.',
  ),
});
