import type { Chart as Drawing, Plugin, Scale } from 'chart.js';
import { textColour } from './ink.ts';
import type { ChartLook } from './look.ts';
import { drawMark, drawUpright } from './mark-text.ts';
import { allPlaced, type Part } from './parts.ts';
import { textWidth } from './text-width.ts';

const lift = 5;

/**
 * The marks of gaps in bars: at the foot of the place where the bar would stand, upright where the place is narrow; in
 * stacks above the parts that are shown. Neither says anything of the value.
 */
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
      const placed = stacked ? allPlaced(drawing, parts) : [];
      const room = Math.abs(category.getPixelForValue(1) - category.getPixelForValue(0)) || category.width;
      const taken = new Map<number, number>();
      for (const one of series) {
        const dataset = parts.findIndex(part => part.series === one);
        const colour = series.length > 1 ? textColour(one.style.colour, look.paper) : look.muted;
        for (const { index, text } of one.marks) {
          const ends = placed
            .filter(part => part.index === index)
            .map(part => (horizontal ? part.x : part.y));
          const foot = horizontal ? Math.max(footOf(value), ...ends) : Math.min(footOf(value), ...ends);
          const before = taken.get(index) ?? 0;
          const wide = textWidth(text, look.fontSize, 600);
          const slot = slotOf(drawing, dataset, index, horizontal) ?? category.getPixelForValue(index);
          if (horizontal) drawMark(drawing, look, text, colour, foot + lift + before, slot, 'left');
          else if (wide > (stacked ? room : (room * 0.78) / series.length))
            drawUpright(drawing, look, text, colour, slot, foot - lift - before);
          else drawMark(drawing, look, text, colour, slot, foot - lift - before);
          if (stacked) taken.set(index, before + (horizontal ? wide + 7 : look.fontSize * 1.05));
        }
      }
    },
  };
}

/** Where zero is, or the end of the plot that is nearest to it. */
function footOf(scale: Scale): number {
  const [first, last] = scale.isHorizontal() ? [scale.left, scale.right] : [scale.top, scale.bottom];
  return Math.min(Math.max(scale.getPixelForValue(0), first), last);
}

/** Where a bar without value would stand on the category axis, px. */
function slotOf(drawing: Drawing, dataset: number, index: number, horizontal: boolean): number | undefined {
  const element = drawing.getDatasetMeta(dataset).data[index];
  const place = horizontal ? element?.y : element?.x;
  return place !== undefined && Number.isFinite(place) ? place : undefined;
}
