import type { Fact } from '../../base/table.ts';
import { breakBetween, periodBefore } from '../../directives/period.ts';
import type { Vocabulary } from '../../directives/setting.ts';
import { position } from '../../indicators/compare.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import type { IndicatorSeries } from './indicator-series.ts';

/** An indicator that calls for an analysis, and why: words of a sentence, never numbers. */
export interface Deviation {
  readonly indicator: Indicator;
  readonly reasons: readonly string[];
}

/** Of some followed indicators those whose newest value misses the target, or is worse than before or than others by what is worth explaining. */
export function deviations(
  followed: readonly IndicatorSeries[],
  unit: string,
  units: Vocabulary['units'],
): readonly Deviation[] {
  return followed.flatMap(series => {
    const { indicator, current } = series;
    const reasons = current ? reasonsFor(series, current, unit, units) : [];
    return reasons.length > 0 ? [{ indicator, reasons }] : [];
  });
}

function reasonsFor(
  { indicator, facts, against, breaks }: IndicatorSeries,
  current: Fact,
  unit: string,
  units: Vocabulary['units'],
): readonly string[] {
  const { direction, deviation, period, target } = indicator;
  const goal = target?.units[unit] ?? target?.value;
  const worse = (reference: Fact | undefined) =>
    reference !== undefined && position(current.value, reference.value, direction, deviation) === 'worse';
  const at = (all: readonly Fact[], when: string | undefined) => all.find(fact => fact.at[period] === when);
  const now = current.at[period];
  const year = now === undefined ? undefined : periodBefore(now);
  const isWhole = now !== undefined && year !== undefined && breakBetween(breaks, year, now) === undefined;
  const before = isWhole ? at(facts, year) : undefined;
  return [
    ...(goal !== undefined && position(current.value, goal, direction) === 'worse'
      ? ['når inte målvärdet']
      : []),
    ...(worse(before) ? ['är sämre än året före'] : []),
    ...[...against].flatMap(([reference, series]) =>
      worse(at(series, now)) ? [`är sämre än ${nameOf(reference, units)}`] : [],
    ),
  ];
}

function nameOf(reference: string, units: Vocabulary['units']): string {
  if (reference === 'huvudman') return 'huvudmannens värde';
  const title = units.get(reference)?.title ?? reference;
  return title.charAt(0).toLocaleLowerCase('sv') + title.slice(1);
}
