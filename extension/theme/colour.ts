/** A colour as linear light, red, green and blue 0–1 (sRGB primaries). */
export type LinearColour = readonly [number, number, number];

/** `#abc` or `#aabbcc` in any case as `#aabbcc` in lower case; undefined for anything else. */
export function readColour(text: string): string | undefined {
  const found = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/i.exec(text.trim());
  if (!found) return undefined;
  const short = found[1];
  return `#${short ? short.replace(/./g, '$&$&') : (found[2] ?? '')}`.toLowerCase();
}

/** The linear light of a colour `#rrggbb` (IEC 61966-2-1). */
export function linearOf(colour: string): LinearColour {
  const channel = (start: number) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** The colour `#rrggbb` of linear light; what lies outside 0–1 is cut. */
function colourOf(linear: LinearColour): string {
  const digits = linear.map(light => {
    const cut = Math.min(1, Math.max(0, light));
    const value = cut <= 0.0031308 ? cut * 12.92 : 1.055 * cut ** (1 / 2.4) - 0.055;
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${digits.join('')}`;
}

/** Relative luminance 0–1 of a colour `#rrggbb` (WCAG 2.2). */
export function luminance(colour: string): number {
  const [red, green, blue] = linearOf(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours `#rrggbb`, 1–21 (WCAG 2.2, 1.4.3): text needs 4.5, graphics 3. */
export function contrastRatio(a: string, b: string): number {
  const lights = [luminance(a), luminance(b)];
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
}

/** The colour itself if it reaches `ratio` against white, else the lightest darker shade of it that does. */
export function darkenedTo(colour: string, ratio: number): string {
  const light = linearOf(colour);
  for (let share = 1; share > 0; share -= 0.01) {
    const shade = colourOf([light[0] * share, light[1] * share, light[2] * share]);
    if (contrastRatio(shade, '#ffffff') >= ratio) return shade;
  }
  return '#000000';
}
