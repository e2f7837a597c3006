import Type from 'typebox';
import { choice, id, text } from '../../attributes.ts';
import { block } from '../../blocks.ts';
import { type DirectiveKind, kind } from '../../contract.ts';
import { assessmentLevels } from '../../self-assessment.ts';
import { checkAssessment } from './check.ts';
import { withAnswers } from './page.ts';

const attributes = Type.Object({
  id: id(undefined, 'Självvärderingens id, ett eget ord.'),
  nivå: choice(assessmentLevels, 'Vem som svarar.'),
  faktor: text(
    'Framgångsfaktorn som påståendena hör till: ett id under självvärdering: faktorer: i ska.yaml. Kan också stå i en kolumn Faktor.',
    { suggest: 'factor', examples: ['kvalitetsarbete'] },
  ),
});

/** A self-assessment: statements with answers. */
export const sjalvvardering: DirectiveKind = kind({
  name: 'självvärdering',
  forms: ['container'],
  doc: {
    sv: 'En självvärdering: en tabell med Påstående, Svar och Kommentar. Vet inte är alltid ett svar; de andra svaren är Stämmer helt, Stämmer till stor del, Stämmer till viss del och Stämmer inte, om ska.yaml inte säger annat.',
    en: 'A self-assessment: a table of statements (Påstående), answers (Svar) and comments (Kommentar). Vet inte is always an answer; the others are those of ska.yaml, else four from Stämmer helt to Stämmer inte.',
  },
  attributes,
  fields: true,
  data: false,
  label: 'optional',
  example:
    ':::självvärdering[Rektors värdering]{nivå=rektor}\n\n| Påstående | Svar | Kommentar |\n| --- | --- | --- |\n| Vi analyserar orsakerna till resultaten tillsammans med lärarna | Stämmer till stor del | Två analysdagar i juni |\n| Vi har en gemensam bild av vad god undervisning är | Vet inte | |\n\n:::',
  check: ({ directive, spec }, setting) => checkAssessment(directive, spec, setting),
  render(bound, setting) {
    const { selfAssessment } = setting.vocabulary;
    const name = bound.spec.faktor && selfAssessment.factors.get(bound.spec.faktor);
    const title = bound.directive.label?.text.trim() || 'Självvärdering';
    return withAnswers(
      block(sjalvvardering, bound, setting, {
        facts: { nivå: 'Svar från', faktor: 'Framgångsfaktor' },
        ...(name && { shown: { faktor: name } }),
      }),
      title,
      selfAssessment,
    );
  },
});
