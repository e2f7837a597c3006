import Type from 'typebox';
import { isNumber } from '../../../base/cell.ts';
import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { addressing, following, ownPeriod } from '../../addressing.ts';
import type { Answer } from '../../ask.ts';
import { choice } from '../../attributes.ts';
import { checkCohort } from '../../cohort-check.ts';
import { onlyCell, singleAsk } from '../../comparing.ts';
import { type DirectiveKind, kind } from '../../contract.ts';
import { inlineNumber } from '../../inline-number.ts';
import { checkMeasured } from '../../measured-check.ts';
import { type CellStyle, cellText } from '../../numbers.ts';
import { placeOf } from '../../places.ts';
import { countText, partText, ways } from '../../words.ts';

const attributes = Type.Object({
  ...addressing,
  ...following,
  visa: choice(
    ways,
    'Hur talet skrivs: tal (som det är), belopp (utan minustecken), ord (små heltal med bokstäver) eller andel (”19 av 21”).',
  ),
});

function valueText(
  answer: Answer | undefined,
  way: string | undefined,
  style: CellStyle,
): string | undefined {
  if (!answer) return undefined;
  const cell = onlyCell(answer);
  const parts = answer.facts[0]?.of;
  if (way === 'andel' && parts && isNumber(cell)) return partText(parts.part, parts.whole, style);
  if (
    way === 'ord' &&
    isNumber(cell) &&
    Number.isInteger(cell) &&
    cell >= 0 &&
    cell <= 12 &&
    answer.measure.unit === 'antal'
  )
    return countText(cell, style);
  return cellText(cell, answer.measure, { ...style, sign: way === 'belopp' ? 'none' : 'auto' });
}

/** One value in running text. */
export const varde: DirectiveKind = kind({
  name: 'värde',
  forms: ['inline'],
  doc: {
    sv: 'Ett värde i löpande text, hämtat ur data.',
    en: 'One value in running text, taken from the data.',
  },
  attributes,
  fields: false,
  data: true,
  label: 'snapshot',
  example: 'Meritvärdet i årskurs 9 är :värde[221,4]{meritvärde}.',
  ask: (typed, setting) => [singleAsk(typed, setting, 'värde') ?? []].flat(),
  check(bound, setting): readonly Diagnostic[] {
    const answer = bound.answers.värde;
    const fact = answer?.facts[0];
    const partless = bound.spec.visa === 'andel' && answer && isNumber(fact?.value) && !fact?.of;
    return [
      ...checkMeasured(bound, setting, 'one'),
      ...checkCohort(bound, setting, time => [ownPeriod(bound, time, setting)]),
      ...(partless
        ? [
            diagnostic('directive.no-parts', placeOf(bound.directive, 'visa', setting), {
              indicator: answer.measure.title,
            }),
          ]
        : []),
    ];
  },
  snapshot(bound) {
    const text = valueText(bound.answers.värde, bound.spec.visa, { typography: 'typed' });
    return text === undefined ? undefined : { form: 'inline', text };
  },
  render(bound, setting) {
    const answer = bound.answers.värde;
    const text = valueText(answer, bound.spec.visa, { typography: 'set' });
    return inlineNumber(bound, setting, { slug: 'ska-varde', text, cell: answer && onlyCell(answer) });
  },
});
