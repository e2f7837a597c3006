import Type from 'typebox';
import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { id, list, text, words } from '../../attributes.ts';
import { block, blockSlide } from '../../blocks.ts';
import { type DirectiveKind, kind } from '../../contract.ts';
import { checkIndicatorPhrase, checkMoment, checkThemes } from '../../goal-checks.ts';
import { parseTarget } from '../../goal-grammar.ts';
import { checkLink, checkNesting, linkWords } from '../../links.ts';
import { placeOf } from '../../places.ts';

const attributes = Type.Object({
  id: id(
    '^M\\d{2}-\\d+$',
    'Målets beteckning: M, läsårets första år och ett nummer, som M26-1. Verktyget ger den.',
  ),
  utifrån: words('Analysen som målet bygger på.', { suggest: 'block', examples: ['A1'] }),
  indikator: text('Indikatorn som målet mäts med, och urvalet efter komma.', {
    suggest: 'indicator',
    examples: ['frånvaro-över-15, årskurs 7–9'],
  }),
  målvärde: text('Talet som ska nås, gärna med minst eller högst.', {
    examples: ['högst 15 %', 'minst 92,5', '235'],
  }),
  nuläge: text('Hur det är nu, med ord eller ett tal.', { examples: ['19,2 %'] }),
  senast: text('När målet ska vara nått: läsår, termin, månad eller datum.', {
    examples: ['2026/27', 'juni 2027'],
  }),
  delmål: text('Vad som ska vara nått på vägen.', { examples: ['högst 17 % vid jul'] }),
  nationellt: text('Det nationella mål som målet hör till.', { field: 'Nationellt mål' }),
  preciserar: words('Huvudmannens mål som det här målet preciserar.', {
    suggest: 'goal',
    examples: ['huvudman#M26-1'],
  }),
  fortsätter: words('Ett tidigare mål som det här målet fortsätter.', {
    suggest: 'goal',
    examples: ['M25-2'],
  }),
  tema: list('Teman ur ska.yaml.', { suggest: 'theme', examples: ['närvaro'] }),
});

const goal = { letters: ['M'], wanted: 'ett mål', example: 'M26-1' } as const;

/** A goal. */
export const mal: DirectiveKind = kind({
  name: 'mål',
  forms: ['container', 'leaf'],
  doc: {
    sv: 'Ett mål: vad som ska nås, mätt hur, och när.',
    en: 'A goal: what is to be reached, measured how, and when.',
  },
  attributes,
  fields: true,
  data: false,
  label: 'required',
  example:
    ':::mål[Eleverna är i skolan]{#M26-1}\n\n- Utifrån: A1\n- Indikator: frånvaro-över-15, årskurs 7–9\n- Målvärde: högst 15 %\n- Senast: 2026/27\n\n:::',
  check(bound, setting, project): readonly Diagnostic[] {
    const { directive, spec } = bound;
    const from = {
      attribute: 'utifrån',
      words: linkWords(spec.utifrån),
      letters: ['A'],
      wanted: 'en analys',
      example: 'A1',
    } as const;
    return [
      ...checkNesting(directive, setting),
      ...checkIndicatorPhrase(directive, spec.indikator, setting),
      ...(spec.målvärde !== undefined && !parseTarget(spec.målvärde)
        ? [
            diagnostic('directive.target-value', placeOf(directive, 'målvärde', setting), {
              value: spec.målvärde,
            }),
          ]
        : []),
      ...checkMoment(directive, 'senast', spec.senast, setting),
      ...checkThemes(directive, spec.tema, setting),
      ...checkLink(directive, from, setting, project),
      ...checkLink(
        directive,
        { ...goal, attribute: 'preciserar', words: linkWords(spec.preciserar) },
        setting,
        project,
      ),
      ...checkLink(
        directive,
        { ...goal, attribute: 'fortsätter', words: linkWords(spec.fortsätter) },
        setting,
        project,
      ),
    ];
  },
  render: (bound, setting) => block(mal, bound, setting),
  slides: (bound, setting) => blockSlide(mal, bound, setting),
});
