import type { Chart as Drawing } from 'chart.js';
import { fontText } from './font-text.ts';
import type { ChartLook } from './look.ts';

/** Draws the mark of a gap at a point: centred on it, or beginning there with its middle at the point's height. */
export function drawMark(
  { ctx }: Drawing,
  look: ChartLook,
  text: string,
  colour: string,
  x: number,
  y: number,
  from: 'centre' | 'left' = 'centre',
): void {
  ctx.save();
  ctx.font = fontText(look, 600);
  ctx.fillStyle = colour;
  ctx.textAlign = from === 'left' ? 'left' : 'center';
  ctx.textBaseline = from === 'left' ? 'middle' : 'alphabetic';
  ctx.fillText(text, x, y);
  ctx.restore();
}

/** Draws the mark upward from a point, where the place is too narrow for it to lie. */
export function drawUpright(
  drawing: Drawing,
  look: ChartLook,
  text: string,
  colour: string,
  x: number,
  y: number,
): void {
  const { ctx } = drawing;
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(-Math.PI / 2);
  drawMark(drawing, look, text, colour, 0, 0, 'left');
  ctx.restore();
}
