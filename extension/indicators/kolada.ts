/** Titles of Kolada's key figures on education by id, without their units. */
export type KoladaTitles = ReadonlyMap<string, string>;

/** Reads the list that comes along (`templates/katalog/kolada.json`). */
export function readKolada(json: string): KoladaTitles {
  const list = JSON.parse(json) as { readonly nyckeltal: Readonly<Record<string, string>> };
  return new Map(Object.entries(list.nyckeltal));
}

/** The last year of a key figure that is no longer updated; Kolada writes it last in the title: `(-2024)`. */
export function lastYear(title: string): string | undefined {
  return /\(\s*-\s*(\d{4})\)/.exec(title)?.[1];
}

const common = new Set([
  'andel',
  'antal',
  'elever',
  'elev',
  'skola',
  'skolor',
  'kommunala',
  'genomsnitt',
  'genomsnittligt',
  'årskurs',
  'barn',
]);

function stems(text: string): string[] {
  return text
    .toLocaleLowerCase('sv')
    .split(/[^\p{L}]+/u)
    .filter(word => word.length >= 4 && !common.has(word))
    .map(word => word.slice(0, 5));
}

/** True when a name and a title have no word in common: then the id may be another's (N15421 is not meritvärde). */
export function soundsUnlike(name: string, title: string): boolean {
  const words = stems(name);
  const whole = title.toLocaleLowerCase('sv');
  return words.length > 0 && !words.some(word => whole.includes(word));
}
