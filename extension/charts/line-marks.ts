import type { Plugin } from 'chart.js';
import { drawPoint } from 'chart.js/helpers';
import type { DrawnSeries } from './drawn-series.ts';
import { textColour } from './ink.ts';
import type { ChartLook, SeriesStyle } from './look.ts';
import { drawMark } from './mark-text.ts';
import { textWidth } from './text-width.ts';

/** A mark over a category: its text, and the point shape that says whose it is where the name has no room. */
interface LineMark {
  readonly text: string;
  readonly colour: string;
  readonly symbol: SeriesStyle | undefined;
}

const [lift, symbolRoom] = [6, 13];

/** The marks of one category: one where all series agree, else one per series with its name or its point shape. */
function marksAt(
  series: readonly DrawnSeries[],
  index: number,
  look: ChartLook,
  slot: number,
): readonly LineMark[] {
  const found = series.flatMap(one => {
    const mark = one.marks.find(candidate => candidate.index === index);
    return mark ? [{ ...one, text: mark.text }] : [];
  });
  const [first] = found;
  if (first && found.length === series.length && new Set(found.map(one => one.text)).size === 1) {
    return [{ text: first.text, colour: look.muted, symbol: undefined }];
  }
  return found.map(one => {
    const named = `${one.name} ${one.text}`;
    const fits = textWidth(named, look.fontSize, 600) <= slot - 6;
    const colour = textColour(one.style.colour, look.paper);
    return { text: fits ? named : one.text, colour, symbol: fits ? undefined : one.style };
  });
}

/** The marks of gaps (`..`, `.`, `väntas`) of lines, just above the category axis: their height says nothing of the value. */
export function lineMarks(series: readonly DrawnSeries[], look: ChartLook, slot: number): Plugin {
  const indexes = new Set(series.flatMap(one => one.marks.map(mark => mark.index)));
  const byCategory = [...indexes].map(index => ({ index, marks: marksAt(series, index, look, slot) }));
  return {
    id: 'ska-marks',
    afterDatasetsDraw(drawing) {
      const { x, y } = drawing.scales;
      if (!x || !y) return;
      for (const { index, marks } of byCategory) {
        for (const [row, { text, colour, symbol }] of marks.entries()) {
          const bottom = y.bottom - lift - row * look.fontSize * 1.15;
          const middle = x.getPixelForValue(index) + (symbol ? symbolRoom / 2 : 0);
          drawMark(drawing, look, text, colour, middle, bottom);
          if (!symbol) continue;
          const { ctx } = drawing;
          const left = middle - textWidth(text, look.fontSize, 600) / 2 - symbolRoom / 2;
          ctx.save();
          ctx.strokeStyle = colour;
          ctx.fillStyle = look.paper;
          ctx.lineWidth = 1.25;
          const shape = { pointStyle: symbol.point, radius: 3.4, rotation: 0, borderWidth: 1.25 };
          drawPoint(ctx, shape as Parameters<typeof drawPoint>[1], left, bottom - look.fontSize * 0.3);
          ctx.restore();
        }
      }
    },
  };
}
