import type { ChartConfiguration } from 'chart.js';
import type { Chart } from './chart.ts';
import { type DrawnSeries, drawnSeries, withPrintedValues } from './drawn-series.ts';
import { fontOptions } from './font-text.ts';
import { framed, nothingShown } from './frame.ts';
import { legend } from './legend.ts';
import { lineDataset } from './line-chart.ts';
import type { ChartLook } from './look.ts';
import type { Part } from './parts.ts';
import { wrapText } from './text-width.ts';
import { pointTips } from './tips.ts';
import { axisBounds, shownNumbers, valueScale } from './value-axis.ts';
import { pointValues } from './value-labels.ts';

const namesShare = 0.22;

/** A ring of scales from zero with one outline per series. Gaps have their marks under the scale's name; the target is a ring. */
export function radarChart(chart: Chart, look: ChartLook, width: number): ChartConfiguration {
  const shown = drawnSeries(chart, look);
  const target = targetRing(chart, look);
  const drawn = target ? [...shown, target] : shown;
  const parts = drawn.flatMap((series): Part[] => [
    ...(series.exact.length > 0 ? [{ series, values: series.exact, approximate: false }] : []),
    ...(series.about.length > 0 ? [{ series, values: series.about, approximate: true }] : []),
  ]);
  const numbers = shownNumbers(shown, false);
  const scale = valueScale(axisBounds(chart, numbers, true), chart.format, look, numbers.length > 0);
  const own = shown.filter(series => series.role === 'own');
  const printed = withPrintedValues(shown);
  return framed(
    {
      type: 'radar',
      width,
      labels: chart.categories.map((name, index) => [
        ...wrapText(name, width * namesShare, look.fontSize, 3),
        ...marksAt(shown, index),
      ]),
      datasets: parts.map(part => ({
        ...lineDataset(part, chart.categories.length, look),
        ...(part.series.plain && { pointRadius: 0 }),
      })),
      above: chart.yTitle,
      below: numbers.length > 0 ? [] : [nothingShown],
      scales: {
        r: {
          ...scale,
          type: 'radialLinear',
          grid: { color: look.grid },
          angleLines: { color: look.grid },
          pointLabels: { color: look.text, font: fontOptions(look), padding: 8 },
          ticks: { ...scale.ticks, backdropColor: look.paper, backdropPadding: 2, maxTicksLimit: 5, z: 0 },
        },
      },
      plugins: [
        ...(drawn.length > 1 ? [legend(drawn, 'line', look)] : []),
        pointValues(
          parts,
          own.length === 1 && shown.length <= 2 ? new Set(own) : shown.length === 1 ? printed : new Set(),
          look,
        ),
        pointTips(parts, chart.categories),
      ],
    },
    look,
  );
}

/** The marks at a scale: one where all agree, else each with its series' name. */
function marksAt(drawn: readonly DrawnSeries[], index: number): string[] {
  const marks = drawn.flatMap(series => {
    const mark = series.marks.find(found => found.index === index);
    return mark ? [{ name: series.name, text: mark.text }] : [];
  });
  const same = marks.length === drawn.length && new Set(marks.map(mark => mark.text)).size === 1;
  return same ? marks.slice(0, 1).map(mark => mark.text) : marks.map(mark => `${mark.name} ${mark.text}`);
}

/** The target as a ring of its own. */
function targetRing({ target, categories }: Chart, look: ChartLook): DrawnSeries | undefined {
  if (!target) return undefined;
  return {
    name: target.label,
    role: 'reference',
    style: { colour: look.text, point: 'circle', dash: [8, 3, 2, 3], fill: 'solid' },
    exact: categories.map((_, index) => ({ index, value: target.value, text: '' })),
    about: [],
    marks: [],
    plain: true,
  };
}
