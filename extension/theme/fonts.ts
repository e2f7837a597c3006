/** One font file: what `@font-face` says of it, and its path below node_modules, for the build to copy. */
export interface FontFace {
  readonly family: string;
  readonly weight: 400 | 600 | 700;
  readonly style: 'normal' | 'italic';
  /** CSS `unicode-range` of the subset. */
  readonly unicodeRange: string;
  /** `@fontsource/source-sans-3/files/….woff2`. */
  readonly path: string;
}

/** The family of all text: Source Sans 3 (SIL Open Font License 1.1), digits of equal width. */
export const fontFamily = 'Source Sans 3';

/**
 * Signs that a report or template may want and that the font lacks, with what to write instead; otherwise a system font
 * slips into the PDF. It does have U+2212, U+2013, U+00A0, U+2009, §, %, ×, ±, ·, ½, ↑, ↓ and all Nordic and Sami letters.
 */
export const missingSigns: Readonly<Record<string, string>> = {
  '≤': 'högst',
  '≥': 'minst',
  '≈': 'cirka',
  '→': '–',
  '←': '–',
  '↩': '↑',
  '✓': 'x',
  '✗': '–',
  '‰': 'promille',
  '\u2011': '-',
  '\u202f': '\u00a0',
};

// Subsets as @fontsource cuts them (its unicode.json).
const ranges = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF',
} as const;

const cuts = [
  { weight: 400, style: 'normal' },
  { weight: 400, style: 'italic' },
  { weight: 600, style: 'normal' },
  { weight: 700, style: 'normal' },
] as const;

/** The font files that pages and charts use: regular, italic, semibold and bold, each for Latin and extended Latin. */
export function fontFaces(): readonly FontFace[] {
  return cuts.flatMap(cut =>
    (['latin', 'latin-ext'] as const).map(subset => ({
      family: fontFamily,
      ...cut,
      unicodeRange: ranges[subset],
      path: `@fontsource/source-sans-3/files/source-sans-3-${subset}-${cut.weight}-${cut.style}.woff2`,
    })),
  );
}
