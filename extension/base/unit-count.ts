import type { Language } from './problem.ts';

/** A number of units with its noun: « 1 enhet », « 12 enheter », `1 unit`; of a part the whole decides: « 0 av 1 enhet ». */
export function unitCount(n: number, language: Language = 'sv'): string {
  const [one, many] = language === 'sv' ? (['enhet', 'enheter'] as const) : (['unit', 'units'] as const);
  return `${n} ${n === 1 ? one : many}`;
}
