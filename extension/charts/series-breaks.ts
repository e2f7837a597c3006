import type { Plugin } from 'chart.js';
import { fontText } from './font-text.ts';
import type { ChartLook } from './look.ts';
import { textWidth } from './text-width.ts';

const words = 'brott i serien';

/** Category indexes before which there is a break, in order, those outside the chart left out. */
export function innerBreaks(breaks: readonly number[], categories: number): readonly number[] {
  const inside = breaks.filter(index => Number.isInteger(index) && index > 0 && index < categories);
  return [...new Set(inside)].sort((a, b) => a - b);
}

/** A dotted rule where the series breaks, with the words above the plot (where a layout padding keeps room). */
export function seriesBreaks(breaks: readonly number[], look: ChartLook, horizontal: boolean): Plugin {
  return {
    id: 'ska-breaks',
    afterDatasetsDraw(drawing) {
      const scale = drawing.scales[horizontal ? 'y' : 'x'];
      if (!scale) return;
      const { ctx, chartArea: area } = drawing;
      const half = textWidth(words, look.fontSize * 0.92) / 2;
      let free = Number.NEGATIVE_INFINITY;
      ctx.save();
      ctx.strokeStyle = look.muted;
      ctx.fillStyle = look.muted;
      ctx.lineWidth = 1.25;
      ctx.setLineDash([1.5, 3]);
      ctx.font = fontText(look, 400, 0.92);
      for (const index of breaks) {
        const at = (scale.getPixelForValue(index - 1) + scale.getPixelForValue(index)) / 2;
        ctx.beginPath();
        ctx.moveTo(horizontal ? area.left : at, horizontal ? at : area.top - 2);
        ctx.lineTo(horizontal ? area.right : at, horizontal ? at : area.bottom);
        ctx.stroke();
        if (horizontal) {
          ctx.textAlign = 'right';
          ctx.fillText(words, area.right, at - 3);
          continue;
        }
        const middle = Math.min(Math.max(at, area.left + half), drawing.width - half - 2);
        if (middle - half < free) continue;
        ctx.textAlign = 'center';
        ctx.fillText(words, middle, area.top - 6);
        free = middle + half + 8;
      }
      ctx.restore();
    },
  };
}
