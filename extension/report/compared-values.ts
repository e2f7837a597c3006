import { isNumber } from '../base/cell.ts';
import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { Answer } from '../directives/ask.ts';
import type { Bound } from '../directives/contract.ts';
import { mergedFrom, mergersBetween } from '../directives/mergers.ts';
import { breakBetween, periodOrder } from '../directives/period.ts';
import type { BoundReport } from './bind.ts';

/** A single value in running text, with its time. */
interface PlacedValue {
  readonly bound: Bound;
  readonly answer: Answer;
  readonly period: string;
}

/** « kan inte jämföras », « är inte jämförbara », « ett brott i serien »: a paragraph that tells of a break by itself. */
const tellsBreak =
  /(?<!\p{L})(?:inte|ej|aldrig|svår\p{L}*)\s[^.!?]{0,40}jämför|jämför\p{L}*\s(?:inte|ej)(?!\p{L})|(?<!\p{L})(?:serie|tids)?brott(?:et)?(?!\p{L})/iu;

/**
 * Paragraphs that hold single values of one unit against each other, from before and after it took over another, or from
 * before and after a break in the series, without saying so: `förändring` says so by itself, two single values do not.
 */
export function comparedValueProblems({ report, directives }: BoundReport): readonly Diagnostic[] {
  const { document, setting } = report;
  let blank: readonly number[] | undefined;
  const around = (offset: number) => {
    blank ??= blankLines(document.text);
    return paragraphAt(document.text, blank, offset);
  };
  const paragraphs = new Map<string, PlacedValue[]>();
  for (const { kind, bound, usable } of directives) {
    const answer = kind.name === 'värde' && usable ? bound.answers.värde : undefined;
    const [fact] = answer?.facts ?? [];
    const period = answer && fact?.at[answer.measure.period];
    const [unit] = answer?.ask.units ?? [];
    if (!answer || period === undefined || unit === undefined || !isNumber(fact?.value)) continue;
    if (answer.measure.breaks.length === 0 && !setting.vocabulary.units.get(unit)?.tookOver) continue;
    const { [answer.measure.period]: _, ...select } = answer.ask.select;
    const { start } = around(bound.directive.span.start.offset);
    const key = JSON.stringify([start, answer.measure.id, unit, Object.entries(select).sort()]);
    paragraphs.set(key, [...(paragraphs.get(key) ?? []), { bound, answer, period }]);
  }
  return [...paragraphs.values()].flatMap(values => {
    const sorted = values.toSorted((a, b) => periodOrder(a.period) - periodOrder(b.period));
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (!first || !last) return [];
    const { measure, ask } = first.answer;
    const ref = setting.vocabulary.units.get(ask.units[0] ?? '');
    const { text } = around(first.bound.directive.span.start.offset);
    const isNamed = (title: string) => text.toLocaleLowerCase('sv').includes(title.toLocaleLowerCase('sv'));
    const mergers = mergersBetween(ref, measure.period, first.period, last.period);
    const untold = mergers.filter(merger => !isNamed(merger.title));
    // A merger is a break of the unit's own series too, and is told as what it is.
    const merged = mergers.map(merger => mergedFrom(merger, measure.period));
    const breaks = measure.breaks.filter(at => !merged.includes(at));
    const broken = breakBetween(breaks, first.period, last.period);
    const place = { file: document.file, span: last.bound.directive.nameSpan };
    const times = { what: measure.title, from: first.period, to: last.period };
    return [
      ...(ref && untold.length > 0
        ? [
            diagnostic('value.compared-over-merger', place, {
              ...times,
              unit: ref.title,
              others: untold.map(merger => merger.title),
            }),
          ]
        : []),
      ...(broken === undefined || tellsBreak.test(text)
        ? []
        : [diagnostic('value.compared-over-break', place, { ...times, at: broken })]),
    ];
  });
}

/** Where the blank lines of a text begin, in order: looked for once, not anew for each value. */
const blankLines = (text: string) => [...text.matchAll(/\n[ \t]*\r?\n/g)].map(found => found.index);

/** The paragraph around an offset: what stands between blank lines. */
function paragraphAt(
  text: string,
  blank: readonly number[],
  offset: number,
): { readonly start: number; readonly text: string } {
  const start = blank.findLast(at => at < offset) ?? 0;
  return {
    start,
    text: text.slice(
      start,
      blank.find(at => at >= offset),
    ),
  };
}
