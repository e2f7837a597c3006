import Type from 'typebox';
import { diagnostic } from '../../../base/diagnostic.ts';
import { formatNumber } from '../../../theme/number-style.ts';
import { choice, text } from '../../attributes.ts';
import { type Bound, type CountAsk, type DirectiveKind, kind, type ProjectView } from '../../contract.ts';
import { checkThemes } from '../../goal-checks.ts';
import { inlineNumber } from '../../inline-number.ts';
import type { CellStyle } from '../../numbers.ts';
import { placeOfName } from '../../places.ts';
import { countText, partText } from '../../words.ts';

/** What can be counted, with whether one of it is `ett`. */
const countable = {
  enheter: false,
  rapporter: false,
  mål: true,
  insatser: false,
  analyser: false,
  effekter: false,
  uppföljningar: false,
  budskap: true,
  frågor: false,
} as const;

const conditions = ['med', 'utan', 'tema', 'skolform', 'område', 'fas', 'status'] as const;

const attributes = Type.Object({
  vad: choice(Object.keys(countable), 'Vad som räknas. Ordet får stå ensamt, utan ”vad=”.', { bare: true }),
  med: text('Bara de som har något: enheter med en analys, insatser med en uppföljning.', {
    examples: ['uppföljning', 'analys'],
  }),
  utan: text('Bara de som saknar något.', { examples: ['uppföljning'] }),
  tema: text('Bara det som hör till temat.', { suggest: 'theme', examples: ['närvaro'] }),
  skolform: text('Bara enheter med skolformen, och det som står i deras rapporter.', {
    examples: ['förskola'],
  }),
  område: text('Bara enheter i området, och det som står i deras rapporter.', {
    suggest: 'unit',
    examples: ['norr'],
  }),
  fas: text('Bara insatser i fasen.', { examples: ['spridning'] }),
  status: text('Bara rapporter med statusen, och det som står i dem.', { examples: ['fastställd'] }),
  visa: choice(['tal', 'andel', 'ord'], 'Hur antalet skrivs: tal, andel (”19 av 21”) eller ord (”tolv”).'),
});

function askOf(bound: Pick<Bound<typeof attributes>, 'spec'>): CountAsk | undefined {
  const { spec } = bound;
  if (spec.vad === undefined) return undefined;
  const given = conditions.flatMap(name => (spec[name] === undefined ? [] : [[name, spec[name]] as const]));
  return { what: spec.vad, conditions: Object.fromEntries(given) };
}

function textOf(bound: Bound<typeof attributes>, project: ProjectView, style: CellStyle): string | undefined {
  const ask = askOf(bound);
  const counted = ask && project.count(ask);
  if (!counted) return undefined;
  if (bound.spec.visa === 'andel') return partText(counted.n, counted.total, style);
  if (bound.spec.visa === 'ord')
    return countText(counted.n, style, countable[ask.what as keyof typeof countable] ?? false);
  return formatNumber(counted.n, { decimals: 0, typography: style.typography });
}

/** A count over the project. */
export const antal: DirectiveKind = kind({
  name: 'antal',
  forms: ['inline'],
  doc: {
    sv: 'Hur många enheter, insatser, mål eller annat som projektet har, under villkor.',
    en: 'How many units, interventions, goals and the like the project has, under conditions.',
  },
  attributes,
  fields: false,
  data: false,
  label: 'snapshot',
  example: ':antal[2 av 3]{vad=enheter med=insatser visa=andel} enheter har planerat en insats.',
  check(bound, setting) {
    const { directive, spec } = bound;
    const none = spec.vad === undefined && !directive.attributes.some(each => each.key === 'vad');
    return [
      ...(none ? [diagnostic('directive.count-nothing', placeOfName(directive, setting), {})] : []),
      ...checkThemes(directive, spec.tema, setting),
    ];
  },
  snapshot(bound, _setting, project) {
    const text = textOf(bound, project, { typography: 'typed' });
    return text === undefined ? undefined : { form: 'inline', text };
  },
  render(bound, setting, project) {
    const text = textOf(bound, project, { typography: 'set' });
    return inlineNumber(bound, setting, { slug: 'ska-antal', text, cell: undefined });
  },
});
