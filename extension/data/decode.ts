import iconv from 'iconv-lite';

/** A file's bytes as text. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16' | string;
  /** Set when the file is not written in the encoding that the package declares: the one that was found. */
  readonly found?: string;
}

/** What a file is instead of text, told by its first bytes or by NUL bytes. */
export type NotText = 'xlsx' | 'xls' | 'pdf' | 'binary';

/** True for the name of an encoding that can be read. */
export function isKnownEncoding(name: string): boolean {
  return iconv.encodingExists(name);
}

/** What the bytes are when they are no text at all; undefined for text. */
export function notText(bytes: Uint8Array): NotText | undefined {
  const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b, 3, 4)) return 'xlsx';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'xls';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (markOf(bytes)?.encoding.startsWith('utf-16')) return undefined;
  return bytes.subarray(0, 4096).includes(0) ? 'binary' : undefined;
}

/**
 * The text behind the bytes. A byte order mark decides; then UTF-8 when the bytes are valid UTF-8 and hold a letter
 * outside ASCII; then what is declared; then UTF-8 when valid, else windows-1252 (what Excel in Sweden saves).
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded {
  const mark = markOf(bytes);
  if (mark) {
    const text = iconv.decode(Buffer.from(bytes.subarray(mark.length)), mark.encoding);
    return { text, encoding: mark.name, ...mismatch(declared, mark.name) };
  }
  const utf8 = validUtf8(bytes);
  if (utf8 !== undefined && isAscii(bytes)) return { text: utf8, encoding: declared ?? 'utf-8' };
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', ...mismatch(declared, 'utf-8') };
  const encoding = declared && !isUnicode(declared) ? declared : 'windows-1252';
  return { text: iconv.decode(Buffer.from(bytes), encoding), encoding, ...mismatch(declared, encoding) };
}

interface Mark {
  readonly encoding: string;
  readonly name: string;
  readonly length: number;
}

function markOf(bytes: Uint8Array): Mark | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8', name: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', name: 'utf-16', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', name: 'utf-16', length: 2 };
  return undefined;
}

function validUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const isAscii = (bytes: Uint8Array) => bytes.every(byte => byte < 0x80);
const family = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^(utf16)(le|be)$/, '$1')
    .replace(/^utf8bom$|^utf8sig$/, 'utf8');
const isUnicode = (name: string) => family(name).startsWith('utf');

function mismatch(declared: string | undefined, found: string): { readonly found?: string } {
  return declared === undefined || family(declared) === family(found) ? {} : { found };
}
