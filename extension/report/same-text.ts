/** Two snapshots that differ only in the kind of blanks, minus signs or dashes say the same. */
export function sameText(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00A0\u2007\u2009\u202F]/g, ' ')
    .replace(/[\u2212\u2010\u2011]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

const period = /\b\d{4}(?:[/–-]\d{2,4})\b|\b[vh]t ?\d{4}\b|\b(?:19|20)\d{2}\b(?![,.]\d)(?! ?(?:%|kr))/giu;
const value =
  /(?<![\p{L}\d])[~-]?\d{1,3}(?: \d{3})+(?:,\d+)?|(?<![\p{L}\d])[~-]?\d+(?:,\d+)?|(?<=^|[\s(:;])\.{1,3}(?=[\s;,.)]|$)|väntas|brott/giu;

/**
 * True when two sentences state the same values in whatever words and order: what makes a figure's sentence stale is its
 * numbers alone. `values` are those that `expected` states; its other numbers belong to names (« årskurs 9 ») and may be left out.
 */
export function sameNumbers(found: string, expected: string, values?: readonly string[]): boolean {
  if (sameText(found, expected)) return true;
  const there = valuesIn(found);
  const stated = values ? values.flatMap(valuesIn).sort() : valuesIn(expected);
  const inNames = without(valuesIn(expected), stated);
  const rest = without(there, stated);
  return there.length - rest.length === stated.length && without(rest, inNames).length === 0;
}

/** A list without the members of another, each taken out once. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return list.filter(one => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function valuesIn(text: string): string[] {
  return [...plain(text).replace(period, 'år').matchAll(value)].map(match => match[0].toLowerCase()).sort();
}
