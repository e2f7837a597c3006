import Type from 'typebox';
import { type Cell, isNumber, missing } from '../../../base/cell.ts';
import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { addressing, following, fromTo, ownPeriod, startPeriod } from '../../addressing.ts';
import type { Answer } from '../../ask.ts';
import { choice } from '../../attributes.ts';
import { checkCohort } from '../../cohort-check.ts';
import { pairAsk } from '../../comparing.ts';
import { type Bound, type DirectiveKind, kind } from '../../contract.ts';
import { cellAt } from '../../facts.ts';
import { inlineNumber } from '../../inline-number.ts';
import { checkMeasured } from '../../measured-check.ts';
import { mergersBetween } from '../../mergers.ts';
import type { CellStyle } from '../../numbers.ts';
import { breakBetween } from '../../period.ts';
import { placeOfName } from '../../places.ts';
import type { Setting } from '../../setting.ts';
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

/** A change over a break in the series, or since the unit took over another, is none of the same thing. */
function checkUnbroken(bound: Bound<typeof attributes>, setting: Setting): readonly Diagnostic[] {
  const answer = bound.answers.förändring;
  const kind = answer?.measure.period;
  const [from, to] = kind === undefined ? [] : (answer?.ask.select[kind] ?? []);
  if (!answer || kind === undefined || from === undefined || to === undefined) return [];
  if (!isNumber(changeOf(answer))) return [];
  const unit = answer.ask.units[0];
  const ref = unit === undefined ? undefined : setting.vocabulary.units.get(unit);
  const mergers = mergersBetween(ref, kind, from, to);
  const place = placeOfName(bound.directive, setting);
  if (mergers.length > 0)
    return [
      diagnostic('value.change-over-merger', place, {
        unit: ref?.title ?? unit ?? '',
        others: mergers.map(merger => merger.title),
        from,
        to,
      }),
    ];
  const broken = breakBetween(answer.measure.breaks, from, to);
  return broken === undefined
    ? []
    : [diagnostic('value.change-over-break', place, { what: answer.measure.title, at: broken, from, to })];
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
    ...checkUnbroken(bound, setting),
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
