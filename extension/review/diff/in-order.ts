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

/** How alike two texts are, 0 to 1, by the words that they share. */
export function likeness(one: string, other: string): number {
  const words = (text: string) => new Set(text.toLocaleLowerCase('sv').match(/[\p{L}\d]+/gu));
  const [a, b] = [words(one), words(other)];
  if (a.size === 0 || b.size === 0) return one === other ? 1 : 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared / Math.max(a.size, b.size);
}
