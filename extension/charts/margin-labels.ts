import type { Plugin } from 'chart.js';
import type { Chart } from './chart.ts';
import { type DrawnSeries, visibleValues } from './drawn-series.ts';
import { fontText } from './font-text.ts';
import { textColour } from './ink.ts';
import { spread } from './label-places.ts';
import type { ChartLook } from './look.ts';
import { widest, wrapText } from './text-width.ts';

/** A label in the margin right of the plot, at a value of the y axis. */
export interface MarginLabel {
  readonly lines: readonly string[];
  readonly value: number;
  readonly colour: string;
  readonly weight: 400 | 600;
}

const [distance, mostSeries] = [10, 6];
const lineHeight = (look: ChartLook) => look.fontSize * 1.15;

/**
 * The names of lines at their ends, in place of a legend: undefined where there are too many lines, one has nothing to
 * stand at, or a name is too long. With `withValues` the last value stands behind the name.
 */
export function lineEnds(
  drawn: readonly DrawnSeries[],
  look: ChartLook,
  width: number,
  withValues: ReadonlySet<DrawnSeries>,
): readonly MarginLabel[] | undefined {
  if (drawn.length > mostSeries) return undefined;
  const labels = drawn.map(series => {
    const last = visibleValues(series).at(-1);
    if (!last) return undefined;
    const text = withValues.has(series) ? series.name : `${series.name} ${last.text}`;
    const lines = wrapText(text, width, look.fontSize, 3);
    if (lines.at(-1)?.endsWith('…') || widest(lines, look.fontSize, 600) > width * 1.15) return undefined;
    const weight = series.role === 'own' ? 600 : 400;
    return { lines, value: last.value, colour: textColour(series.style.colour, look.paper), weight } as const;
  });
  return labels.every(label => label !== undefined) ? labels : undefined;
}

/** The label of the target line. */
export function targetLabel(chart: Chart, look: ChartLook, width: number): MarginLabel | undefined {
  if (!chart.target) return undefined;
  const lines = wrapText(chart.target.label, width, look.fontSize, 3);
  return { lines, value: chart.target.value, colour: look.text, weight: 400 };
}

/** Width in px that the labels need right of the plot, of which `inside` px lie in it. */
export function marginWidth(labels: readonly MarginLabel[], look: ChartLook): number {
  const widths = labels.map(label => widest(label.lines, look.fontSize, label.weight));
  return labels.length === 0 ? 0 : Math.ceil(Math.max(...widths) + distance + 2);
}

/** Draws labels in the right margin at their values, moved apart where they would meet. `x` is where they begin. */
export function marginLabels(labels: readonly MarginLabel[], look: ChartLook): Plugin {
  return {
    id: 'ska-margin',
    afterDatasetsDraw(drawing) {
      const scale = drawing.scales.y;
      if (!scale) return;
      const { ctx, chartArea: area } = drawing;
      const left = drawing.width - marginWidth(labels, look) + distance;
      const heights = labels.map(label => label.lines.length * lineHeight(look) + 2);
      const wishes = labels.map(label => scale.getPixelForValue(label.value));
      const middles = spread(wishes, heights, area.top - 8, area.bottom + 8);
      ctx.save();
      ctx.textAlign = 'left';
      ctx.textBaseline = 'middle';
      for (const [i, label] of labels.entries()) {
        ctx.font = fontText(look, label.weight);
        ctx.fillStyle = label.colour;
        for (const [row, line] of label.lines.entries()) {
          const shift = (row - (label.lines.length - 1) / 2) * lineHeight(look);
          ctx.fillText(line, left, (middles[i] ?? 0) + shift);
        }
      }
      ctx.restore();
    },
  };
}
