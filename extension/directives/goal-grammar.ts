import { nearest } from '../schema/nearest.ts';
import { parseNumber } from '../theme/number-style.ts';
import type { Vocabulary } from './setting.ts';

/** `Målvärde: högst 15 %`: what is to be reached, in the indicator's unit. */
export interface TargetValue {
  readonly bound: 'at-most' | 'at-least' | 'exactly';
  readonly value: number;
}

const bounds: readonly (readonly [RegExp, TargetValue['bound']])[] = [
  [/^(?:högst|max|maximalt|som mest|≤)\s*/iu, 'at-most'],
  [/^(?:minst|lägst|som minst|≥)\s*/iu, 'at-least'],
];

/** Reads `högst 15 %`, `minst 92,5`, `15`; undefined for anything else. */
export function parseTarget(written: string): TargetValue | undefined {
  const text = written.trim();
  const found = bounds.find(([pattern]) => pattern.test(text));
  const value = parseNumber(found ? text.replace(found[0], '') : text);
  return value === undefined ? undefined : { bound: found?.[1] ?? 'exactly', value };
}

/** `Indikator: frånvaro-över-15, årskurs 7–9`: an indicator and a selection by dimensions. */
export interface IndicatorPhrase {
  readonly indicator: string;
  readonly select: Readonly<Record<string, readonly string[]>>;
}

/** What of an indicator phrase could not be read. */
export type PhraseProblem =
  | { readonly kind: 'indicator'; readonly name: string; readonly nearest: string | undefined }
  | {
      readonly kind: 'selection';
      readonly part: string;
      readonly allowed: readonly string[];
      readonly nearest: string | undefined;
    };

const usual = ['årskurs', 'kön', 'ämne', 'skolform'] as const;

/** Reads an indicator's id or name, then `dimension value` or `dimension=value` parts after commas. */
export function parseIndicatorPhrase(
  written: string,
  vocabulary: Pick<Vocabulary, 'indicators' | 'dimensions'>,
): { readonly phrase: IndicatorPhrase | undefined; readonly problems: readonly PhraseProblem[] } {
  const [first = '', ...rest] = written.split(',').map(part => part.trim());
  const folded = first.toLocaleLowerCase('sv');
  const indicator = vocabulary.indicators.has(first)
    ? first
    : [...vocabulary.indicators.values()].find(
        each => each.id === folded || each.name.toLocaleLowerCase('sv') === folded,
      )?.id;
  const allowed = [...new Set([...vocabulary.dimensions, ...usual])];
  const problems: PhraseProblem[] = [];
  if (indicator === undefined)
    problems.push({ kind: 'indicator', name: first, nearest: nearest(first, vocabulary.indicators.keys()) });
  const select: Record<string, readonly string[]> = {};
  for (const part of rest.filter(Boolean)) {
    const [, name, value] = /^(\p{L}[\p{L}\d-]*)(?:\s*=\s*|\s+)(.+)$/u.exec(part) ?? [];
    const dimension = allowed.find(each => each === name?.toLocaleLowerCase('sv'));
    if (dimension && value) select[dimension] = [value.replaceAll('–', '-').replaceAll('"', '').trim()];
    else problems.push({ kind: 'selection', part, allowed, nearest: nearest(name ?? part, allowed) });
  }
  return { phrase: indicator === undefined ? undefined : { indicator, select }, problems };
}
