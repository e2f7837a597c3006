/** The school forms of skollagen by their names there. A municipality may write others. */
export const schoolForms = [
  'förskola',
  'öppen förskola',
  'pedagogisk omsorg',
  'förskoleklass',
  'fritidshem',
  'grundskola',
  'anpassad grundskola',
  'sameskola',
  'specialskola',
  'gymnasieskola',
  'anpassad gymnasieskola',
  'komvux',
  'sfi',
] as const;

/** A school form in its one spelling: small letters, blanks between words. `anpassad-grundskola` is the same. */
export function schoolFormOf(written: string): string {
  return written
    .normalize('NFC')
    .trim()
    .toLocaleLowerCase('sv')
    .replace(/[\s_-]+/gu, ' ');
}

/** The forms whose pupils statistics call women and men; in the others they are girls and boys. */
const adult: ReadonlySet<string> = new Set(['gymnasieskola', 'anpassad gymnasieskola', 'komvux', 'sfi']);

/** True when every one of some school forms is for grown-ups, or nearly so; false for none. */
export function isForAdults(forms: readonly string[]): boolean {
  return forms.length > 0 && forms.every(form => adult.has(schoolFormOf(form)));
}
