import type { ChartConfiguration, Plugin } from 'chart.js';
import { isNumber, missing } from '../base/cell.ts';
import { categoryScaleBelow, categoryScaleLeft } from './category-axis.ts';
import type { Chart } from './chart.ts';
import { markOf, placeOf } from './drawn-series.ts';
import { fontText } from './font-text.ts';
import { framed } from './frame.ts';
import { colourBetween, inkOn } from './ink.ts';
import type { ChartLook } from './look.ts';
import { innerBreaks, seriesBreaks } from './series-breaks.ts';
import { textWidth, widest } from './text-width.ts';
import { tips } from './tips.ts';

interface HeatCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** Place on the colour scale 0–1; undefined for a state, which has no colour. */
  readonly heat: number | undefined;
  readonly strong: boolean;
}

const namesShare = 0.3;

/** A table of colours with the number in each cell; rows are series, columns categories. States stand on paper, uncoloured. */
export function heatMap(chart: Chart, look: ChartLook, width: number): ChartConfiguration {
  const breaks = innerBreaks(chart.breaks, chart.categories.length);
  const names = chart.series.map(series => series.name);
  const namesWidth = namesRoom(chart, look, width);
  const { texts, upright, bare } = cellTexts(chart, look, width);
  const cells = heatCells(chart, texts);
  const below = categoryScaleBelow(chart, look, width - namesWidth + 40);
  return framed(
    {
      type: 'scatter',
      width,
      labels: [],
      // Points without size: they give the cells their places and tooltips their numbers.
      datasets: names.map((label, row) => ({
        label,
        data: cells
          .filter(cell => cell.row === row && cell.heat !== undefined)
          .map(cell => ({ x: cell.column, y: row })),
        pointRadius: 0,
      })),
      above: chart.yTitle,
      below: [
        ...(bare ? ['Talen i rutorna är procent.'] : []),
        ...(chart.target ? [chart.target.label] : []),
      ],
      right: 2,
      top: breaks.length > 0 ? look.fontSize + 4 : 0,
      scales: {
        x: {
          ...below,
          position: breaks.length > 0 ? 'bottom' : 'top',
          labels: chart.categories,
          border: { display: false },
        },
        y: {
          ...categoryScaleLeft(names, look, width, namesShare),
          labels: names,
          border: { display: false },
        },
      },
      plugins: [
        heatCellsPlugin(cells, chart, look, upright),
        seriesBreaks(breaks, look, false),
        cellTips(cells, chart),
      ],
    },
    look,
  );
}

/** Room in px left of the cells. */
function namesRoom(chart: Chart, look: ChartLook, width: number): number {
  const names = chart.series.map(series => series.name);
  return Math.min(width * namesShare, widest(names, look.fontSize)) + 20;
}

/**
 * What stands in the cells, row by row: numbers and marks; without the per cent sign (`bare`) where only so they fit, and
 * upright where they do not fit even so.
 */
export function cellTexts(chart: Chart, look: ChartLook, width: number) {
  const room = (width - namesRoom(chart, look, width)) / Math.max(1, chart.categories.length) - 5;
  const full = chart.series.map(series =>
    chart.categories.map((_, column) => {
      const cell = series.values[column] ?? missing;
      return isNumber(cell) ? chart.format(cell) : markOf(cell);
    }),
  );
  const fits = (texts: readonly (readonly string[])[], scale: number) =>
    widest(texts.flat(), look.fontSize * scale, 600) <= room;
  if (fits(full, 1)) return { texts: full, upright: false, bare: false };
  const bare = full.map(row => row.map(text => text.replace(/\s?%$/, '')));
  const shortened = bare.flat().some((text, i) => text !== full.flat()[i]);
  return { texts: shortened ? bare : full, upright: !fits(bare, 0.85), bare: shortened };
}

/** The cells of a heat map; the ends of the scale are the chart's own, else the lowest and highest number shown. */
function heatCells(chart: Chart, texts: readonly (readonly string[])[]): readonly HeatCell[] {
  const shown = chart.series.flatMap(series => series.values.flatMap(cell => placeOf(cell) ?? []));
  const low = Math.min(...shown, chart.min ?? Number.POSITIVE_INFINITY);
  const high = Math.max(...shown, chart.max ?? Number.NEGATIVE_INFINITY);
  return chart.series.flatMap((series, row) =>
    chart.categories.map((_, column) => {
      const cell = series.values[column] ?? missing;
      const value = placeOf(cell);
      const heat = value === undefined ? undefined : high > low ? (value - low) / (high - low) : 0.5;
      return { row, column, heat, strong: series.role === 'own', text: texts[row]?.[column] ?? '' };
    }),
  );
}

/** « Matematik, 2024/25: 84,2 % » at each cell; a cell of a state says its mark. */
function cellTips(cells: readonly HeatCell[], { series, categories }: Chart): Plugin {
  return tips(({ chartArea: area }) => {
    const width = (area.right - area.left) / Math.max(1, categories.length);
    const height = (area.bottom - area.top) / Math.max(1, series.length);
    return cells.map(({ row, column, text }) => ({
      x: area.left + column * width,
      y: area.top + row * height,
      width,
      height,
      text: `${[series[row]?.name, categories[column]].filter(Boolean).join(', ')}: ${text}`,
    }));
  });
}

function heatCellsPlugin(
  cells: readonly HeatCell[],
  chart: Chart,
  look: ChartLook,
  upright: boolean,
): Plugin {
  return {
    id: 'ska-heat',
    beforeDatasetsDraw(drawing) {
      const { ctx, chartArea: area } = drawing;
      const wide = (area.right - area.left) / Math.max(1, chart.categories.length);
      const high = (area.bottom - area.top) / Math.max(1, chart.series.length);
      const longest = Math.max(...cells.map(cell => textWidth(cell.text, look.fontSize)));
      // Cells may still be smaller than planned, in a picture of a given size.
      const scale = upright
        ? Math.min(1, (high - 4) / longest, (wide - 1) / look.fontSize)
        : Math.min(1, (wide - 2) / longest);
      ctx.save();
      for (const cell of cells) {
        const [left, top] = [area.left + cell.column * wide, area.top + cell.row * high];
        const surface = cell.heat === undefined ? look.paper : colourBetween(look.sequential, cell.heat);
        ctx.fillStyle = surface;
        ctx.fillRect(left + 1, top + 1, wide - 2, high - 2);
        if (cell.heat === undefined) {
          ctx.strokeStyle = look.grid;
          ctx.lineWidth = 1;
          ctx.strokeRect(left + 1.5, top + 1.5, wide - 3, high - 3);
        }
        ctx.save();
        ctx.translate(left + wide / 2, top + high / 2);
        if (upright) ctx.rotate(-Math.PI / 2);
        ctx.font = fontText(look, cell.strong ? 600 : 400, Math.max(0.6, scale));
        ctx.fillStyle = cell.heat === undefined ? look.muted : inkOn(surface, look.text, look.paper);
        ctx.textAlign = 'center';
        ctx.textBaseline = 'middle';
        ctx.fillText(cell.text, 0, 0);
        ctx.restore();
      }
      ctx.restore();
    },
  };
}
