import Type from 'typebox';
import { type Cell, missing } from '../../../base/cell.ts';
import { addressing, following, fromTo, ownPeriod, startPeriod } from '../../addressing.ts';
import type { Answer } from '../../ask.ts';
import { choice } from '../../attributes.ts';
import { checkCohort } from '../../cohort-check.ts';
import { pairAsk } from '../../comparing.ts';
import { type DirectiveKind, kind } from '../../contract.ts';
import { cellAt } from '../../facts.ts';
import { inlineNumber } from '../../inline-number.ts';
import { checkMeasured } from '../../measured-check.ts';
import type { CellStyle } from '../../numbers.ts';
import { changeText, differenceOf } from '../../words.ts';

const visa = ['tal', 'belopp', 'ord'] as const;

const attributes = Type.Object({
  ...addressing,
  ...following,
  ...fromTo,
  visa: choice(
    visa,
    'Hur förändringen skrivs: tal (med tecken), belopp (utan tecken) eller ord (”minskat med 1,9 procentenheter”, ”3,2 högre”, ”oförändrad”).',
  ),
});

function changeOf(answer: Answer): Cell {
  const [from, to] = answer.ask.select[answer.ask.by[0] ?? ''] ?? [];
  const dimension = answer.ask.by[0];
  if (!dimension || from === undefined || to === undefined) return missing;
  return differenceOf(cellAt(answer, { [dimension]: from }), cellAt(answer, { [dimension]: to }));
}

function textOf(answer: Answer | undefined, way: string | undefined, style: CellStyle): string | undefined {
  if (!answer) return undefined;
  return changeText(changeOf(answer), answer.measure, visa.find(each => each === way) ?? 'tal', style);
}

/** The change of a value between two periods. */
export const forandring: DirectiveKind = kind({
  name: 'förändring',
  forms: ['inline'],
  doc: {
    sv: 'Hur ett värde har ändrats mellan två perioder; för andelar i procentenheter.',
    en: 'How a value has changed between two periods; for shares in percentage points.',
  },
  attributes,
  fields: false,
  data: true,
  label: 'snapshot',
  example: 'Det är :förändring[3,2 högre]{meritvärde från=2024/25 visa=ord} än förra läsåret.',
  ask: (typed, setting) =>
    [
      pairAsk(typed, setting, 'förändring', time => [
        startPeriod(typed, time, setting),
        ownPeriod(typed, time, setting),
      ]) ?? [],
    ].flat(),
  check: (bound, setting) => [
    ...checkMeasured(bound, setting, 'one'),
    ...checkCohort(bound, setting, time => [
      startPeriod(bound, time, setting),
      ownPeriod(bound, time, setting),
    ]),
  ],
  snapshot(bound) {
    const text = textOf(bound.answers.förändring, bound.spec.visa, { typography: 'typed' });
    return text === undefined ? undefined : { form: 'inline', text };
  },
  render(bound, setting) {
    const answer = bound.answers.förändring;
    const text = textOf(answer, bound.spec.visa, { typography: 'set' });
    return inlineNumber(bound, setting, { slug: 'ska-forandring', text, cell: answer && changeOf(answer) });
  },
});
