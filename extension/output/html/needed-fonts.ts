import type { FontFile } from './fonts.ts';

/** The fonts whose signs the text has: a report without ≤ or Š does not carry the files for them. */
export function neededFonts(fonts: readonly FontFile[], text: string): readonly FontFile[] {
  const codes = new Set<number>();
  for (const sign of text) codes.add(sign.codePointAt(0) ?? 0);
  return fonts.filter(font => {
    const ranges = font.unicodeRange.split(',').map(range => {
      const [from = '0', to = from] = range.trim().replace(/^U\+/i, '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    });
    return [...codes].some(code => ranges.some(([from, to]) => code >= from && code <= to));
  });
}
