/** One font file to embed: woff2, with the weights, slant and signs (CSS `unicode-range`) that it serves. */
export interface FontFile {
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  readonly unicodeRange: string;
  readonly bytes: Uint8Array;
}

const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const latinExtended =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2190-21FF,U+2200-22FF,U+2300-23FF,U+2500-27BF,U+2C60-2C7F,U+A720-A7FF';

/** Source Sans 3 as `@fontsource/source-sans-3` packs it: file names below `files/`, and what each serves. */
export const sourceSans: readonly (Omit<FontFile, 'bytes'> & { readonly file: string })[] = [
  [400, false],
  [400, true],
  [600, false],
  [600, true],
].flatMap(([weight, italic]) =>
  (['latin', 'latin-ext'] as const).map(subset => ({
    family: 'Source Sans 3',
    weight: Number(weight),
    italic: Boolean(italic),
    unicodeRange: subset === 'latin' ? latin : latinExtended,
    file: `source-sans-3-${subset}-${weight}-${italic ? 'italic' : 'normal'}.woff2`,
  })),
);

/** Reads the shipped font's files through `read` (which is given a file name such as `source-sans-3-latin-400-normal.woff2`). */
export async function readSourceSans(
  read: (file: string) => Promise<Uint8Array>,
): Promise<readonly FontFile[]> {
  return Promise.all(sourceSans.map(async ({ file, ...font }) => ({ ...font, bytes: await read(file) })));
}

/** The `@font-face` rules, with the files inside as base64; made once of the same fonts. */
export function fontFaces(fonts: readonly FontFile[]): string {
  const known = faces.get(fonts) ?? facesOf(fonts);
  faces.set(fonts, known);
  return known;
}

const faces = new WeakMap<readonly FontFile[], string>();

function facesOf(fonts: readonly FontFile[]): string {
  return fonts
    .map(
      font =>
        `@font-face{font-family:"${font.family}";font-style:${font.italic ? 'italic' : 'normal'};font-weight:${font.weight};font-display:block;` +
        `src:url(data:font/woff2;base64,${Buffer.from(font.bytes).toString('base64')}) format("woff2");unicode-range:${font.unicodeRange}}`,
    )
    .join('\n');
}
