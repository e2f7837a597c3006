import type { Chart as ChartDrawing, Plugin } from 'chart.js';
import type { Chart } from './chart.ts';
import { fontText } from './font-text.ts';
import type { ChartLook } from './look.ts';
import type { Surface } from './parts.ts';
import { textWidth } from './text-width.ts';

/**
 * The target as a line across the plot. Its label stands in the right margin ({@link marginLabels}); where the value axis
 * is horizontal it stands above the plot. It goes over bars, and under lines and points: no mark of a value is cut by it.
 */
export function targetLine(
  target: NonNullable<Chart['target']>,
  look: ChartLook,
  horizontal: boolean,
  over: 'bars' | 'nothing',
): Plugin {
  return {
    id: 'ska-target',
    [over === 'bars' ? 'afterDatasetsDraw' : 'beforeDatasetsDraw'](drawing: ChartDrawing) {
      const scale = drawing.scales[horizontal ? 'x' : 'y'];
      if (!scale) return;
      const { ctx, chartArea: area } = drawing;
      const at = scale.getPixelForValue(target.value);
      if (!horizontal) {
        rule(ctx, look, area.left, at, area.right, at);
        return;
      }
      rule(ctx, look, at, area.top - 3, at, area.bottom);
      const half = textWidth(target.label, look.fontSize) / 2;
      ctx.save();
      ctx.font = fontText(look);
      ctx.fillStyle = look.text;
      ctx.textAlign = 'center';
      ctx.fillText(target.label, Math.min(Math.max(at, half + 2), drawing.width - half - 2), area.top - 7);
      ctx.restore();
    },
  };
}

function rule(ctx: Surface, look: ChartLook, fromX: number, fromY: number, toX: number, toY: number) {
  ctx.save();
  // A rim of paper first, so that the line is seen on dark bars.
  for (const [colour, thickness, dash] of [
    [look.paper, 3, []],
    [look.text, 1.25, [8, 3, 2, 3]],
  ] as const) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = thickness;
    ctx.setLineDash([...dash]);
    ctx.beginPath();
    ctx.moveTo(fromX, fromY);
    ctx.lineTo(toX, toY);
    ctx.stroke();
  }
  ctx.restore();
}
