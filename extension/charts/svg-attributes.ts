/** A number with few decimals, the same on every machine; never `-0`. */
export function round(value: number, decimals = 2): number {
  return Number(value.toFixed(decimals)) || 0;
}

/** A CSS font as Chart.js writes it: `italic 600 12px Family`. */
export function fontOf(font: string) {
  const found = /^(?:(normal|italic|oblique) )?(?:(normal|bold|\d+) )?([\d.]+)px (.+)$/.exec(font);
  const [, slant, weight, size, family] = found ?? [];
  return {
    italic: slant === 'italic' || slant === 'oblique',
    weight: weight === 'bold' ? 700 : Number(weight) || 400,
    size: Number(size) || 10,
    family: (family ?? 'sans-serif').replaceAll(/["']/g, ''),
  };
}

/** A CSS colour as SVG 1.1 writes it: opacity apart. */
export function paintOf(style: string): { readonly colour: string; readonly opacity: number } {
  if (style === 'transparent') return { colour: 'none', opacity: 0 };
  const found = /^rgba?\((\d+),\s*(\d+),\s*(\d+)(?:,\s*([\d.]+))?\)$/.exec(style);
  if (found) return { colour: `rgb(${found[1]},${found[2]},${found[3]})`, opacity: Number(found[4] ?? 1) };
  const long = /^#([0-9a-f]{6})([0-9a-f]{2})$/i.exec(style);
  if (long) return { colour: `#${long[1]}`, opacity: Number.parseInt(long[2] ?? 'ff', 16) / 255 };
  return { colour: style, opacity: 1 };
}

/** A text for XML: marked-up signs escaped, signs that XML cannot hold left out. */
export function escaped(text: string): string {
  return text
    .replace(/\p{Cs}|\ufffe|\uffff|(?![\t\n\r])\p{Cc}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
