import type { ChartConfiguration } from 'chart.js';
import { barMarks } from './bar-marks.ts';
import { barPatterns } from './bar-patterns.ts';
import {
  axisTitle,
  categoryScaleBelow,
  categoryScaleLeft,
  namesNeedRows,
  slotWidth,
} from './category-axis.ts';
import type { Chart } from './chart.ts';
import { drawnSeries, fewValues, filledIn, withPrintedValues } from './drawn-series.ts';
import { framed, nothingShown } from './frame.ts';
import { legend } from './legend.ts';
import type { ChartLook } from './look.ts';
import { marginLabels, marginWidth, targetLabel } from './margin-labels.ts';
import type { Part } from './parts.ts';
import { innerBreaks, seriesBreaks } from './series-breaks.ts';
import { targetLine } from './target-line.ts';
import { barTips } from './tips.ts';
import { axisBounds, shownNumbers, valueScale } from './value-axis.ts';
import { barValues, stackValues } from './value-labels.ts';

/** Thickness of the broadest bar, px. */
const thickest = 54;

/**
 * Bars side by side (`stapel`) or on each other (`staplad`), from zero; lying where the names are long. Each series has a
 * dataset of exact values and, where needed, one of approximate values on the same places.
 */
export function barChart(chart: Chart, look: ChartLook, width: number): ChartConfiguration {
  const stacked = chart.type === 'staplad';
  const horizontal = namesNeedRows(chart, look, width);
  const drawn = drawnSeries(chart, look);
  const breaks = innerBreaks(chart.breaks, chart.categories.length);
  const parts = drawn.flatMap((series): Part[] => [
    { series, values: series.exact, approximate: false },
    ...(series.about.length > 0 ? [{ series, values: series.about, approximate: true }] : []),
  ]);
  // Lying bars and stacked parts have room for more figures than points have.
  const printed = withPrintedValues(drawn, horizontal || stacked ? 40 : fewValues);
  const numbers = shownNumbers(drawn, stacked);
  const bounds = axisBounds(chart, numbers, true);
  const values = valueScale(bounds, chart.format, look, numbers.length > 0);
  const target = horizontal ? undefined : targetLabel(chart, look, width * 0.2);
  const margin = target ? [target] : [];
  const room = width - marginWidth(margin, look);
  // Few categories are wide: the bars of one still stand side by side.
  const together = Math.min(0.78, ((thickest + 5) * (stacked ? 1 : drawn.length)) / slotWidth(chart, room));
  const above = breaks.length > 0 || (horizontal && chart.target);
  return framed(
    {
      type: 'bar',
      width,
      horizontal,
      labels: chart.categories,
      datasets: parts.map(part =>
        barDataset(part, chart.categories.length, look, stacked, drawn.indexOf(part.series), together),
      ),
      below: numbers.length > 0 ? [] : [nothingShown],
      above: horizontal ? undefined : chart.yTitle,
      right: marginWidth(margin, look) + (horizontal ? 28 : 0),
      top: above ? look.fontSize + 6 : 10,
      scales: horizontal
        ? {
            x: { ...values, title: axisTitle(chart.yTitle, look) },
            y: categoryScaleLeft(chart.categories, look, width),
          }
        : { x: categoryScaleBelow(chart, look, room), y: values },
      plugins: [
        ...(drawn.length > 1 ? [legend(drawn, 'bar', look)] : []),
        barPatterns(parts, look, horizontal),
        ...(chart.target ? [targetLine(chart.target, look, horizontal, 'bars')] : []),
        seriesBreaks(breaks, look, horizontal),
        barMarks(parts, look, horizontal, stacked),
        (stacked ? stackValues : barValues)(parts, printed, look, horizontal, chart.target?.value),
        marginLabels(margin, look),
        barTips(parts, chart.categories, horizontal),
      ],
    },
    look,
  );
}

function barDataset(
  part: Part,
  length: number,
  look: ChartLook,
  stacked: boolean,
  place: number,
  together: number,
) {
  const { style, role, name } = part.series;
  const open = part.approximate || role === 'reference';
  return {
    label: name,
    data: filledIn(part.values, length),
    stack: stacked ? 'all' : `series-${place}`,
    backgroundColor: open ? look.paper : style.colour,
    borderColor: open ? style.colour : look.paper,
    borderWidth: open ? 1.5 : stacked ? 0.75 : 0,
    borderSkipped: false as const,
    maxBarThickness: thickest,
    categoryPercentage: together,
    barPercentage: 0.92,
    clip: false as const,
  };
}
