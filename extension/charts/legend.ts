import type { Plugin } from 'chart.js';
import { drawPoint } from 'chart.js/helpers';
import { drawPattern } from './bar-patterns.ts';
import type { DrawnSeries } from './drawn-series.ts';
import { fontText } from './font-text.ts';
import { addBoxAbove } from './layout-box.ts';
import type { ChartLook } from './look.ts';
import type { Surface } from './parts.ts';
import { textWidth } from './text-width.ts';

export type LegendKind = 'line' | 'bar' | 'point';

const [symbolWidth, gap, spacing, below] = [28, 6, 18, 8];

/**
 * A legend above the chart, in rows from the left: a sample of each series as it is drawn (dash and point, pattern, or
 * point alone) and its name. An own one, since that of Chart.js shows neither dashes with points nor patterns.
 */
export function legend(series: readonly DrawnSeries[], kind: LegendKind, look: ChartLook): Plugin {
  const rowHeight = Math.round(look.fontSize * 1.55);
  return {
    id: 'ska-legend',
    beforeInit(drawing) {
      addBoxAbove(
        drawing,
        1000,
        width => legendRows(series, look, width).length * rowHeight + below,
        box => {
          const { ctx } = drawing;
          ctx.save();
          for (const [row, items] of legendRows(series, look, box.width).entries()) {
            const middle = box.top + rowHeight * (row + 0.5);
            let left = box.left;
            for (const item of items) {
              drawSample(ctx, item, kind, look, left, middle);
              ctx.fillStyle = look.text;
              ctx.font = fontText(look);
              ctx.textAlign = 'left';
              ctx.textBaseline = 'middle';
              ctx.fillText(item.name, left + symbolWidth + gap, middle);
              left += itemWidth(item.name, look);
            }
          }
          ctx.restore();
        },
      );
    },
  };
}

/** The rows that a legend needs in a width. */
export function legendRows<S extends { readonly name: string }>(
  series: readonly S[],
  look: ChartLook,
  width: number,
): readonly (readonly S[])[] {
  const rows: S[][] = [[]];
  let used = 0;
  for (const one of series) {
    const wide = itemWidth(one.name, look);
    if (used > 0 && used + wide - spacing > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(one);
    used += wide;
  }
  return rows;
}

const itemWidth = (name: string, look: ChartLook) =>
  symbolWidth + gap + textWidth(name, look.fontSize) + spacing;

function drawSample(
  ctx: Surface,
  { style, role, plain }: DrawnSeries,
  kind: LegendKind,
  look: ChartLook,
  left: number,
  middle: number,
) {
  const own = role === 'own';
  ctx.strokeStyle = style.colour;
  ctx.fillStyle = style.colour;
  if (kind === 'bar') {
    const box = { left: left + 2, right: left + symbolWidth, top: middle - 6, bottom: middle + 6 };
    ctx.fillStyle = own ? style.colour : look.paper;
    ctx.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    drawPattern(ctx, style.fill, box, own ? look.paper : style.colour);
    ctx.lineWidth = 1;
    ctx.strokeRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    return;
  }
  if (kind === 'line') {
    ctx.lineWidth = own ? 2.5 : 1.5;
    ctx.setLineDash([...style.dash]);
    ctx.beginPath();
    ctx.moveTo(left, middle);
    ctx.lineTo(left + symbolWidth, middle);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  if (plain) return;
  ctx.lineWidth = 1;
  drawPoint(
    ctx,
    { pointStyle: style.point, radius: own ? 4 : 3.2, rotation: 0, borderWidth: 1 } as Parameters<
      typeof drawPoint
    >[1],
    left + symbolWidth / 2,
    middle,
  );
}
