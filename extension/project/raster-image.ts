import { crc32 } from 'node:zlib';

/** What a picture's own bytes say of it: its size in pixels; undefined when it is cut off, damaged or none that a browser shows. */
export type RasterSize = { readonly width: number; readonly height: number } | undefined;

/** Reads a PNG, JPEG, WebP or GIF through to its end, whatever its file is called: browsers go by the bytes too. Pixels are not unpacked. */
export function rasterSize(bytes: Uint8Array): RasterSize {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = (at: number, length = 4) => String.fromCharCode(...bytes.subarray(at, at + length));
  if (name(1, 3) === 'PNG') return pngSize(view, bytes, name);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegSize(view, bytes);
  if (name(0) === 'RIFF' && name(8) === 'WEBP') return webpSize(view, name);
  if (name(0, 3) === 'GIF' && bytes.length > 10)
    return sized(view.getUint16(6, true), view.getUint16(8, true));
  return undefined;
}

const sized = (width: number, height: number): RasterSize =>
  width > 0 && height > 0 ? { width, height } : undefined;

/** Chunk after chunk, each with its sum, from the header to the end mark. */
function pngSize(view: DataView, bytes: Uint8Array, name: (at: number) => string): RasterSize {
  let size: RasterSize;
  let hasPixels = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    const kind = name(at + 4);
    if (end + 4 > bytes.length) return undefined;
    // Those with a small first letter may be wrong: nobody needs them.
    if (/^[A-Z]/.test(kind) && crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) return undefined;
    if (kind === 'IHDR' && length >= 8) size = sized(view.getUint32(at + 8), view.getUint32(at + 12));
    if (kind === 'IDAT') hasPixels = true;
    if (kind === 'IEND') return hasPixels ? size : undefined;
    at = end + 4;
  }
  return undefined;
}

/** Segment after segment to the pixels, and the end mark somewhere after them: a telephone may add something of its own. */
function jpegSize(view: DataView, bytes: Uint8Array): RasterSize {
  let size: RasterSize;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && at + 9 <= bytes.length) size = sized(view.getUint16(at + 7), view.getUint16(at + 5));
    if (marker === 0xda) return hasEndMark(bytes, at) ? size : undefined;
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}

function hasEndMark(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.lastIndexOf(0xd9); at > from; at = bytes.lastIndexOf(0xd9, at - 1))
    if (bytes[at - 1] === 0xff) return true;
  return false;
}

function webpSize(view: DataView, name: (at: number) => string): RasterSize {
  if (view.byteLength < 30 || 8 + view.getUint32(4, true) > view.byteLength) return undefined;
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  switch (name(12)) {
    case 'VP8X':
      return sized(three(24) + 1, three(27) + 1);
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 'VP8 ':
      return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    default:
      return undefined;
  }
}
