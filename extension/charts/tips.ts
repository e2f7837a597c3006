import type { Chart as Drawing, Plugin } from 'chart.js';
import { allPlaced, type Part } from './parts.ts';

/** What a pointer is told at a place of the picture (px). */
export interface Tip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** A surface that keeps tips beside what is drawn: the one that writes SVG. */
export interface TipSurface {
  tip(tip: Tip): void;
}

/** Half the width of what is felt around a point, px: enough for a finger that is helped by the eye. */
const reach = 11;

/** Gives each value of lines and rings its tip: « Tallbackaskolan, 2024/25: 218,2 ». */
export function pointTips(parts: readonly Part[], categories: readonly string[]): Plugin {
  return tips(drawing =>
    allPlaced(drawing, parts)
      .filter(({ part }) => !part.series.plain)
      .map(value => ({ ...around(value.x, value.y), text: textOf(value, categories) })),
  );
}

/** Gives each bar its tip, as large as the bar. */
export function barTips(parts: readonly Part[], categories: readonly string[], horizontal: boolean): Plugin {
  return tips(drawing =>
    allPlaced(drawing, parts).map(value => {
      const { x, y, base, thickness } = value;
      const length = Math.max(4, Math.abs((horizontal ? x : y) - base));
      const from = Math.min(horizontal ? x : y, base);
      const area = horizontal
        ? { x: from, y: y - thickness / 2, width: length, height: thickness }
        : { x: x - thickness / 2, y: from, width: thickness, height: length };
      return { ...area, text: textOf(value, categories) };
    }),
  );
}

/** A plugin that hands tips to a surface that keeps them. */
export function tips(found: (drawing: Drawing) => readonly Tip[]): Plugin {
  return {
    id: 'ska-tips',
    afterDraw(drawing) {
      const surface = drawing.ctx as Partial<TipSurface>;
      if (surface.tip) for (const tip of found(drawing)) surface.tip(tip);
    },
  };
}

/** The square that is felt around a point. */
export function around(x: number, y: number): Omit<Tip, 'text'> {
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}

function textOf(
  { part, index, text }: { readonly part: Part; readonly index: number; readonly text: string },
  categories: readonly string[],
): string {
  const category = categories[index];
  return `${[part.series.name, category].filter(Boolean).join(', ')}: ${text}`;
}
