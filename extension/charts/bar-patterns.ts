import type { Plugin } from 'chart.js';
import type { ChartLook } from './look.ts';
import { type Part, placedValues, type Surface } from './parts.ts';
import { type Box, patternParts } from './pattern.ts';

/** Draws each bar's fill pattern over it: in paper on own series, in the series' grey on references; approximate bars stay open. */
export function barPatterns(parts: readonly Part[], look: ChartLook, horizontal: boolean): Plugin {
  return {
    id: 'ska-patterns',
    afterDatasetDraw(drawing, { index }) {
      const part = parts[index];
      if (!part || part.approximate) return;
      const { style, role } = part.series;
      for (const { x, y, base, thickness } of placedValues(drawing, index, part)) {
        const box = horizontal
          ? {
              left: Math.min(x, base),
              right: Math.max(x, base),
              top: y - thickness / 2,
              bottom: y + thickness / 2,
            }
          : {
              left: x - thickness / 2,
              right: x + thickness / 2,
              top: Math.min(y, base),
              bottom: Math.max(y, base),
            };
        drawPattern(drawing.ctx, style.fill, box, role === 'own' ? look.paper : style.colour);
      }
    },
  };
}

/** Draws a pattern into a box, half a pixel inside its edge. */
export function drawPattern(
  ctx: Surface,
  fill: Parameters<typeof patternParts>[0],
  outer: Box,
  colour: string,
): void {
  const box = {
    left: outer.left + 0.5,
    top: outer.top + 0.5,
    right: outer.right - 0.5,
    bottom: outer.bottom - 0.5,
  };
  if (box.right - box.left < 2 || box.bottom - box.top < 2) return;
  const { lines, dots, rings } = patternParts(fill, box);
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = 1.2;
  ctx.setLineDash([]);
  ctx.beginPath();
  for (const [fromX, fromY, toX, toY] of lines) {
    ctx.moveTo(fromX, fromY);
    ctx.lineTo(toX, toY);
  }
  for (const [x, y] of rings) {
    ctx.moveTo(x + 2.4, y);
    ctx.arc(x, y, 2.4, 0, 2 * Math.PI);
  }
  ctx.stroke();
  ctx.beginPath();
  for (const [x, y] of dots) {
    ctx.moveTo(x + 1.2, y);
    ctx.arc(x, y, 1.2, 0, 2 * Math.PI);
  }
  ctx.fill();
  ctx.restore();
}
