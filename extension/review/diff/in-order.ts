/** The places of a sequence that do not belong to its longest rising part: what has been moved past the others. */
export function outOfOrder(positions: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  positions.forEach((value, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((positions[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(at);
  return new Set([...positions.keys()].filter(index => !kept.has(index)));
}

/** The words of a text, each once, in small letters. */
export type Words = ReadonlySet<string>;

/** The words of a text. Found once for a text that is held against many. */
export const wordsOf = (text: string): Words =>
  new Set(text.toLocaleLowerCase('sv').match(/[\p{L}\d]+/gu) ?? []);

/** How alike two texts are, 0 to 1, by the words that they share; 1 for two without any. */
function likeness(one: Words, other: Words): number {
  const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
  if (more.size === 0) return 1;
  let shared = 0;
  for (const word of fewer) if (more.has(word)) shared += 1;
  return shared / more.size;
}

/** The one that is most like, when it is at least so much like; undefined when none is. */
export function mostAlike<T>(
  words: Words,
  among: readonly (readonly [T, Words])[],
  least: number,
): T | undefined {
  let best: T | undefined;
  let most = least;
  for (const [one, its] of among) {
    // Texts of very different length cannot be alike.
    if (Math.min(its.size, words.size) < most * Math.max(its.size, words.size)) continue;
    const alike = likeness(words, its);
    if (alike > most || (best === undefined && alike === most)) [best, most] = [one, alike];
  }
  return best;
}
