import { unzipSync } from 'fflate';
import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import type { Files } from '../base/ports.ts';
import { wholeFile } from '../base/span.ts';
import { findPersonalNumbers, personalNumbersOf } from '../protection/personal-number.ts';

/** What of a packed file (a workbook, a text document) is unpacked; what is larger is no report's data. Bytes. */
const mostUnpacked = 50_000_000;
/** How many archives may lie within each other. */
const deepest = 3;

/**
 * The personnummer and samordningsnummer in some files: texts, packed ones (xlsx, docx, zip), and whatever else holds their
 * digits. The number itself is not told, only where it stands. What is too large to be searched is told as well.
 */
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
      if (!(error instanceof Fault)) throw error;
      // Those who need the file tell why else it cannot be read.
      if (error.code === 'file.too-large') found.push(unsearched(path));
      continue;
    }
    found.push(...(isPacked(bytes) ? inPacked(path, bytes) : inText(path, bytes)));
  }
  return found;
}

/** The numbers in the names of files; the number is left out of the name that is told. */
export function personalNumbersInNames(paths: readonly string[]): readonly Diagnostic[] {
  return paths.flatMap(path => {
    const [number] = findPersonalNumbers(path.replaceAll('_', ' '));
    if (!number) return [];
    const hidden = `${path.slice(0, number.start)}…${path.slice(number.end)}`;
    return [diagnostic('personal.number', wholeFile(hidden), { called: number.kind })];
  });
}

const isPacked = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;
const unsearched = (path: string) => diagnostic('personal.unsearched', wholeFile(path), {});

function inText(path: string, bytes: Uint8Array): readonly Diagnostic[] {
  return personalNumbersOf(path, textOf(bytes));
}

/** Digits are the same in every encoding, but for the NUL beside each in UTF-16. */
function textOf(bytes: Uint8Array): string {
  if (!bytes.includes(0)) return new TextDecoder().decode(bytes);
  return new TextDecoder('latin1').decode(bytes).replaceAll('\0', '');
}

function inPacked(path: string, bytes: Uint8Array): readonly Diagnostic[] {
  const budget = { left: mostUnpacked, isWhole: true };
  const [kind] = kindsIn(bytes, budget, 1);
  return [
    ...(kind ? [diagnostic('personal.number', wholeFile(path), { called: kind })] : []),
    ...(budget.isWhole ? [] : [unsearched(path)]),
  ];
}

function kindsIn(
  bytes: Uint8Array,
  budget: { left: number; isWhole: boolean },
  depth: number,
): readonly ('personnummer' | 'samordningsnummer')[] {
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (/\.(png|jpe?g|gif|emf|wmf|tiff?|bmp)$/i.test(name)) return false;
        if (originalSize > budget.left) {
          budget.isWhole = false;
          return false;
        }
        budget.left -= originalSize;
        return true;
      },
    });
  } catch {
    // Damaged, or not packed after all.
    return findPersonalNumbers(textOf(bytes)).map(one => one.kind);
  }
  return Object.entries(parts).flatMap(([name, part]) => {
    if (isPacked(part)) {
      if (depth < deepest) return kindsIn(part, budget, depth + 1);
      budget.isWhole = false;
      return [];
    }
    const text = textOf(part);
    return findPersonalNumbers(/\.xml$/i.test(name) ? textOfXml(text) : text).map(one => one.kind);
  });
}

/** The text of a workbook's or a document's part: a change of looks within a word is no gap in it, the end of a cell or paragraph is. */
function textOfXml(xml: string): string {
  return xml
    .replace(/<\/(?:\w+:)?(?:p|si|is|c|v|f|row|tc|tr)\s*>|<(?:\w+:)?(?:tab|br|cr)\b[^<>]*>/g, ' ')
    .replace(/<[^<>]*>/g, '');
}
