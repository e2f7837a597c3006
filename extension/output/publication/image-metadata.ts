/**
 * A picture without what a camera or a phone wrote into it (place, time, device, owner): APP1–APP15 and comments of
 * JPEG but for the colour profile, `eXIf`, `tEXt`, `iTXt`, `zTXt`, `tIME` of PNG, `EXIF` and `XMP ` of WebP. Pixels are not touched.
 */
export function withoutMetadata(bytes: Uint8Array, type: string): Uint8Array {
  if (type === 'image/jpeg') return cleanJpeg(bytes);
  if (type === 'image/png') return cleanPng(bytes);
  return type === 'image/webp' ? cleanWebp(bytes) : bytes;
}

function cleanJpeg(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return bytes;
  const kept = keeping(bytes, 2);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda) break;
    const length = 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    const drop = marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee);
    if (!drop) kept.keep(at, at + length);
    at += length;
  }
  kept.keep(at, bytes.length);
  return joined(kept.parts());
}

function cleanPng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = keeping(bytes, 8);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = 12 + view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME'].includes(name)) kept.keep(at, at + length);
    at += length;
  }
  return joined(kept.parts());
}

function cleanWebp(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = 8 + view.getUint32(at + 4, true);
    const padded = length + (length % 2);
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(bytes.slice(at, at + padded));
    at += padded;
  }
  const extended = kept[0];
  // The extended header says which chunks follow: bit 3 EXIF, bit 2 XMP.
  if (extended && String.fromCharCode(...extended.subarray(0, 4)) === 'VP8X')
    extended[8] = (extended[8] ?? 0) & ~0x0c;
  const body = joined(kept);
  const header = bytes.slice(0, 12);
  new DataView(header.buffer).setUint32(4, body.length + 4, true);
  return joined([header, body]);
}

/** What is kept of some bytes, the first `from` of them to begin with: what lies side by side is one piece, however many parts it has. */
function keeping(bytes: Uint8Array, from: number) {
  const pieces: { readonly start: number; end: number }[] = [{ start: 0, end: from }];
  return {
    keep(start: number, end: number): void {
      const last = pieces.at(-1);
      if (last?.end === start) last.end = end;
      else pieces.push({ start, end });
    },
    parts: () => pieces.map(({ start, end }) => bytes.subarray(start, end)),
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
