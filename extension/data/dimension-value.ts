import { schoolFormOf, schoolForms } from '../base/school-form.ts';
import { type Dimension, type PeriodDimension, periodDimensions } from '../base/table.ts';
import { periodOfKind } from './period-text.ts';

/** The canonical name of a total, in every dimension but the unit's where it may also be `riket` or `huvudman`. */
export const total = 'alla';

const totals: ReadonlySet<string> = new Set([
  'alla',
  'samtliga',
  'totalt',
  'total',
  'totalen',
  'summa',
  'båda',
  'alla elever',
  'samtliga elever',
]);

const sexes: Readonly<Record<string, readonly string[]>> = {
  F: ['f', 'k', 'kvinna', 'kvinnor', 'flicka', 'flickor'],
  P: ['p', 'm', 'man', 'män', 'pojke', 'pojkar'],
  [total]: [
    't',
    'båda könen',
    'flickor och pojkar',
    'pojkar och flickor',
    'kvinnor och män',
    'män och kvinnor',
  ],
};

/** Rows of a source about more than a unit, as sources name them. */
const wholes: ReadonlyMap<string, string> = new Map([
  ['hela riket', 'riket'],
  ['riket totalt', 'riket'],
  ['riket', 'riket'],
  ...['huvudman', 'huvudmannen', 'kommunen', 'hela kommunen', 'kommunen totalt'].map(
    word => [word, 'huvudman'] as const,
  ),
]);

/** True for a dimension of time. */
export function isPeriod(dimension: Dimension): dimension is PeriodDimension {
  return periodDimensions.some(each => each === dimension);
}

/**
 * A dimension's value in its canonical form: periods as `2024/25`, `vt2024`, `2024`; sex as F, P, alla; grade years as
 * `7`, `7-9`, `F-9`; totals as `alla`. `known` is false where the dimension has rules and the value follows none.
 */
export function dimensionValue(
  dimension: Dimension,
  written: string,
): { readonly value: string; readonly known: boolean } {
  const trimmed = written
    .trim()
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .normalize('NFC');
  const lower = trimmed.toLocaleLowerCase('sv');
  if (isPeriod(dimension)) {
    const period = periodOfKind(dimension, trimmed);
    return { value: period ?? trimmed, known: period !== undefined };
  }
  if (totals.has(lower)) return { value: total, known: true };
  if (dimension === 'kön') {
    const sex = Object.entries(sexes).find(([, words]) => words.includes(lower))?.[0];
    return { value: sex ?? trimmed, known: sex !== undefined };
  }
  if (dimension === 'enhet') return { value: wholes.get(lower) ?? trimmed, known: wholes.has(lower) };
  if (dimension === 'skolform') {
    const form = schoolFormOf(lower);
    return { value: schoolForms.some(each => each === form) ? form : trimmed, known: true };
  }
  if (dimension === 'årskurs') return { value: gradeYears(lower) ?? trimmed, known: true };
  return { value: trimmed, known: true };
}

/** `åk 7–9` as `7-9`, `förskoleklass` as `F`; undefined for what is no grade year of the compulsory school. */
function gradeYears(lower: string): string | undefined {
  const bare = lower
    .replace(/^(årskurserna|årskurs|åk|år)\.?\s*/, '')
    .replace(/förskoleklass|f-klass|fklass/g, 'f');
  const parts = /^(f|\d{1,2})(?:\s*[-–—−]\s*(\d{1,2}))?$/.exec(bare);
  if (!parts?.[1]) return undefined;
  const first = parts[1] === 'f' || Number(parts[1]) === 0 ? 'F' : String(Number(parts[1]));
  return parts[2] === undefined ? first : `${first}-${Number(parts[2])}`;
}

/** The single grade years of a range (`F-3` is F, 1, 2, 3), itself for a single one; undefined for other words. */
export function gradeYearsOf(value: string): readonly string[] | undefined {
  const parts = /^(F|\d{1,2})(?:-(\d{1,2}))?$/.exec(value);
  if (!parts?.[1]) return undefined;
  const first = parts[1] === 'F' ? 0 : Number(parts[1]);
  const last = parts[2] === undefined ? first : Number(parts[2]);
  if (last < first || last > 13) return undefined;
  return Array.from({ length: last - first + 1 }, (_, index) =>
    first + index === 0 ? 'F' : String(first + index),
  );
}

/**
 * Whether the values that a dimension has can stand for a written one: the value itself, a total of whatever there is, a
 * range of grade years each of which is there, alone or in a smaller range.
 */
export function isAnswerable(dimension: Dimension, written: string, values: readonly string[]): boolean {
  const { value } = dimensionValue(dimension, written);
  if (values.includes(value) || (value === total && !isPeriod(dimension))) return true;
  const years = dimension === 'årskurs' ? gradeYearsOf(value) : undefined;
  if (!years) return false;
  const there = new Set(values.flatMap(each => gradeYearsWithin(each, years)));
  return years.every(year => there.has(year));
}

/** The grade years of a value that lies within others; none for one that reaches outside them. */
export function gradeYearsWithin(value: string, years: readonly string[]): readonly string[] {
  const own = gradeYearsOf(value);
  return own?.every(year => years.includes(year)) ? own : [];
}
