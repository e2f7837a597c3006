import type { ChartConfiguration, Plugin } from 'chart.js';
import { isNumber, missing } from '../base/cell.ts';
import { axisTitle } from './category-axis.ts';
import type { Chart, ChartSeries } from './chart.ts';
import { drawnSeries, fewValues, markOf, placeOf } from './drawn-series.ts';
import { fontText } from './font-text.ts';
import { framed } from './frame.ts';
import { textColour } from './ink.ts';
import { placeLabels } from './label-places.ts';
import { legend } from './legend.ts';
import type { ChartLook, SeriesStyle } from './look.ts';
import { marginLabels, marginWidth, targetLabel } from './margin-labels.ts';
import { targetLine } from './target-line.ts';
import { textWidth } from './text-width.ts';
import { around, tips } from './tips.ts';
import { axisBounds, valueScale } from './value-axis.ts';

interface Point {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly approximate: boolean;
}

/** A point that has no place, with the marks of its states. */
interface HiddenPoint {
  readonly label: string;
  readonly marks: string;
}

/** Points of two numbers. A point of which one is a state has no place: it is named under the chart with its marks. */
export function scatterChart(chart: Chart, look: ChartLook, width: number): ChartConfiguration {
  const drawn = drawnSeries({ ...chart, categories: [] }, look);
  const clouds = chart.series.map((series, i) => ({ ...cloudOf(series), series: drawn[i] }));
  const datasets = clouds.flatMap(({ points, series }) => {
    if (!series) return [];
    const of = (approximate: boolean) => points.filter(point => point.approximate === approximate);
    const exact = pointDataset(of(false), series.name, series.style, series.role === 'own', false, look);
    const about = pointDataset(of(true), series.name, series.style, series.role === 'own', true, look);
    return about.data.length > 0 ? [exact, about] : [exact];
  });
  const points = clouds.flatMap(cloud => cloud.points);
  const hidden = clouds.flatMap(cloud => cloud.hidden);
  const formatX = chart.formatX ?? chart.format;
  const bounds = axisBounds(
    chart,
    points.map(point => point.y),
    false,
  );
  const boundsX = axisBounds(
    { format: formatX },
    points.map(point => point.x),
    false,
  );
  const target = targetLabel(chart, look, width * 0.2);
  const margin = target ? [target] : [];
  const x = valueScale(boundsX, formatX, look, points.length > 0);
  return framed(
    {
      type: 'scatter',
      width,
      labels: [],
      datasets,
      above: chart.yTitle,
      below: hidden.length > 0 ? [hiddenLine(hidden)] : [],
      right: Math.max(20, marginWidth(margin, look)),
      top: 6,
      scales: {
        x: { ...x, border: { color: look.muted }, title: axisTitle(chart.xTitle, look) },
        y: valueScale(bounds, chart.format, look, points.length > 0),
      },
      plugins: [
        ...(drawn.length > 1 ? [legend(drawn, 'point', look)] : []),
        ...(chart.target ? [targetLine(chart.target, look, false, 'nothing')] : []),
        pointNames(
          clouds.flatMap(({ points, series }) => (series ? [{ points, style: series.style }] : [])),
          look,
        ),
        marginLabels(margin, look),
        pointTips(points, chart),
      ],
    },
    look,
  );
}

/** « Visas inte i diagrammet (..): Lunden, Resursskolan. » – the names that share a mark together. */
function hiddenLine(hidden: readonly HiddenPoint[]): string {
  const marks = [...new Set(hidden.map(one => one.marks))];
  const groups = marks.map(mark => {
    const names = hidden.filter(one => one.marks === mark).map(one => one.label);
    return `(${mark}): ${names.join(', ')}`;
  });
  return `Visas inte i diagrammet ${groups.join('; ')}.`;
}

/** The points of a series, and those that have no place. */
function cloudOf(series: ChartSeries): {
  readonly points: readonly Point[];
  readonly hidden: readonly HiddenPoint[];
} {
  const points: Point[] = [];
  const hidden: HiddenPoint[] = [];
  for (const [i, y] of series.values.entries()) {
    const x = series.x?.[i] ?? missing;
    const [left, up] = [placeOf(x), placeOf(y)];
    const label = series.labels?.[i] ?? '';
    if (left !== undefined && up !== undefined) {
      points.push({ x: left, y: up, label, approximate: !isNumber(x) || !isNumber(y) });
      continue;
    }
    const marks = [y, x].flatMap(cell => (isNumber(cell) ? [] : [markOf(cell)]));
    hidden.push({ label: label || series.name, marks: [...new Set(marks)].join(' och ') });
  }
  return { points, hidden };
}

function pointDataset(
  points: readonly Point[],
  label: string,
  style: SeriesStyle,
  own: boolean,
  approximate: boolean,
  look: ChartLook,
) {
  return {
    label,
    data: points.map(({ x, y }) => ({ x, y })),
    order: own ? 0 : 1,
    clip: false as const,
    pointStyle: style.point,
    pointRadius: own ? 5 : 4,
    pointBorderColor: approximate ? style.colour : look.paper,
    pointBorderWidth: approximate ? 1.75 : 0.75,
    pointBackgroundColor: approximate ? look.paper : style.colour,
  };
}

/** « Vasaskolan: 81,3 %; 227,8 » – each point's name and its two numbers, across before up. */
function pointTips(points: readonly Point[], { format, formatX }: Chart): Plugin {
  return tips(({ scales: { x, y } }) =>
    points.flatMap(point => {
      if (!x || !y) return [];
      const about = point.approximate ? 'cirka ' : '';
      const numbers = `${about}${(formatX ?? format)(point.x)}; ${format(point.y)}`;
      const text = point.label ? `${point.label}: ${numbers}` : numbers;
      return [{ ...around(x.getPixelForValue(point.x), y.getPixelForValue(point.y)), text }];
    }),
  );
}

/** What each point is, beside it, while the points are few enough to be named. */
function pointNames(
  clouds: readonly { readonly points: readonly Point[]; readonly style: SeriesStyle }[],
  look: ChartLook,
): Plugin {
  const named = clouds.flatMap(({ points, style }) => points.map(point => ({ ...point, style })));
  return {
    id: 'ska-names',
    afterDatasetsDraw(drawing) {
      const { x, y } = drawing.scales;
      if (!x || !y || named.length > fewValues * 2) return;
      const size = look.fontSize * 0.92;
      const placed = named.map(point => ({
        ...point,
        left: x.getPixelForValue(point.x),
        top: y.getPixelForValue(point.y),
      }));
      const asks = placed.map(point => ({
        x: point.left,
        y: point.top,
        width: textWidth(point.label, size),
        height: size,
        sides: ['right', 'left', 'above', 'below'] as const,
      }));
      const obstacles = placed.map(point => ({
        left: point.left - 5,
        right: point.left + 5,
        top: point.top - 5,
        bottom: point.top + 5,
      }));
      const { left, right, top, bottom } = drawing.chartArea;
      const boxes = placeLabels(asks, obstacles, { left, right: right + 16, top: top - 6, bottom });
      const { ctx } = drawing;
      ctx.save();
      ctx.font = fontText(look, 400, 0.92);
      ctx.textAlign = 'left';
      ctx.textBaseline = 'middle';
      for (const [i, point] of placed.entries()) {
        const box = boxes[i];
        if (!box || !point.label) continue;
        ctx.fillStyle = textColour(point.style.colour, look.paper);
        ctx.fillText(point.label, box.left, (box.top + box.bottom) / 2);
      }
      ctx.restore();
    },
  };
}
