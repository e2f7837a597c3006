import type { Chart } from './chart.ts';
import { type DrawnSeries, visibleValues } from './drawn-series.ts';
import { fontOptions } from './font-text.ts';
import type { ChartLook } from './look.ts';

/** Ends of a value axis: fixed ones, or such as the axis must at least reach. */
export interface AxisBounds {
  readonly min?: number;
  readonly max?: number;
  readonly suggestedMin?: number;
  readonly suggestedMax?: number;
}

/**
 * The ends of the value axis, from what is shown and nothing else: fixed ends of the chart widened by values outside
 * them, the target included. Bars begin at zero; other axes have some air, yet shares stay within 0–100 and what is never
 * negative above zero.
 */
export function axisBounds(
  chart: Pick<Chart, 'format' | 'target' | 'min' | 'max'>,
  values: readonly number[],
  fromZero: boolean,
): AxisBounds {
  const shown = [...values, ...(chart.target ? [chart.target.value] : []), ...(fromZero ? [0] : [])];
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const air = fromZero ? 0 : (high - low) * 0.08;
  const ceiling = chart.format(1).includes('%') && high <= 100 ? 100 : Number.POSITIVE_INFINITY;
  const floor = low >= 0 ? 0 : Number.NEGATIVE_INFINITY;
  return {
    ...(chart.min !== undefined
      ? { min: Math.min(chart.min, low) }
      : shown.length > 0 && { suggestedMin: Math.max(floor, low - air) }),
    ...(chart.max !== undefined
      ? { max: Math.max(chart.max, high) }
      : shown.length > 0 && { suggestedMax: Math.min(ceiling, high + air) }),
  };
}

/** Every number that a chart shows on its value axis; `stacked` ones as the sums that their stacks reach. */
export function shownNumbers(drawn: readonly DrawnSeries[], stacked: boolean): readonly number[] {
  const values = drawn.flatMap(visibleValues);
  if (!stacked) return values.map(({ value }) => value);
  const sums = new Map<string, number>();
  for (const { index, value } of values) {
    const key = `${index}${value < 0 ? '-' : '+'}`;
    sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return [...sums.values()];
}

/** How many decimals a format writes. */
function decimalsOf(format: (value: number) => string): number {
  return /,(\d+)/.exec(format(0.123456789))?.[1]?.length ?? 0;
}

/** The texts of an axis: as the format writes them, without decimals that are zero on all of them. */
function tickTexts(values: readonly number[], format: (value: number) => string): string[] {
  const texts = values.map(value => format(value));
  const zeros = /,0+(?!\d)/;
  return texts.every(text => zeros.test(text)) ? texts.map(text => text.replace(zeros, '')) : texts;
}

/** Options that value axes share; without numbers to show and fixed ends the axis has no figures. */
export function valueScale(
  bounds: AxisBounds,
  format: (value: number) => string,
  look: ChartLook,
  anything: boolean,
) {
  const figures = anything || (bounds.min !== undefined && bounds.max !== undefined);
  return {
    type: 'linear' as const,
    ...bounds,
    border: { display: false },
    grid: { display: figures, color: gridColour(look), lineWidth: 1, drawTicks: false },
    ticks: {
      display: figures,
      color: look.muted,
      font: fontOptions(look),
      padding: 6,
      maxTicksLimit: 6,
      precision: decimalsOf(format),
      callback: (_: unknown, index: number, ticks: readonly { readonly value: number }[]) =>
        tickTexts(
          ticks.map(tick => tick.value),
          format,
        )[index] ?? '',
    },
  };
}

/** Grid lines light, the line of zero dark. */
function gridColour(look: ChartLook) {
  return (context: { readonly tick?: { readonly value: number } | undefined }) =>
    context.tick?.value === 0 ? look.muted : look.grid;
}
