import type { ChartConfiguration } from 'chart.js';
import { categoryScaleBelow, slotWidth } from './category-axis.ts';
import type { Chart } from './chart.ts';
import { cutAxis } from './cut-axis.ts';
import { type DrawnSeries, drawnSeries, filledIn, withPrintedValues } from './drawn-series.ts';
import { framed, nothingShown } from './frame.ts';
import { legend } from './legend.ts';
import { lineMarks } from './line-marks.ts';
import type { ChartLook } from './look.ts';
import { lineEnds, marginLabels, marginWidth, targetLabel } from './margin-labels.ts';
import type { Part } from './parts.ts';
import { innerBreaks, seriesBreaks } from './series-breaks.ts';
import { targetLine } from './target-line.ts';
import { pointTips } from './tips.ts';
import { axisBounds, shownNumbers, valueScale } from './value-axis.ts';
import { pointValues } from './value-labels.ts';

/** Lines over time: each series in one dataset per stretch between breaks, its approximate values in one of open points. */
export function lineChart(chart: Chart, look: ChartLook, width: number): ChartConfiguration {
  const drawn = drawnSeries(chart, look);
  const breaks = innerBreaks(chart.breaks, chart.categories.length);
  const parts = drawn.flatMap(series => linesOf(series, breaks));
  const printed = withPrintedValues(drawn);
  const numbers = shownNumbers(drawn, false);
  const target = targetLabel(chart, look, width * 0.2);
  const ends = drawn.length > 1 ? lineEnds(drawn, look, width * 0.24, printed) : [];
  const margin = [...(ends ?? []), ...(target ? [target] : [])];
  // The last point stands half a slot inside the plot, and labels begin beside it.
  const half = slotWidth(chart, width - marginWidth(margin, look)) / 2;
  return framed(
    {
      type: 'line',
      width,
      labels: chart.categories,
      datasets: parts.map(part => lineDataset(part, chart.categories.length, look)),
      above: chart.yTitle,
      below: numbers.length > 0 ? [] : [nothingShown],
      right: target
        ? marginWidth(margin, look)
        : Math.max(0, marginWidth(margin, look) - Math.max(0, half - 8)),
      top: breaks.length > 0 ? look.fontSize + 6 : 10,
      scales: {
        x: categoryScaleBelow(chart, look, width - marginWidth(margin, look)),
        y: valueScale(axisBounds(chart, numbers, false), chart.format, look, numbers.length > 0),
      },
      plugins: [
        ...(ends ? [] : [legend(drawn, 'line', look)]),
        ...(chart.target ? [targetLine(chart.target, look, false, 'nothing')] : []),
        cutAxis(chart.yTitle, look),
        seriesBreaks(breaks, look, false),
        lineMarks(drawn, look, slotWidth(chart, width - marginWidth(margin, look))),
        pointValues(parts, printed, look, chart.target?.value),
        marginLabels(margin, look),
        pointTips(parts, chart.categories),
      ],
    },
    look,
  );
}

/** A series cut at the breaks, so that no dataset holds points from both sides of one. */
function linesOf(series: DrawnSeries, breaks: readonly number[]): Part[] {
  const parts: Part[] = [];
  for (const [i, start] of [0, ...breaks].entries()) {
    const end = breaks[i] ?? Number.POSITIVE_INFINITY;
    const values = series.exact.filter(({ index }) => index >= start && index < end);
    if (values.length > 0) parts.push({ series, values, approximate: false });
  }
  if (series.about.length > 0) parts.push({ series, values: series.about, approximate: true });
  return parts;
}

/** How a stretch of a line, or a set of open points, is drawn. */
export function lineDataset(part: Part, length: number, look: ChartLook) {
  const { style, role, name } = part.series;
  const own = role === 'own';
  return {
    label: name,
    data: filledIn(part.values, length),
    showLine: !part.approximate,
    spanGaps: false,
    fill: false,
    tension: 0,
    clip: false as const,
    order: own ? 0 : 1,
    borderColor: style.colour,
    borderWidth: own ? 2.5 : 1.5,
    borderDash: [...style.dash],
    borderJoinStyle: 'round' as const,
    pointStyle: style.point,
    pointRadius: own ? 4 : 3.2,
    pointBorderColor: style.colour,
    pointBorderWidth: part.approximate ? 1.75 : 1,
    pointBackgroundColor: part.approximate ? look.paper : style.colour,
  };
}
