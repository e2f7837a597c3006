/** A count after primary protection. What is hidden has its number here only where the sums need it: `hidden` rules. */
export interface SummedCount {
  readonly value: number;
  readonly hidden: boolean;
  /** Least width of the interval in which it may be found when it is hidden. */
  readonly width: number;
}

/** Which count is the sum of which others, by their places in a list. */
export interface Sum {
  readonly total: number;
  readonly parts: readonly number[];
  /** True: the sum itself is hidden rather than the last part that it shows. */
  readonly spare?: boolean;
}

/**
 * The places of further counts that are hidden, so that no hidden one can be worked out from a single sum by subtraction: of
 * those that a sum hides there are at least two, and what is left for them leaves each an interval that is wide enough (a
 * hidden count is at least 1 where zeros are shown). The smallest shown part is hidden first, one that is itself a sum only
 * after those that cost nothing else; the sum itself only when no part is left, or only one and the sum is `spare`.
 * The sums of `outer` are settled by themselves, and then with the others: who asks with more others has the same answer there.
 * What decides is public: the sums and the shown parts, never a hidden number. Sums are taken one by one, until none
 * of them gives anything away: what several of them give away together is not looked for.
 */
export function hiddenBySums(
  counts: readonly SummedCount[],
  outer: readonly Sum[],
  inner: readonly Sum[],
  hideZeros: boolean,
): ReadonlySet<number> {
  const further = new Set<number>();
  settle(counts, outer, hideZeros, further);
  if (inner.length > 0) settle(counts, [...outer, ...inner], hideZeros, further);
  return further;
}

/** Adds to `further` until no sum gives anything away. */
function settle(
  counts: readonly SummedCount[],
  sums: readonly Sum[],
  hideZeros: boolean,
  further: Set<number>,
): void {
  const isHidden = (place: number) => further.has(place) || (counts[place]?.hidden ?? true);
  const value = (place: number) => counts[place]?.value ?? 0;
  const least = hideZeros ? 0 : 1;
  const sumsOf = new Map<number, Sum[]>();
  for (const sum of sums) sumsOf.set(sum.total, [...(sumsOf.get(sum.total) ?? []), sum]);
  // A sum all of whose parts are shown is hidden only together with one of them.
  const costsMore = (place: number) => (sumsOf.get(place) ?? []).some(({ parts }) => !parts.some(isHidden));
  const next = ({ total, parts, spare }: Sum): number | undefined => {
    const hidden = parts.filter(isHidden);
    const shown = parts.filter(place => !isHidden(place));
    const candidates = shown.filter(place => value(place) > 0 || hideZeros);
    const smallest = candidates.toSorted(
      (a, b) => Number(costsMore(a)) - Number(costsMore(b)) || value(a) - value(b),
    )[0];
    if (isHidden(total)) return hidden.length > 0 ? undefined : smallest;
    if (hidden.length === 0) return undefined;
    const left = value(total) - shown.reduce((sum, place) => sum + value(place), 0);
    const width = Math.max(...hidden.map(place => counts[place]?.width ?? 0));
    if (hidden.length > 1 && left - hidden.length * least >= width) return undefined;
    return spare && candidates.length < 2 ? total : (smallest ?? total);
  };
  for (let more = true; more; ) {
    more = false;
    for (const sum of sums) {
      const place = next(sum);
      if (place === undefined) continue;
      further.add(place);
      more = true;
    }
  }
}
