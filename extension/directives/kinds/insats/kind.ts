import Type from 'typebox';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import { choice, id, list, text, words } from '../../attributes.ts';
import { block, blockSlide } from '../../blocks.ts';
import { type DirectiveKind, kind } from '../../contract.ts';
import { checkThemes, checkTimeSpan } from '../../goal-checks.ts';
import { checkLink, checkNesting, linkWords } from '../../links.ts';
import { phases } from './phases.ts';

const attributes = Type.Object({
  id: id(
    '^I\\d{2}-\\d+$',
    'Insatsens beteckning: I, läsårets första år och ett nummer, som I26-1. Verktyget ger den.',
  ),
  mål: words('Målet som insatsen ska nå.', { suggest: 'goal', examples: ['M26-1'] }),
  preciserar: words('Huvudmannens insats som den här preciserar.', {
    suggest: 'intervention',
    examples: ['huvudman#I26-2'],
  }),
  fortsätter: words('En tidigare insats som den här fortsätter.', {
    suggest: 'intervention',
    examples: ['I25-2'],
  }),
  ansvarig: text('Rollen som ansvarar. Ingen person vid namn.', { suggest: 'role', examples: ['rektor'] }),
  medverkar: text('Roller och grupper som är med.', {
    suggest: 'role',
    examples: ['mentorer, elevhälsoteamet'],
  }),
  tid: text('Från och till.', { examples: ['augusti 2026 – juni 2027', '2026/27'] }),
  fas: choice(phases, 'Hur långt arbetet har kommit.'),
  tema: list('Teman ur ska.yaml.', { suggest: 'theme', examples: ['närvaro'] }),
  uppföljning: text('Hur och när insatsen följs upp.', { examples: ['månadsvis i elevhälsoteamet'] }),
});

const intervention = { letters: ['I'], wanted: 'en insats', example: 'huvudman#I26-2' } as const;

/** A measure taken to reach a goal. */
export const insats: DirectiveKind = kind({
  name: 'insats',
  forms: ['container', 'leaf'],
  doc: {
    sv: 'En insats för att nå ett mål: vem som ansvarar, när, och hur den följs upp.',
    en: 'An intervention towards a goal: who is responsible, when, and how it is followed up.',
  },
  attributes,
  fields: true,
  data: false,
  label: 'required',
  example:
    ':::insats[Mentor ringer hem samma dag]{#I26-1}\n\n- Mål: M26-1\n- Ansvarig: rektor\n- Tid: augusti 2026 – juni 2027\n- Fas: arbete\n\nTjugo minuter per dag läggs i mentorernas scheman.\n\n:::',
  check(bound, setting, project): readonly Diagnostic[] {
    const { directive, spec } = bound;
    const goals = {
      attribute: 'mål',
      words: linkWords(spec.mål),
      letters: ['M'],
      wanted: 'ett mål',
      example: 'M26-1',
    } as const;
    return [
      ...checkNesting(directive, setting),
      ...checkTimeSpan(directive, 'tid', spec.tid, setting),
      ...checkThemes(directive, spec.tema, setting),
      ...checkLink(directive, goals, setting, project),
      ...checkLink(
        directive,
        { ...intervention, attribute: 'preciserar', words: linkWords(spec.preciserar) },
        setting,
        project,
      ),
      ...checkLink(
        directive,
        { ...intervention, attribute: 'fortsätter', words: linkWords(spec.fortsätter) },
        setting,
        project,
      ),
    ];
  },
  render: (bound, setting) => block(insats, bound, setting),
  slides: (bound, setting) => blockSlide(insats, bound, setting),
});
