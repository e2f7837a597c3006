import type { Chart as Drawing, Plugin, RadialLinearScale } from 'chart.js';
import type { DrawnSeries } from './drawn-series.ts';
import { fontText } from './font-text.ts';
import { inkOn, textColour } from './ink.ts';
import { placeLabels, type Side } from './label-places.ts';
import type { ChartLook } from './look.ts';
import { allPlaced, type Part, type PlacedValue } from './parts.ts';
import { textWidth } from './text-width.ts';

const scale = 0.92;

/**
 * The values of points, beside them where there is room: above, or below where another line runs above. Approximate
 * values always have their text. Own series choose their place first.
 */
export function pointValues(
  parts: readonly Part[],
  printed: ReadonlySet<DrawnSeries>,
  look: ChartLook,
  target?: number,
): Plugin {
  return {
    id: 'ska-values',
    afterDatasetsDraw(drawing) {
      const size = look.fontSize * scale;
      const all = allPlaced(drawing, parts).filter(placed => !placed.part.series.plain);
      const own = (placed: PlacedValue) => placed.part.series.role === 'own';
      const asked = [...all.filter(own), ...all.filter(placed => !own(placed))].filter(
        placed => placed.part.approximate || printed.has(placed.part.series),
      );
      const asks = asked.map(placed => {
        const near = all.filter(other => other.index === placed.index && other !== placed);
        const crowdedAbove = near.some(other => other.y <= placed.y && placed.y - other.y < size * 2.6);
        const sides: readonly Side[] = crowdedAbove ? ['below', 'above'] : ['above', 'below'];
        const outward = outwardSides(drawing, placed);
        return {
          x: placed.x,
          y: placed.y,
          width: textWidth(placed.text, size),
          height: size,
          sides: outward ?? sides,
        };
      });
      const obstacles = all.map(({ x, y }) => ({ left: x - 4, top: y - 4, right: x + 4, bottom: y + 4 }));
      const { left, right, top, bottom } = drawing.chartArea;
      const line = target === undefined ? undefined : drawing.scales.y?.getPixelForValue(target);
      if (line !== undefined) obstacles.push({ left, right, top: line - 1, bottom: line + 1 });
      const bounds = { left: left - 12, right: right + 24, top: top - size - 12, bottom: bottom - 1 };
      for (const [i, box] of placeLabels(asks, obstacles, bounds).entries()) {
        const placed = asked[i];
        if (!box || !placed) continue;
        const { ctx } = drawing;
        ctx.save();
        if (drawing.scales.r) {
          // Outlines and rings run through most places here.
          ctx.fillStyle = look.paper;
          ctx.fillRect(box.left - 1, box.top, box.right - box.left + 2, box.bottom - box.top);
        }
        ctx.font = fontText(look, 400, scale);
        ctx.fillStyle = textColour(placed.part.series.style.colour, look.paper);
        ctx.textAlign = 'center';
        ctx.textBaseline = 'middle';
        ctx.fillText(placed.text, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
        ctx.restore();
      }
    },
  };
}

/** In a ring of scales: the side that looks away from the middle, first. Undefined in other charts. */
function outwardSides(drawing: Drawing, { x, y }: PlacedValue): readonly Side[] | undefined {
  const ring = drawing.scales.r as RadialLinearScale | undefined;
  if (!ring) return undefined;
  const [right, down] = [x - ring.xCenter, y - ring.yCenter];
  const across: Side = right > 0 ? 'right' : 'left';
  const along: Side = down > 0 ? 'below' : 'above';
  return Math.abs(right) > Math.abs(down) * 0.4 ? [across, along] : [along, across];
}

/** The values of bars at their ends: printed only if every one fits its bar's place, approximate ones always. */
export function barValues(
  parts: readonly Part[],
  printed: ReadonlySet<DrawnSeries>,
  look: ChartLook,
  horizontal: boolean,
  target?: number,
): Plugin {
  return {
    id: 'ska-values',
    afterDatasetsDraw(drawing) {
      const size = look.fontSize * scale;
      const all = allPlaced(drawing, parts);
      const wanted = all.filter(placed => printed.has(placed.part.series));
      const fit = horizontal
        ? wanted.every(placed => placed.thickness >= size * 0.8)
        : wanted.every(placed => textWidth(placed.text, size) <= placed.thickness * 1.12 + 4);
      const { ctx } = drawing;
      ctx.save();
      ctx.font = fontText(look, 400, scale);
      const line =
        target === undefined ? undefined : drawing.scales[horizontal ? 'x' : 'y']?.getPixelForValue(target);
      /** A middle on the value axis, moved away from the bar until the target line does not cross the label. */
      const pastLine = (middle: number, half: number, away: number, onValueAxis: boolean) =>
        onValueAxis && line !== undefined && Math.abs(middle - line) < half ? line + half * away : middle;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      for (const placed of all) {
        if (!placed.part.approximate && !(fit && wanted.includes(placed))) continue;
        const negative = placed.value < 0;
        const away = negative ? -1 : 1;
        const width = textWidth(placed.text, size);
        const x = pastLine(
          placed.x + (horizontal ? (5 + width / 2) * away : 0),
          width / 2 + 4,
          away,
          horizontal,
        );
        const y = pastLine(
          placed.y - (horizontal ? 0 : (3 + size / 2) * away),
          size / 2 + 2,
          -away,
          !horizontal,
        );
        // On paper of its own, so that neither grid nor target runs through it.
        ctx.fillStyle = look.paper;
        ctx.fillRect(x - width / 2 - 1, y - size * 0.42, width + 2, size * 0.84);
        ctx.fillStyle = look.text;
        ctx.fillText(placed.text, x, y);
      }
      ctx.restore();
    },
  };
}

/** The values of stacked parts in their middles, each where it fits, on the part's own colour. */
export function stackValues(
  parts: readonly Part[],
  printed: ReadonlySet<DrawnSeries>,
  look: ChartLook,
  horizontal: boolean,
): Plugin {
  return {
    id: 'ska-values',
    afterDatasetsDraw(drawing) {
      const size = look.fontSize * scale;
      const { ctx } = drawing;
      for (const placed of allPlaced(drawing, parts)) {
        if (!placed.part.approximate && !printed.has(placed.part.series)) continue;
        const width = textWidth(placed.text, size) + 6;
        const length = Math.abs((horizontal ? placed.x : placed.y) - placed.base);
        const [across, along] = horizontal ? [size + 2, width] : [width, size + 2];
        if (!placed.part.approximate && (length < along || placed.thickness < across)) continue;
        const [x, y] = horizontal
          ? [(placed.x + placed.base) / 2, placed.y]
          : [placed.x, (placed.y + placed.base) / 2];
        const own = placed.part.series.role === 'own' && !placed.part.approximate;
        const surface = own ? placed.part.series.style.colour : look.paper;
        ctx.save();
        ctx.fillStyle = surface;
        ctx.fillRect(x - width / 2, y - size / 2 - 1, width, size + 2);
        ctx.font = fontText(look, own ? 600 : 400, scale);
        ctx.fillStyle = inkOn(surface, look.text, look.paper);
        ctx.textAlign = 'center';
        ctx.textBaseline = 'middle';
        ctx.fillText(placed.text, x, y);
        ctx.restore();
      }
    },
  };
}
