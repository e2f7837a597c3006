import { mostAlike, wordsOf } from './in-order.ts';
import type { Section } from './sections.ts';

/** A paragraph of a section, with its place. */
export type Paragraph = Section['paragraphs'][number];

/** A paragraph with the section that it stands in. */
interface Placed {
  readonly section: Section;
  readonly part: Paragraph;
}

/** Paragraphs of two versions that are not in the same section word for word. */
export interface PairedParagraphs {
  /** Those that stand word for word in another section. */
  readonly moved: readonly { readonly before: Placed; readonly after: Placed }[];
  /** Of a later section that the earlier version has too: rewritten ones with what they were, new ones, and ones that are gone. */
  readonly of: (later: Section) => readonly { readonly was?: Paragraph; readonly is?: Paragraph }[];
}

/** Shorter ones are not unlike enough to say that one has moved. Characters. */
export const leastParagraph = 20;
/** More than these in a section are not held against each other. */
const most = 300;

/** Finds the paragraphs again that have moved or have been rewritten; `pairs` are the sections that both versions have. */
export function pairParagraphs(
  before: readonly Section[],
  after: readonly Section[],
  pairs: readonly (readonly [Section, Section])[],
): PairedParagraphs {
  const [laterOf, earlierOf] = [new Map(pairs), new Map(pairs.map(([one, other]) => [other, one]))];
  const gone = before.flatMap(section => missing(section, laterOf.get(section)));
  const fresh = after.flatMap(section => missing(section, earlierOf.get(section)));
  const waiting = new Map<string, Placed[]>();
  for (const one of fresh) {
    const same = waiting.get(one.part.text);
    if (same) same.push(one);
    else waiting.set(one.part.text, [one]);
  }
  const moved = gone.flatMap(one => {
    const to = one.part.text.length < leastParagraph ? undefined : waiting.get(one.part.text)?.shift();
    return to ? [{ before: one, after: to }] : [];
  });
  const done = new Set(moved.flatMap(pair => [pair.before.part, pair.after.part]));
  const left = (all: readonly Placed[], section: Section | undefined) =>
    all.filter(one => one.section === section && !done.has(one.part)).map(one => one.part);
  return {
    moved,
    of: later => rewritten(left(gone, earlierOf.get(later)), left(fresh, later)),
  };
}

/** Paragraphs of one section that the other has not: all of them when there is no other. */
function missing(section: Section, other: Section | undefined): readonly Placed[] {
  const there = new Map<string, number>();
  for (const { text } of other?.paragraphs ?? []) there.set(text, (there.get(text) ?? 0) + 1);
  return section.paragraphs.flatMap(part => {
    const count = there.get(part.text) ?? 0;
    there.set(part.text, count - 1);
    return count <= 0 ? [{ section, part }] : [];
  });
}

/** Each paragraph with what it was: the most like of those that are gone. Only one on each side: that one. */
function rewritten(
  gone: readonly Paragraph[],
  fresh: readonly Paragraph[],
): readonly { readonly was?: Paragraph; readonly is?: Paragraph }[] {
  const [was, is] = [gone[0], fresh[0]];
  if (gone.length === 1 && fresh.length === 1 && was && is) return [{ was, is }];
  const free = new Map(gone.slice(0, most).map(part => [part, wordsOf(part.text)] as const));
  const pairs = fresh.map((part, index) => {
    const earlier = index < most ? mostAlike(wordsOf(part.text), [...free], 0.3) : undefined;
    if (earlier) free.delete(earlier);
    return { is: part, ...(earlier && { was: earlier }) };
  });
  const kept = new Set(pairs.flatMap(pair => pair.was ?? []));
  return [...gone.filter(part => !kept.has(part)).map(part => ({ was: part })), ...pairs];
}
