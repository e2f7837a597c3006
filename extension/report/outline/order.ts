import type { HeadingNode } from './headings.ts';
import type { OutlineMatch } from './match.ts';
import type { Section } from './outline.ts';

/** A heading that stands for a section of a level, with the section's place in the outline. */
interface Ranked {
  readonly node: HeadingNode;
  readonly section: Section;
  readonly rank: number;
}

/** A section that stands in the wrong place, and the headings that it should stand after and before. */
export interface OutOfOrder {
  readonly section: Section;
  readonly node: HeadingNode;
  readonly after: HeadingNode | undefined;
  readonly before: HeadingNode | undefined;
}

/** The fewest sections of a level that must move for the rest to stand in the outline's order; of repeated ones the order is free. */
export function outOfOrder(
  level: readonly Section[],
  match: OutlineMatch,
  parents: readonly (HeadingNode | undefined)[],
): readonly OutOfOrder[] {
  const ranked = rankedHeadings(level, match, parents);
  const kept = longestRise(ranked.map(each => each.rank));
  const inPlace = ranked.filter((_, index) => kept.has(index));
  return ranked
    .filter((_, index) => !kept.has(index))
    .map(({ node, section, rank }) => ({
      section,
      node,
      after: inPlace.findLast(each => each.rank < rank)?.node,
      before: inPlace.find(each => each.rank > rank)?.node,
    }));
}

function rankedHeadings(
  level: readonly Section[],
  match: OutlineMatch,
  parents: readonly (HeadingNode | undefined)[],
): readonly Ranked[] {
  const found = new Map<HeadingNode, Ranked>();
  const ranks = new Map<string, number>();
  level.forEach((section, index) => {
    const key = section.repeated?.from ?? section.id;
    const rank = ranks.get(key) ?? index;
    ranks.set(key, rank);
    const own = (match.of.get(section) ?? []).filter(node => parents.includes(node.parent));
    // Of one that stands several times the first decides.
    for (const node of section.repeated ? own : own.slice(0, 1)) {
      const before = found.get(node);
      if (!before || (before.section.repeated && !section.repeated)) found.set(node, { node, section, rank });
    }
  });
  return [...found.values()].sort((a, b) => a.node.start - b.node.start);
}

/** Indexes of a longest run that never falls. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const best: { length: number; from: number }[] = [];
  numbers.forEach((number, index) => {
    let longest = { length: 1, from: -1 };
    for (let i = 0; i < index; i++) {
      const length = (best[i]?.length ?? 0) + 1;
      if ((numbers[i] ?? 0) <= number && length > longest.length) longest = { length, from: i };
    }
    best.push(longest);
  });
  const kept = new Set<number>();
  let at = best.findIndex(each => each.length === Math.max(...best.map(one => one.length)));
  for (; at >= 0; at = best[at]?.from ?? -1) kept.add(at);
  return kept;
}
