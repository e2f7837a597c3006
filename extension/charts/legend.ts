import type { Chart as Drawing, LayoutItem, Plugin } from 'chart.js';
import { layouts } from 'chart.js';
import { drawPoint } from 'chart.js/helpers';
import { drawPattern } from './bar-patterns.ts';
import type { DrawnSeries } from './drawn-series.ts';
import { fontText } from './font-text.ts';
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
  return {
    id: 'ska-legend',
    beforeInit(drawing) {
      layouts.addBox(drawing, legendBox(drawing, series, kind, look));
    },
  };
}

function legendBox(
  drawing: Drawing,
  series: readonly DrawnSeries[],
  kind: LegendKind,
  look: ChartLook,
): LayoutItem {
  const rowHeight = Math.round(look.fontSize * 1.55);
  const rowsOf = (width: number) => {
    const rows: DrawnSeries[][] = [[]];
    let used = 0;
    for (const one of series) {
      const wide = itemWidth(one, look);
      if (used > 0 && used + wide - spacing > width) {
        rows.push([]);
        used = 0;
      }
      rows.at(-1)?.push(one);
      used += wide;
    }
    return rows;
  };
  const box: LayoutItem & { readonly options: object } = {
    // Chart.js reads `options` of every box, though its types do not say so.
    options: {},
    position: 'top',
    weight: 1000,
    fullSize: true,
    width: 0,
    height: 0,
    left: 0,
    top: 0,
    right: 0,
    bottom: 0,
    isHorizontal: () => true,
    update(width) {
      this.width = width;
      this.height = rowsOf(width).length * rowHeight + below;
    },
    draw() {
      const { ctx } = drawing;
      ctx.save();
      for (const [row, items] of rowsOf(this.width).entries()) {
        const middle = this.top + rowHeight * (row + 0.5);
        let left = this.left;
        for (const item of items) {
          drawSample(ctx, item, kind, look, left, middle);
          ctx.fillStyle = look.text;
          ctx.font = fontText(look);
          ctx.textAlign = 'left';
          ctx.textBaseline = 'middle';
          ctx.fillText(item.name, left + symbolWidth + gap, middle);
          left += itemWidth(item, look);
        }
      }
      ctx.restore();
    },
  };
  return box;
}

const itemWidth = (series: DrawnSeries, look: ChartLook) =>
  symbolWidth + gap + textWidth(series.name, look.fontSize) + spacing;

function drawSample(
  ctx: Surface,
  { style, role }: DrawnSeries,
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
