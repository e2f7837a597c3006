import Type from 'typebox';
import { addressing, following } from '../../addressing.ts';
import { choice, id, text, words } from '../../attributes.ts';
import { assessmentLevels } from '../../self-assessment.ts';
import { statuses } from '../../setting.ts';
import { phases } from '../insats/phases.ts';

/** What can be gathered from the reports below. */
export const gathered = [
  'mål',
  'insatser',
  'effekter',
  'analyser',
  'budskap',
  'dialoger',
  'självvärdering',
  'värden',
] as const;

/** Attributes that say something of some of it only. */
export const onlyFor = {
  indikator: ['värden'],
  kohort: ['värden'],
  period: ['värden'],
  nivå: ['självvärdering'],
  fas: ['insatser'],
} as const satisfies Readonly<Record<string, readonly (typeof gathered)[number][]>>;

/** The attributes of `sammanställning`. */
export const attributes = Type.Object({
  id: id(undefined, 'Sammanställningens id, ett eget ord.'),
  vad: choice(gathered, 'Vad som hämtas ur rapporterna under den här.'),
  grupp: choice(
    ['område', 'skolform', 'indikator', 'tema', 'mål', 'fas', 'enhet'],
    'Hur raderna grupperas. Värden grupperas efter område eller enhet; självvärderingar står annars under sina framgångsfaktorer.',
    { examples: ['tema'] },
  ),
  visa: choice(
    ['lista', 'antal'],
    'En rad för varje block, eller bara antalen för varje grupp. Förvalt är lista upp till 60 rader, sedan antal.',
  ),
  indikator: words('De värden som vägs samman, med vad=värden.', {
    suggest: 'indicator',
    examples: ['meritvärde behörig-yrkes'],
  }),
  rapporter: words(
    'Bara de här rapporterna, med sina namn utan .md, eller alla. I nämndens rapport är det förvalt huvudmannens.',
    { suggest: 'report', examples: ['huvudman almskolan', 'alla'] },
  ),
  skolform: text('Bara enheter med skolformen.', { suggest: 'schoolForm', examples: ['förskola'] }),
  område: text('Bara enheter i området.', { suggest: 'unit', examples: ['norr'] }),
  tema: text('Bara det som hör till temat.', { suggest: 'theme', examples: ['närvaro'] }),
  nivå: choice(assessmentLevels, 'Vems självvärderingar som räknas, annars rektors.'),
  fas: choice(phases, 'Bara insatser i fasen.'),
  status: choice(statuses, 'Bara rapporter med statusen; de andra har inte lämnat.'),
  ...following,
  läsår: addressing.läsår,
  period: addressing.period,
});
