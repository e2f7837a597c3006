import { isNumber } from '../base/cell.ts';
import type { Fact } from '../base/table.ts';
import type { Answer } from '../directives/ask.ts';
import { wordsOf } from '../directives/attributes.ts';
import type { Typed } from '../directives/contract.ts';
import { cellText } from '../directives/numbers.ts';
import { formatPeriod } from '../theme/number-style.ts';

/** One period of a series: its name and its protected value as they are written. */
export interface SeriesPoint {
  readonly period: string;
  readonly text: string;
  /** The fact itself: a number or a state. */
  readonly fact: Fact;
}

/** The periods of a series in order, of its first unit. */
export function seriesPoints(answer: Answer): readonly SeriesPoint[] {
  const unit = answer.facts[0]?.at.enhet;
  return answer.facts
    .filter(fact => fact.at.enhet === unit)
    .map(fact => ({
      period: formatPeriod(fact.at[answer.measure.period] ?? ''),
      text: cellText(fact.value, answer.measure, { typography: 'typed' }),
      fact,
    }));
}

/** The last value of a series, « 222,8 (2025/26) »; undefined without one. */
export function latestText(answer: Answer | undefined): string | undefined {
  const last = answer && seriesPoints(answer).at(-1);
  return last && `${last.text} (${last.period})`;
}

const blocks = '▁▂▃▄▅▆▇█';

/** A series as a line of blocks; a state leaves a gap. Empty when fewer than two periods have a number: one is no trend. */
export function sparkline(points: readonly SeriesPoint[]): string {
  const numbers = points.flatMap(({ fact }) => (isNumber(fact.value) ? [fact.value] : []));
  if (numbers.length < 2) return '';
  const least = Math.min(...numbers);
  const range = Math.max(...numbers) - least;
  return points
    .map(({ fact }) => {
      if (!isNumber(fact.value)) return '·';
      const level = range === 0 ? 3 : Math.round(((fact.value - least) / range) * (blocks.length - 1));
      return blocks[level] ?? '';
    })
    .join('');
}

/**
 * The query (see `askSeries`) whose answer is the trend behind a value: the same indicator or column, unit and selection,
 * up to the same period. Undefined for a directive that asks for no single thing.
 */
export function seriesQuery(typed: Typed): string | undefined {
  const spec = typed.spec as Readonly<Record<string, string | undefined>>;
  const [indicator, another] = wordsOf(spec.indikator);
  const plain = indicator !== undefined && another === undefined;
  if (!plain && !(spec.källa !== undefined && spec.kolumn !== undefined)) return undefined;
  const unit = wordsOf(spec.enhet)[0];
  const named = plain
    ? [['', indicator]]
    : [
        ['källa', spec.källa],
        ['kolumn', spec.kolumn],
      ];
  const until = spec.till ?? wordsOf(spec.period ?? spec.läsår).at(-1);
  const parts = [
    ...named,
    ...(unit === undefined ? [] : [['enhet', unit]]),
    ...Object.entries(typed.dimensions).map(([name, values]) => [name, values.join(', ')]),
    ...(until === undefined ? [] : [['period', until]]),
  ];
  return parts.map(([key, value = '']) => (key ? `${key}=${quoted(value)}` : value)).join(' ');
}

function quoted(value: string): string {
  return /[\s,]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}
