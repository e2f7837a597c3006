/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map(value =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function channels(colour: string): number[] {
  return [1, 3, 5].map(start => Number.parseInt(colour.slice(start, start + 2), 16) / 255);
}

function contrast(a: string, b: string): number {
  const [first, second] = [luminance(a), luminance(b)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** `#rrggbb` of channels 0–1. */
function hex(values: readonly number[]): string {
  return `#${values
    .map(value =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** The one of two inks (`#rrggbb`) that reads best on a surface. */
export function inkOn(surface: string, dark: string, light: string): string {
  return contrast(surface, dark) >= contrast(surface, light) ? dark : light;
}

/** A series' colour for text: darkened until it has 4.5:1 against the paper. */
export function textColour(colour: string, paper: string): string {
  for (let share = 1; share > 0; share -= 0.05) {
    const shade = hex(channels(colour).map(value => value * share));
    if (contrast(shade, paper) >= 4.5) return shade;
  }
  return '#000000';
}

/** The colour at `share` (0–1) of a row of colours. */
export function colourBetween(colours: readonly string[], share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (colours.length - 1);
  const index = Math.min(colours.length - 2, Math.floor(place));
  const [from, to] = [colours[Math.max(0, index)], colours[Math.max(0, index) + 1]];
  if (!from || !to) return colours[0] ?? '#ffffff';
  const end = channels(to);
  return hex(channels(from).map((value, i) => value + ((end[i] ?? 0) - value) * (place - index)));
}
