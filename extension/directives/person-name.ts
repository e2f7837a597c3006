import type { Vocabulary } from './setting.ts';

/** First words of what has a name but is nobody: unions and authorities. */
const organisations = /^(?:Sveriges|Svenska|Sveriges Kommuner|Barn|Utbildnings)$/u;

/**
 * The first thing in a text that looks like a person's name: two or more words with capitals in a row that are not (part of) the name of a
 * unit, area or report. One such word can be anything, and is let be.
 */
export function personNameIn(
  written: string | undefined,
  { units, reports }: Pick<Vocabulary, 'units' | 'reports'>,
): string | undefined {
  const titles = [...[...units.values()].map(each => each.title), ...reports.values()];
  for (const [name] of (written ?? '').matchAll(/\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)*(?: \p{Lu}\p{Ll}+)/gu)) {
    const first = name.split(' ')[0] ?? '';
    const isKnown = titles.some(title => title.includes(name)) || organisations.test(first);
    if (!isKnown) return name;
  }
  return undefined;
}
