import type { PeriodDimension } from '../base/table.ts';
import { formatPeriod } from '../theme/number-style.ts';
import type { Answer } from './ask.ts';
import type { AxisValue } from './grid.ts';
import { schoolYearsOf } from './period.ts';
import { defaultPeriod } from './setting.ts';

/**
 * The school years in which measures of different kinds of time meet: where `läsår=` would find a value of one of them. An
 * autumn term has no place among them.
 */
export function schoolYearsIn(answers: readonly (Answer | undefined)[]): readonly AxisValue[] {
  const found = answers.flatMap(
    answer =>
      answer?.facts.flatMap(({ at }) => {
        const { period } = answer.measure;
        return schoolYearsOf(at[period] ?? '').filter(year => defaultPeriod(period, year) === at[period]);
      }) ?? [],
  );
  return [...new Set(found)].sort().map(year => ({
    axis: 'period',
    value: year,
    title: formatPeriod(year),
    reference: false,
  }));
}

/** A place in a school year as a place of one kind of time: of a term the spring, of a calendar year the one the year begins in. */
export function placeInTime(place: readonly AxisValue[], period: PeriodDimension): readonly AxisValue[] {
  return place.map(each =>
    each.axis === 'period' ? { ...each, value: defaultPeriod(period, each.value) } : each,
  );
}

/** Which part of a school year a measure is of, beside measures of others; empty for the school year itself. */
export function timeWithin(period: PeriodDimension): string {
  if (period === 'läsår') return '';
  return period === 'termin' ? ' (vårterminen)' : ' (kalenderåret då läsåret börjar)';
}
