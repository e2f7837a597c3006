import { type LinearColour, linearOf, luminance } from './colour.ts';

type Matrix = readonly [LinearColour, LinearColour, LinearColour];

/**
 * What a person without one kind of cone sees, on linear light. G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, table of severity 1.0.
 */
const matrices: Readonly<Record<'protanopia' | 'deuteranopia' | 'tritanopia', Matrix>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** The ways of seeing that a palette must survive. */
export const visions = ['normal', 'protanopia', 'deuteranopia', 'tritanopia'] as const;
export type Vision = (typeof visions)[number];

/** A colour `#rrggbb` as linear light, as seen with `vision`. */
function seenAs(colour: string, vision: Vision): LinearColour {
  const light = linearOf(colour);
  if (vision === 'normal') return light;
  const [red, green, blue] = matrices[vision];
  const row = (weights: LinearColour) => {
    const sum = weights[0] * light[0] + weights[1] * light[1] + weights[2] * light[2];
    return Math.min(1, Math.max(0, sum));
  };
  return [row(red), row(green), row(blue)];
}

/** Linear light in OKLab (B. Ottosson, 2020: lightness 0–1, and two colour axes), in which equal steps look equal. */
function perceived([red, green, blue]: LinearColour): LinearColour {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

/** How far apart two colours look with `vision`: distance in OKLab; below 0.02 is one colour, 0.08 is told apart in a chart. */
export function difference(a: string, b: string, vision: Vision): number {
  const [first, second] = [perceived(seenAs(a, vision)), perceived(seenAs(b, vision))];
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

/** The smallest {@link difference} over all visions. */
export function smallestDifference(a: string, b: string): number {
  return Math.min(...visions.map(vision => difference(a, b, vision)));
}

/** How dark a colour prints in greyscale: cube root of luminance, 0 (black) – 1 (white), near even steps. */
export function greyOf(colour: string): number {
  return Math.cbrt(luminance(colour));
}
