// Writes extension/charts/font-widths.ts: how wide each sign of Source Sans 3 is, so that charts can be laid out in Node.
// Reads the WOFF 1 files of @fontsource (header, table directory, zlib-packed tables: https://www.w3.org/TR/WOFF/) and from
// them `head`, `hhea`, `hmtx` and the format 4 `cmap`. Run: node scripts/font-widths.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const folder = new URL('../node_modules/@fontsource/source-sans-3/', import.meta.url);
const target = new URL('../extension/charts/font-widths.ts', import.meta.url);
const version = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')).version;

function tablesOf(woff) {
  const tables = new Map();
  for (let i = 0; i < woff.readUInt16BE(12); i++) {
    const at = 44 + i * 20;
    const tag = woff.toString('latin1', at, at + 4);
    const offset = woff.readUInt32BE(at + 4);
    const packed = woff.readUInt32BE(at + 8);
    const bytes = woff.subarray(offset, offset + packed);
    tables.set(tag, packed < woff.readUInt32BE(at + 12) ? inflateSync(bytes) : bytes);
  }
  return tables;
}

/** Code point -> glyph number, from the first format 4 subtable. */
function glyphsOf(cmap) {
  const glyphs = new Map();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const at = cmap.readUInt32BE(4 + i * 8 + 4);
    if (cmap.readUInt16BE(at) !== 4) continue;
    const segments = cmap.readUInt16BE(at + 6) / 2;
    const ends = at + 14;
    const starts = ends + segments * 2 + 2;
    const deltas = starts + segments * 2;
    const ranges = deltas + segments * 2;
    for (let s = 0; s < segments; s++) {
      const first = cmap.readUInt16BE(starts + s * 2);
      const last = cmap.readUInt16BE(ends + s * 2);
      const range = cmap.readUInt16BE(ranges + s * 2);
      for (let code = first; code <= last && code < 0xffff; code++) {
        const raw = range ? cmap.readUInt16BE(ranges + s * 2 + range + (code - first) * 2) : code;
        if (range && raw === 0) continue;
        const glyph = (raw + cmap.readUInt16BE(deltas + s * 2)) & 0xffff;
        if (glyph) glyphs.set(code, glyph);
      }
    }
    return glyphs;
  }
  throw new Error('no format 4 cmap');
}

/** Sign -> width in thousandths of the font size. */
function widthsOf(weight) {
  const widths = new Map();
  for (const subset of ['latin', 'latin-ext']) {
    const tables = tablesOf(
      readFileSync(new URL(`files/source-sans-3-${subset}-${weight}-normal.woff`, folder)),
    );
    const unitsPerEm = tables.get('head').readUInt16BE(18);
    const count = tables.get('hhea').readUInt16BE(34);
    const hmtx = tables.get('hmtx');
    for (const [code, glyph] of glyphsOf(tables.get('cmap'))) {
      if (code < 32 || (code > 0x17f && code < 0x2000 && code !== 0x218 && code !== 0x219)) continue;
      if (widths.has(code)) continue;
      widths.set(code, Math.round((hmtx.readUInt16BE(Math.min(glyph, count - 1) * 4) * 1000) / unitsPerEm));
    }
  }
  return [...widths].sort((a, b) => a[0] - b[0]);
}

/** `32:200 33-35:289 …`: runs of equal width, code points in hex. */
function packed(widths) {
  const runs = [];
  for (const [code, width] of widths) {
    const last = runs.at(-1);
    if (last && last.width === width && last.end === code - 1) last.end = code;
    else runs.push({ start: code, end: code, width });
  }
  return runs
    .map(
      run => `${run.start.toString(16)}${run.end > run.start ? `-${run.end.toString(16)}` : ''}:${run.width}`,
    )
    .join(' ');
}

const lines = [400, 600].map(weight => {
  const words = packed(widthsOf(weight)).split(' ');
  const rows = [''];
  for (const word of words) {
    if (`${rows.at(-1)} ${word}`.length > 96) rows.push(word);
    else rows[rows.length - 1] = `${rows.at(-1)} ${word}`.trim();
  }
  return `  ${weight}: [\n${rows.map(row => `    '${row}',`).join('\n')}\n  ],`;
});

writeFileSync(
  target,
  `// Written by scripts/font-widths.mjs from @fontsource/source-sans-3 ${version}. Do not edit.

/** Widths of the signs of Source Sans 3 by weight: \`first[-last]:width\`, code points in hex, thousandths of the font size. */
export const fontWidths = {
${lines.join('\n')}
} as const;
`,
);
