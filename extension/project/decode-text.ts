import { Fault } from '../base/fault.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** More than a project with a thousand units writes by hand. */
const mostBytes = 1_000_000;

/** Text of one of the project's own UTF-8 files, a BOM kept. Faults: `project.not-utf8`, `file.too-large`. */
export function decodeText(bytes: Uint8Array, file: string): string {
  if (bytes.length > mostBytes)
    throw new Fault('file.too-large', { file, size: bytes.length, limit: mostBytes });
  const decoded = tryDecode(bytes);
  if ('text' in decoded) return decoded.text;
  throw new Fault('project.not-utf8', { file });
}

/** Text of a UTF-8 file, or the offset of the first byte that is not. A BOM is kept: places count in the file as it is. */
export function tryDecode(bytes: Uint8Array): { readonly text: string } | { readonly badByte: number } {
  // No text has a NUL; UTF-16 without its mark, and what a crash left, have many.
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { badByte: nul };
  try {
    return { text: strict.decode(bytes) };
  } catch {
    const text = lenient.decode(bytes);
    return { badByte: new TextEncoder().encode(text.slice(0, text.indexOf('\uFFFD'))).length };
  }
}
