import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { lineStarts, spanAt } from '../base/span.ts';

/** Where a personnummer or samordningsnummer stands in a text: offsets, end exclusive. The number itself is never passed on. */
interface FoundNumber {
  readonly start: number;
  readonly end: number;
  /** A samordningsnummer has 60 added to its day. */
  readonly kind: 'personnummer' | 'samordningsnummer';
}

/** Ten or twelve digits, a hyphen or plus before the last four perhaps; no part of a longer number, a decimal fraction, a word or an id. */
const shape =
  /(?<![\p{L}\d]|\d[.:/-])((?:1[89]|20)?)(\d{2})(\d{2})(\d{2})([-+\u2010-\u2013\u2212]?)(\d{3})(\d)(?![\p{L}\d]|[.:/-]\d)/gu;

/**
 * Finds every personnummer and samordningsnummer with a valid date and check digit (Luhn, over the last nine digits before it).
 * Organisation numbers are none: their third digit is at least 2. Runs in time proportional to the text.
 */
export function findPersonalNumbers(text: string): readonly FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(shape)) {
    const [whole, century = '', year = '', month = '', day = '', , serial = '', check = ''] = match;
    const coordinated = Number(day) > 60;
    const date = coordinated ? Number(day) - 60 : Number(day);
    if (!isDate(century, Number(year), Number(month), date)) continue;
    if (checkDigit(year + month + day + serial) !== Number(check)) continue;
    found.push({
      start: match.index,
      end: match.index + whole.length,
      kind: coordinated ? 'samordningsnummer' : 'personnummer',
    });
  }
  return found;
}

/** More of them in one file say nothing new. */
const mostOfAFile = 20;

/** The numbers of one text as findings, with their places in it. */
export function personalNumbersOf(file: string, text: string): readonly Diagnostic[] {
  const numbers = findPersonalNumbers(text).slice(0, mostOfAFile);
  if (numbers.length === 0) return [];
  const starts = lineStarts(text);
  return numbers.map(({ start, end, kind }) =>
    diagnostic('personal.number', { file, span: spanAt(starts, start, end) }, { called: kind }),
  );
}

/** A day that exists; without a century in any of those that the two digits may mean. */
function isDate(century: string, year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const years = century ? [Number(century) * 100 + year] : [1900 + year, 2000 + year];
  return years.some(one => day <= new Date(Date.UTC(one, month, 0)).getUTCDate());
}

function checkDigit(digits: string): number {
  let sum = 0;
  [...digits].forEach((digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return (10 - (sum % 10)) % 10;
}
