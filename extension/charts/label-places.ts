import type { Box } from './pattern.ts';

/** A label that wants to stand by a point. */
export interface LabelAsk {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Sides to try, best first. */
  readonly sides: readonly Side[];
}

export type Side = 'above' | 'below' | 'right' | 'left';

const gap = 7;

/**
 * Where labels stand, in the order asked: the first side that is inside `bounds` and free of `obstacles` and of the labels
 * placed before; undefined where there is none.
 */
export function placeLabels(
  asks: readonly LabelAsk[],
  obstacles: readonly Box[],
  bounds: Box,
): (Box | undefined)[] {
  const taken: Box[] = [];
  return asks.map(ask => {
    for (const side of ask.sides) {
      const box = besides(ask, side);
      const inside =
        box.left >= bounds.left &&
        box.right <= bounds.right &&
        box.top >= bounds.top &&
        box.bottom <= bounds.bottom;
      if (!inside || taken.some(other => overlap(box, other)) || obstacles.some(other => overlap(box, other)))
        continue;
      taken.push(box);
      return box;
    }
    return undefined;
  });
}

function besides({ x, y, width, height }: LabelAsk, side: Side): Box {
  const left = side === 'right' ? x + gap : side === 'left' ? x - gap - width : x - width / 2;
  const top = side === 'above' ? y - gap - height : side === 'below' ? y + gap : y - height / 2;
  return { left, top, right: left + width, bottom: top + height };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Middles of labels stacked in one column, each as near its wish as the others allow: `heights` apart, between `from` and
 * `to`. Wishes may come in any order; the answer keeps it.
 */
export function spread(
  wishes: readonly number[],
  heights: readonly number[],
  from: number,
  to: number,
): number[] {
  const order = [...wishes.keys()].sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0));
  const middles = [...wishes];
  let floor = from;
  for (const i of order) {
    const half = (heights[i] ?? 0) / 2;
    middles[i] = Math.max(middles[i] ?? 0, floor + half);
    floor = (middles[i] ?? 0) + half;
  }
  let ceiling = to;
  for (const i of order.reverse()) {
    const half = (heights[i] ?? 0) / 2;
    middles[i] = Math.min(middles[i] ?? 0, ceiling - half);
    ceiling = (middles[i] ?? 0) - half;
  }
  return middles;
}
