import type { Chart as Drawing, Plugin } from 'chart.js';
import type { DrawnSeries } from './drawn-series.ts';
import { fontText } from './font-text.ts';
import { textColour } from './ink.ts';
import type { ChartLook } from './look.ts';
import type { Part } from './parts.ts';
import { textWidth } from './text-width.ts';

const lift = 5;

/**
 * Lines: the marks of gaps (`..`, `.`, `väntas`) above the category axis, one for all series where they agree, else one
 * per series in its colour, above each other. Their place says nothing of the value.
 */
export function lineMarks(series: readonly DrawnSeries[], look: ChartLook): Plugin {
  const byCategory = new Map<number, { text: string; colour: string }[]>();
  for (const one of series) {
    for (const { index, text } of one.marks) {
      const colour = series.length > 1 ? textColour(one.style.colour, look.paper) : look.muted;
      byCategory.set(index, [...(byCategory.get(index) ?? []), { text, colour }]);
    }
  }
  return {
    id: 'ska-marks',
    afterDatasetsDraw(drawing) {
      const { x, y } = drawing.scales;
      if (!x || !y) return;
      for (const [index, marks] of byCategory) {
        const agree = marks.length === series.length && new Set(marks.map(mark => mark.text)).size === 1;
        const [first] = marks;
        const shown = agree && first ? [{ text: first.text, colour: look.muted }] : marks;
        for (const [row, mark] of shown.entries()) {
          const bottom = y.bottom - lift - row * look.fontSize * 1.05;
          drawMark(drawing, look, mark.text, mark.colour, x.getPixelForValue(index), bottom, false);
        }
      }
    },
  };
}

/** Bars: the marks of gaps at the foot of the place where the bar would stand, upright where the place is narrow. */
export function barMarks(
  parts: readonly Part[],
  look: ChartLook,
  horizontal: boolean,
  stacked: boolean,
): Plugin {
  const series = [...new Set(parts.map(part => part.series))];
  return {
    id: 'ska-marks',
    afterDatasetsDraw(drawing) {
      const value = drawing.scales[horizontal ? 'x' : 'y'];
      const category = drawing.scales[horizontal ? 'y' : 'x'];
      if (!value || !category) return;
      const foot = Math.min(
        Math.max(value.getPixelForValue(0), horizontal ? value.left : value.top),
        horizontal ? value.right : value.bottom,
      );
      const rows = new Map<number, number>();
      for (const one of series) {
        const dataset = parts.findIndex(part => part.series === one);
        const colour = series.length > 1 ? textColour(one.style.colour, look.paper) : look.muted;
        for (const { index, text } of one.marks) {
          const row = stacked ? (rows.get(index) ?? 0) : 0;
          rows.set(index, row + 1);
          const slot = slotOf(drawing, dataset, index, horizontal) ?? category.getPixelForValue(index);
          const width = textWidth(text, look.fontSize, 600);
          if (horizontal) {
            drawMark(drawing, look, text, colour, foot + lift + row * (width + 6), slot, true);
            continue;
          }
          const room =
            Math.abs(category.getPixelForValue(1) - category.getPixelForValue(0)) || category.width;
          const narrow = width > (stacked ? room : room / series.length);
          const bottom = foot - lift - row * look.fontSize * 1.05;
          if (narrow) drawUpright(drawing, look, text, colour, slot, bottom);
          else drawMark(drawing, look, text, colour, slot, bottom, false);
        }
      }
    },
  };
}

/** Where a bar without value would stand on the category axis, px. */
function slotOf(drawing: Drawing, dataset: number, index: number, horizontal: boolean): number | undefined {
  const element = drawing.getDatasetMeta(dataset).data[index];
  const place = horizontal ? element?.y : element?.x;
  return place !== undefined && Number.isFinite(place) ? place : undefined;
}

function drawMark(
  { ctx }: Drawing,
  look: ChartLook,
  text: string,
  colour: string,
  x: number,
  y: number,
  fromLeft: boolean,
) {
  ctx.save();
  ctx.font = fontText(look, 600);
  ctx.fillStyle = colour;
  ctx.textAlign = fromLeft ? 'left' : 'center';
  ctx.textBaseline = fromLeft ? 'middle' : 'alphabetic';
  ctx.fillText(text, x, y);
  ctx.restore();
}

function drawUpright(drawing: Drawing, look: ChartLook, text: string, colour: string, x: number, y: number) {
  const { ctx } = drawing;
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(-Math.PI / 2);
  drawMark(drawing, look, text, colour, 0, 0, true);
  ctx.restore();
}
