import type { Chart as Drawing, Plugin } from 'chart.js';
import type { ChartLook } from './look.ts';
import { textWidth } from './text-width.ts';

/**
 * Tells of an upright value axis that does not begin at zero, where small differences look large: in words behind the axis'
 * title (`title`), and by a break in the axis' foot. Where it begins is only known when Chart.js has laid out the plot.
 */
export function cutAxis(title: string | undefined, look: ChartLook): Plugin {
  return {
    id: 'ska-cut',
    afterLayout(drawing) {
      const foot = footOf(drawing);
      const { titleBlock } = drawing as Drawing & { readonly titleBlock?: { options: { text: string } } };
      if (!titleBlock || !title) return;
      const words = foot === undefined ? title : `${title} (axeln börjar vid ${foot})`;
      // The title has its place by now, which a longer line of text does not change.
      titleBlock.options.text = textWidth(words, look.fontSize * 0.92) < drawing.width - 16 ? words : title;
    },
    afterDraw(drawing) {
      if (footOf(drawing) === undefined) return;
      const { ctx, chartArea: area } = drawing;
      ctx.save();
      ctx.strokeStyle = look.muted;
      ctx.lineWidth = 1.25;
      ctx.lineJoin = 'round';
      ctx.setLineDash([]);
      ctx.beginPath();
      ctx.moveTo(area.left, area.bottom);
      for (const [x, up] of [
        [0, 3],
        [-4, 5],
        [4, 9],
        [0, 11],
        [0, 16],
      ] as const)
        ctx.lineTo(area.left + x, area.bottom - up);
      ctx.stroke();
      ctx.restore();
    },
  };
}

/** What stands at the foot of an upright value axis that does not begin at zero; undefined for others, and for one without figures. */
function footOf({ scales: { y } }: Drawing): string | undefined {
  const label = y && y.min > 0 ? y.ticks[0]?.label : undefined;
  return typeof label === 'string' && label !== '' ? label : undefined;
}
