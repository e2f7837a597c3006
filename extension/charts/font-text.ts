import type { ChartLook } from './look.ts';

/** The font of a look as a 2D context wants it; `scale` of the look's size. */
export function fontText(look: ChartLook, weight: 400 | 600 = 400, scale = 1): string {
  return `${weight} ${look.fontSize * scale}px "${look.fontFamily}"`;
}

/** The font of a look as Chart.js options want it. */
export function fontOptions(look: ChartLook, weight: 400 | 600 = 400, scale = 1) {
  return { family: `"${look.fontFamily}"`, size: look.fontSize * scale, weight, lineHeight: 1.25 };
}
