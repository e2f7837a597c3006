import Type from 'typebox';
import type { Cell } from '../../../base/cell.ts';
import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { nearest } from '../../../schema/nearest.ts';
import { addressing, following, ownPeriod } from '../../addressing.ts';
import { choice, text } from '../../attributes.ts';
import { checkCohort } from '../../cohort-check.ts';
import { onlyCell, singleAsk } from '../../comparing.ts';
import { type Bound, type DirectiveKind, kind } from '../../contract.ts';
import { inlineNumber } from '../../inline-number.ts';
import { checkMeasured } from '../../measured-check.ts';
import type { CellStyle } from '../../numbers.ts';
import { periodOf } from '../../period.ts';
import { placeOf, placeOfName } from '../../places.ts';
import type { Setting } from '../../setting.ts';
import { differenceOf, differenceText } from '../../words.ts';

const visa = ['tal', 'belopp', 'ord'] as const;

const attributes = Type.Object({
  ...addressing,
  ...following,
  mot: text(
    'Det som värdet jämförs med vid samma tid: en enhet, en jämförelse i ska.yaml, eller en annan grupp.',
    {
      suggest: 'comparison',
      examples: ['riket', 'huvudman', 'kön=P'],
    },
  ),
  visa: choice(
    visa,
    'Hur skillnaden skrivs: tal (med tecken), belopp (utan tecken) eller ord (”2,2 procentenheter lägre”, ”3,2 högre”, ”lika”).',
  ),
});

/** What `mot=` means: a unit's name, or a dimension with another value; undefined when it is neither. */
function comparison(
  written: string,
  setting: Setting,
): { readonly unit?: string; readonly select?: Record<string, readonly string[]> } | undefined {
  if (setting.vocabulary.units.has(written)) return { unit: written };
  const group = /^([^=\s]+)\s*=\s*(.+)$/u.exec(written);
  if (group?.[1] && group[2] && setting.vocabulary.dimensions.has(group[1])) {
    if (periodOf(group[2])) return undefined;
    return { select: { [group[1]]: [group[2]] } };
  }
  return undefined;
}

function differenceHere(bound: Pick<Bound, 'answers'>): Cell | undefined {
  const { värde, mot } = bound.answers;
  return värde && mot ? differenceOf(onlyCell(mot), onlyCell(värde)) : undefined;
}

function textOf(
  bound: Pick<Bound, 'answers'>,
  way: string | undefined,
  style: CellStyle,
): string | undefined {
  const difference = differenceHere(bound);
  const measure = bound.answers.värde?.measure;
  if (difference === undefined || !measure) return undefined;
  return differenceText(difference, measure, visa.find(each => each === way) ?? 'tal', style);
}

/** The difference of a value against something else at the same time. */
export const skillnad: DirectiveKind = kind({
  name: 'skillnad',
  forms: ['inline'],
  doc: {
    sv: 'Skillnaden mellan ett värde och något annat vid samma tid: riket, huvudmannen, en enhet eller en annan grupp.',
    en: 'The difference between a value and something else at the same time: the nation, the head authority, a unit or another group.',
  },
  attributes,
  fields: false,
  data: true,
  label: 'snapshot',
  example: 'Den är :skillnad[2,2 procentenheter lägre]{lärare-behöriga mot=riket visa=ord} än i riket.',
  ask(typed, setting) {
    const against = typed.spec.mot === undefined ? undefined : comparison(typed.spec.mot, setting);
    if (!against) return [];
    return [singleAsk(typed, setting, 'värde') ?? [], singleAsk(typed, setting, 'mot', against) ?? []].flat();
  },
  check(bound, setting): readonly Diagnostic[] {
    const { mot } = bound.spec;
    const found = [
      ...checkMeasured(bound, setting, 'one'),
      ...checkCohort(bound, setting, time => [ownPeriod(bound, time, setting)]),
    ];
    if (mot === undefined)
      return [...found, diagnostic('directive.no-comparison', placeOfName(bound.directive, setting), {})];
    if (comparison(mot, setting)) return found;
    const near = nearest(mot, [...setting.vocabulary.units.keys(), ...setting.vocabulary.dimensions]);
    return [
      ...found,
      diagnostic('directive.comparison-unknown', placeOf(bound.directive, 'mot', setting), {
        name: mot,
        nearest: near,
      }),
    ];
  },
  snapshot(bound) {
    const text = textOf(bound, bound.spec.visa, { typography: 'typed' });
    return text === undefined ? undefined : { form: 'inline', text };
  },
  render(bound, setting) {
    const text = textOf(bound, bound.spec.visa, { typography: 'set' });
    return inlineNumber(bound, setting, { slug: 'ska-skillnad', text, cell: differenceHere(bound) });
  },
});
