/** A colour of a theme as CSS may hold it: `#rgb` or `#rrggbb`; anything else gives the fallback. */
export function safeColour(colour: string | undefined, fallback: string): string {
  return colour && /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour) ? colour.toLowerCase() : fallback;
}

/** White or near-black, whichever has the higher contrast on the colour (WCAG 2 relative luminance). */
export function inkOn(colour: string): '#ffffff' | '#16191d' {
  const hex =
    colour.length === 4 ? [...colour.slice(1)].map(digit => digit + digit).join('') : colour.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(at => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.059 ? '#ffffff' : '#16191d';
}
