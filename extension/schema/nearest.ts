import { distance } from 'fastest-levenshtein';
import { remembered } from '../base/remembered.ts';

const folded: Readonly<Record<string, string>> = { å: 'a', ä: 'a', ö: 'o', é: 'e', ü: 'u', _: '-', ' ': '-' };

const fold = remembered(
  name =>
    name
      .normalize('NFC')
      .toLocaleLowerCase('sv')
      .replace(/[åäöéü_ ]/g, letter => folded[letter] ?? letter),
  // All names of a large project's reports.
  20_000,
);

/** Two letters beside each other have changed places. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const i = [...a].findIndex((letter, index) => letter !== b[index]);
  return i >= 0 && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

/** Names that are compared have at most so many letters. */
const longest = 500;

/**
 * The candidate that a misspelt name most likely means, or undefined when none is near. Letter case, å/ä/a, ö/o, blank,
 * hyphen and underscore hardly count; at most two letters in five (or another `share`) may differ. Of equals the first
 * candidate wins.
 */
export function nearest(name: string, candidates: Iterable<string>, share = 0.4): string | undefined {
  // No name is that long, and the distance of two long texts takes the product of their lengths.
  if (name.length > longest) return undefined;
  const wanted = fold(name);
  const plain = name.normalize('NFC');
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate.length > longest) continue;
    const other = fold(candidate);
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, other.length) * share));
    if (Math.abs(wanted.length - other.length) > limit) continue;
    const apart = isSwapped(wanted, other) ? 1 : distance(wanted, other);
    if (apart > limit || (apart > 0 && Math.min(wanted.length, other.length) < 3)) continue;
    // The exact letters decide between candidates that fold alike (`mal` and `mål`).
    const score = apart + distance(plain, candidate.normalize('NFC')) / 1000;
    if (score < least) {
      best = candidate;
      least = score;
    }
  }
  return best;
}
