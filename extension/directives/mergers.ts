import type { PeriodDimension } from '../base/table.ts';
import { periodOf, periodOrder } from './period.ts';
import type { Merger, UnitRef } from './setting.ts';

/** The first period of a kind in which a unit that was taken over is part of the other: `2026/27`, `ht2026`, `2026`. */
export function mergedFrom({ until }: Merger, kind: PeriodDimension): string {
  const start = Number(until.slice(0, 4)) + 1;
  if (kind === 'läsår') return `${start}/${String((start + 1) % 100).padStart(2, '0')}`;
  return kind === 'termin' ? `ht${start}` : String(start);
}

/** The units that one took over beside what it had, between two periods: before and after, its numbers are not about the same children. */
export function mergersBetween(
  ref: UnitRef | undefined,
  kind: PeriodDimension,
  from: string,
  to: string,
): readonly Merger[] {
  return (ref?.tookOver ?? []).filter(merger => {
    if (merger.isRenamed) return false;
    const at = periodOrder(mergedFrom(merger, kind));
    return periodOrder(from) < at && at <= periodOrder(to);
  });
}

/** The periods of a series at which its one unit became larger; none for a single period. */
export function mergersWithin(
  ref: UnitRef | undefined,
  kind: PeriodDimension,
  periods: readonly string[],
): readonly Merger[] {
  const sorted = periods
    .filter(period => periodOf(period) !== undefined)
    .toSorted((a, b) => periodOrder(a) - periodOrder(b));
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first === undefined || last === undefined ? [] : mergersBetween(ref, kind, first, last);
}
