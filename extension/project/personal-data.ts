import { unzipSync } from 'fflate';
import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import type { Files } from '../base/ports.ts';
import { wholeFile } from '../base/span.ts';
import { findPersonalNumbers, personalNumbersOf } from '../protection/personal-number.ts';

/** What of a packed file (a workbook, a text document) is unpacked; what is larger is no report's data. Bytes. */
const mostUnpacked = 50_000_000;

/** The personnummer and samordningsnummer in some files, texts and packed ones (xlsx, docx). The number itself is not told, only where it stands. */
export async function personalNumbersIn(
  files: Files,
  paths: readonly string[],
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const path of paths) {
    let bytes: Uint8Array;
    try {
      bytes = await files.read(path);
    } catch (error) {
      // Those who need the file tell that it cannot be read.
      if (error instanceof Fault) continue;
      throw error;
    }
    found.push(...(bytes[0] === 0x50 && bytes[1] === 0x4b ? inPacked(path, bytes) : inText(path, bytes)));
  }
  return found;
}

function inText(path: string, bytes: Uint8Array): readonly Diagnostic[] {
  // Digits are the same in every encoding, but for the NUL beside each in UTF-16.
  const utf8 = bytes.includes(0) ? undefined : new TextDecoder().decode(bytes);
  return personalNumbersOf(path, utf8 ?? new TextDecoder('latin1').decode(bytes).replaceAll('\0', ''));
}

function inPacked(path: string, bytes: Uint8Array): readonly Diagnostic[] {
  let left = mostUnpacked;
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!name.endsWith('.xml') || originalSize > left) return false;
        left -= originalSize;
        return true;
      },
    });
  } catch {
    return [];
  }
  const kinds = Object.values(parts).flatMap(part =>
    findPersonalNumbers(new TextDecoder().decode(part).replace(/<[^<>]*>/g, ' ')).map(one => one.kind),
  );
  const [kind] = kinds;
  return kind ? [diagnostic('personal.number', wholeFile(path), { called: kind })] : [];
}
