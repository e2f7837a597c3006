import { distance } from 'fastest-levenshtein';

/** The directive names that a text may use, NFC. */
export interface NameSets {
  readonly inline: ReadonlySet<string>;
  readonly block: ReadonlySet<string>;
}

/** The sets of names, in NFC whatever form they were given in. */
export function nameSets(inline: readonly string[], block: readonly string[]): NameSets {
  const set = (names: readonly string[]) => new Set(names.map(name => name.normalize('NFC')));
  return { inline: set(inline), block: set(block) };
}

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[\p{M}_-]/gu, '')
    .toLowerCase();

/**
 * The name that a misspelt one most likely means: letter case and missing dots hardly count, else at most one letter in
 * three may differ. Undefined when none is near.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = plain(name);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 0.5;
  for (const candidate of candidates) {
    const apart = distance(wanted, plain(candidate)) + (distance(name, candidate) > 0 ? 0.01 : 0);
    const short = Math.min(wanted.length, candidate.length) < 3;
    if (apart < least && !(short && apart >= 1)) {
      best = candidate;
      least = apart;
    }
  }
  return best;
}
