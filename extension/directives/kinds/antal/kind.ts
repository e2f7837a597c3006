import Type from 'typebox';
import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { schoolFormOf, schoolForms } from '../../../base/school-form.ts';
import { nearest } from '../../../schema/nearest.ts';
import { formatNumber } from '../../../theme/number-style.ts';
import { choice, text } from '../../attributes.ts';
import { type Bound, type CountAsk, type DirectiveKind, kind, type ProjectView } from '../../contract.ts';
import { countableOf, countedWords, hadWords } from '../../countable.ts';
import { checkThemes } from '../../goal-checks.ts';
import { inlineNumber } from '../../inline-number.ts';
import type { CellStyle } from '../../numbers.ts';
import { placeOf, placeOfName } from '../../places.ts';
import { type Setting, statuses } from '../../setting.ts';
import { countText, partText } from '../../words.ts';
import { phases } from '../insats/phases.ts';

const conditions = ['med', 'utan', 'tema', 'skolform', 'område', 'fas', 'status'] as const;

const attributes = Type.Object({
  vad: choice(countedWords, 'Vad som räknas. Ordet får stå ensamt, utan ”vad=”.', { bare: true }),
  med: choice(hadWords, 'Bara de som har något: enheter med en analys, insatser med en uppföljning.', {
    examples: ['uppföljning', 'analys'],
  }),
  utan: choice(hadWords, 'Bara de som saknar något.', { examples: ['rapport', 'uppföljning'] }),
  tema: text('Bara det som hör till temat.', { suggest: 'theme', examples: ['närvaro'] }),
  skolform: text('Bara enheter med skolformen, och det som står i deras rapporter.', {
    examples: ['förskola'],
  }),
  område: text('Bara enheter i området, och det som står i deras rapporter.', {
    suggest: 'unit',
    examples: ['norr'],
  }),
  fas: choice(phases, 'Bara insatser i fasen.', { examples: ['spridning'] }),
  status: choice(statuses, 'Bara rapporter med statusen, och det som står i dem.', {
    examples: ['fastställd'],
  }),
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
  if (bound.spec.visa === 'ord') return countText(counted.n, style, countableOf(ask.what)?.neuter);
  return formatNumber(counted.n, { decimals: 0, typography: style.typography });
}

/** That school form and area are names of the project: a misspelt one would count nothing, in silence. */
function checkNames({ directive, spec }: Bound<typeof attributes>, setting: Setting): readonly Diagnostic[] {
  const units = [...setting.vocabulary.units.values()];
  const areas = units.filter(unit => unit.kind === 'area').map(unit => unit.id);
  const forms = new Set([...units.flatMap(unit => unit.schoolForms ?? []), ...schoolForms]);
  const told = (attribute: string, value: string, allowed: readonly string[]) => {
    const place = placeOf(directive, attribute, setting);
    const near = nearest(value, allowed);
    const fix = near ? { title: near, edits: [{ ...place, text: near }] } : undefined;
    return diagnostic(
      'attribute.invalid',
      place,
      { name: attribute, value, description: '', allowed, nearest: near },
      fix,
    );
  };
  return [
    ...(spec.skolform === undefined || forms.has(schoolFormOf(spec.skolform))
      ? []
      : [told('skolform', spec.skolform, [...forms])]),
    ...(spec.område === undefined || areas.includes(spec.område) ? [] : [told('område', spec.område, areas)]),
  ];
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
  around: 'year',
  example: ':antal[2 av 3]{vad=enheter med=insatser visa=andel} enheter har planerat en insats.',
  check(bound, setting) {
    const { directive, spec } = bound;
    const none = spec.vad === undefined && !directive.attributes.some(each => each.key === 'vad');
    return [
      ...(none ? [diagnostic('directive.count-nothing', placeOfName(directive, setting), {})] : []),
      ...checkThemes(directive, spec.tema, setting),
      ...checkNames(bound, setting),
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
