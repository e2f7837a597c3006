import type { PeriodDimension } from '../base/table.ts';

/** A period as written in a report, with the dimension it belongs to and its canonical form. */
export interface Period {
  readonly kind: PeriodDimension;
  readonly value: string;
}

/** Reads `2024/25`, `2024-2025`, `2024/2025`, `vt2026`, `VT26`, `2025`; undefined for anything else. */
export function periodOf(written: string): Period | undefined {
  const year = /^(\d{4})[/-](\d{2}|\d{4})$/.exec(written);
  if (year?.[1] && year[2]) {
    const start = Number(year[1]);
    if ((start + 1) % 100 !== Number(year[2]) % 100) return undefined;
    return { kind: 'läsår', value: `${start}/${String((start + 1) % 100).padStart(2, '0')}` };
  }
  const term = /^([vh]t)\s?(\d{4}|\d{2})$/i.exec(written);
  if (term?.[1] && term[2]) {
    const full = term[2].length === 2 ? `20${term[2]}` : term[2];
    return { kind: 'termin', value: `${term[1].toLowerCase()}${full}` };
  }
  return /^(19|20)\d{2}$/.test(written) ? { kind: 'kalenderår', value: written } : undefined;
}

/** Orders periods of one kind in time: school years and calendar years by year, spring before autumn within a year. */
export function periodOrder(value: string): number {
  const period = periodOf(value);
  if (!period) return Number.MAX_SAFE_INTEGER;
  const year = Number(period.value.match(/\d{4}/)?.[0]);
  return year * 2 + (period.value.startsWith('ht') ? 1 : 0);
}

/** The school years that a period lies in: a term in one, a calendar year in two; none for what is no period. */
export function schoolYearsOf(value: string): readonly string[] {
  const period = periodOf(value);
  if (!period) return [];
  const year = Number(period.value.match(/\d{4}/)?.[0]);
  const from = (start: number) => `${start}/${String((start + 1) % 100).padStart(2, '0')}`;
  if (period.kind === 'läsår') return [period.value];
  if (period.kind === 'termin') return [from(period.value.startsWith('ht') ? year : year - 1)];
  return [from(year - 1), from(year)];
}

/** The first of a series' breaks that lies between two of its periods: what stands on both sides is not compared. */
export function breakBetween(breaks: readonly string[], from: string, to: string): string | undefined {
  return breaks.find(at => periodOrder(from) < periodOrder(at) && periodOrder(at) <= periodOrder(to));
}

/** The period one step earlier: the school year or calendar year before, the same term a year earlier. */
export function periodBefore(value: string): string {
  const period = periodOf(value);
  if (!period) return value;
  const year = Number(period.value.match(/\d{4}/)?.[0]) - 1;
  if (period.kind === 'läsår') return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
  return period.kind === 'termin' ? `${period.value.slice(0, 2)}${year}` : String(year);
}
