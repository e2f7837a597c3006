import type { FillPattern } from './look.ts';

/** A rectangle in px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Line = readonly [number, number, number, number];

/** What a fill pattern consists of inside a box: straight lines, and circles of a radius (filled dots or rings). */
export interface PatternParts {
  readonly lines: readonly Line[];
  readonly dots: readonly (readonly [number, number])[];
  readonly rings: readonly (readonly [number, number])[];
}

const [narrow, wide] = [6, 11];

/**
 * The lines and dots of a pattern cut to a box, as geometry: drawn as paths they stay vector in every PDF, where tiled
 * pattern fills may be turned into images.
 */
export function patternParts(pattern: FillPattern, box: Box): PatternParts {
  const none = { lines: [], dots: [], rings: [] };
  switch (pattern) {
    case 'solid':
      return none;
    case 'diagonal':
      return { ...none, lines: diagonals(box, narrow, 1) };
    case 'back-diagonal':
      return { ...none, lines: diagonals(box, narrow, -1) };
    case 'wide-diagonal':
      return { ...none, lines: diagonals(box, wide, 1) };
    case 'cross':
      return { ...none, lines: [...diagonals(box, wide - 2, 1), ...diagonals(box, wide - 2, -1)] };
    case 'horizontal':
      return { ...none, lines: steps(box.top, box.bottom, narrow).map(y => [box.left, y, box.right, y]) };
    case 'vertical':
      return { ...none, lines: steps(box.left, box.right, narrow).map(x => [x, box.top, x, box.bottom]) };
    case 'grid': {
      const across = steps(box.top, box.bottom, wide - 2).map((y): Line => [box.left, y, box.right, y]);
      const down = steps(box.left, box.right, wide - 2).map((x): Line => [x, box.top, x, box.bottom]);
      return { ...none, lines: [...across, ...down] };
    }
    case 'dots':
      return { ...none, dots: grid(box, narrow, 1.5) };
    case 'rings':
      return { ...none, rings: grid(box, wide - 2, 3) };
  }
}

/** Even steps inside a stretch, the same distance from both ends. */
function steps(from: number, to: number, step: number): number[] {
  const count = Math.floor((to - from) / step);
  const first = from + (to - from - (count - 1) * step) / 2;
  return Array.from({ length: Math.max(0, count) }, (_, i) => first + i * step);
}

/** Parallels of 45 degrees cut to the box; `lean` 1 rises to the right, -1 falls. */
function diagonals(box: Box, step: number, lean: 1 | -1): Line[] {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const lines: Line[] = [];
  for (let shift = step / 2; shift < width + height; shift += step) {
    // The line u + v = shift, u from the left, v from the bottom (rising) or the top (falling).
    const [first, last] = [Math.max(0, shift - height), Math.min(width, shift)];
    const y = (u: number) => (lean === 1 ? box.top + (shift - u) : box.bottom - (shift - u));
    if (last > first) lines.push([box.left + first, y(first), box.left + last, y(last)]);
  }
  return lines;
}

/** Points in offset rows whose circles of `radius` lie wholly in the box. */
function grid(box: Box, step: number, radius: number): [number, number][] {
  const inner = {
    left: box.left + radius,
    right: box.right - radius,
    top: box.top + radius,
    bottom: box.bottom - radius,
  };
  return steps(inner.top, inner.bottom, step).flatMap((y, row) =>
    steps(inner.left, inner.right, step)
      .map(x => x + (row % 2 === 0 ? 0 : step / 2))
      .filter(x => x <= inner.right)
      .map((x): [number, number] => [x, y]),
  );
}
