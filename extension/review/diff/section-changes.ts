import type { Change } from './change.ts';
import { excerpts, short } from './excerpt.ts';
import { likeness, outOfOrder } from './in-order.ts';
import type { Section } from './sections.ts';

/** Sections found again in the later version, and what changed in their text. */
export interface SectionChanges {
  readonly changes: readonly Change[];
  /** The later name of an earlier section; undefined for one that is gone. */
  readonly laterKey: (earlier: string) => string | undefined;
}

/** Compares the text of two versions section by section. A paragraph that stands elsewhere word for word has moved. */
export function compareSections(
  before: readonly Section[],
  after: readonly Section[],
  about: { readonly report: string; readonly file: string; readonly fileBefore: string },
): SectionChanges {
  const pairs = pairSections(before, after);
  const laterOf = new Map(pairs.map(([one, other]) => [one.key, other.key]));
  const changes: Change[] = [];
  const base = (section: Section) => ({
    kind: 'section' as const,
    report: about.report,
    file: about.file,
    id: section.key,
    label: section.title || 'Inledning',
  });
  const early = (section: Section) => ({ file: about.fileBefore, span: section.span });
  const late = (section: Section) => ({ file: about.file, span: section.span });
  const words = (section: Section) => short(section.paragraphs.map(one => one.text).join(' '));

  const paired = new Set(pairs.flat());
  for (const section of before)
    if (!paired.has(section) && section.depth > 0)
      changes.push({
        ...base(section),
        change: 'removed',
        before: words(section),
        at: { before: early(section) },
      });
  for (const section of after)
    if (!paired.has(section) && section.depth > 0)
      changes.push({
        ...base(section),
        change: 'added',
        after: words(section),
        at: { after: late(section) },
      });

  // Paragraphs gone from one section and new in another.
  const gone = pairs.flatMap(([one, other]) => missing(one, other).map(part => ({ section: one, part })));
  const fresh = pairs.flatMap(([one, other]) => missing(other, one).map(part => ({ section: other, part })));
  const movedParts = new Set<Section['paragraphs'][number]>();
  for (const from of gone) {
    const to = fresh.find(one => one.part.text === from.part.text && !movedParts.has(one.part));
    if (!to || from.part.text.length < 20) continue;
    movedParts.add(from.part);
    movedParts.add(to.part);
    changes.push({
      ...base(to.section),
      label: `Stycket ”${from.part.text.slice(0, 60)}${from.part.text.length > 60 ? '…' : ''}”`,
      change: 'moved',
      before: from.section.title,
      after: to.section.title,
      at: {
        before: { file: about.fileBefore, span: from.part.span },
        after: { file: about.file, span: to.part.span },
      },
    });
  }

  const order = outOfOrder(pairs.map(([, other]) => after.indexOf(other)));
  pairs.forEach(([one, other], index) => {
    const removed = missing(one, other).filter(part => !movedParts.has(part));
    const added = missing(other, one).filter(part => !movedParts.has(part));
    const renamed = one.title !== other.title;
    const at = { before: early(one), after: late(other) };
    if (renamed || removed.length + added.length > 0)
      changes.push({
        ...base(other),
        change: 'changed',
        ...excerpts(
          [...(renamed ? [one.title] : []), ...removed.map(part => part.text)].join(' … '),
          [...(renamed ? [other.title] : []), ...added.map(part => part.text)].join(' … '),
        ),
        cause: 'text',
        at: {
          before: removed[0] && !renamed ? { file: about.fileBefore, span: removed[0].span } : at.before,
          after: added[0] && !renamed ? { file: about.file, span: added[0].span } : at.after,
        },
      });
    if (order.has(index))
      changes.push({
        ...base(other),
        change: 'moved',
        before: placeOf(before, one),
        after: placeOf(after, other),
        at,
      });
  });
  return { changes, laterKey: earlier => laterOf.get(earlier) };
}

/** « efter Resultat ». */
function placeOf(sections: readonly Section[], section: Section): string {
  const previous = sections[sections.indexOf(section) - 1];
  return previous?.title ? `efter ${previous.title}` : 'först';
}

/** Paragraphs of one section that the other has not. */
function missing(one: Section, other: Section): readonly Section['paragraphs'][number][] {
  const there = new Map<string, number>();
  for (const { text } of other.paragraphs) there.set(text, (there.get(text) ?? 0) + 1);
  return one.paragraphs.filter(({ text }) => {
    const left = there.get(text) ?? 0;
    there.set(text, left - 1);
    return left <= 0;
  });
}

/** The same heading, else a heading of the same depth over much the same text. In the order of the earlier version. */
function pairSections(
  before: readonly Section[],
  after: readonly Section[],
): readonly (readonly [Section, Section])[] {
  const pairs = new Map<Section, Section>();
  const taken = new Set<Section>();
  const pair = (one: Section, other: Section | undefined) => {
    if (!other || taken.has(other)) return;
    pairs.set(one, other);
    taken.add(other);
  };
  for (const one of before)
    pair(
      one,
      after.find(other => other.key === one.key),
    );
  for (const one of before) {
    if (pairs.has(one) || one.depth === 0) continue;
    const text = one.paragraphs.map(part => part.text).join(' ');
    const alike = after
      .filter(other => !taken.has(other) && other.depth === one.depth)
      .map(other => [other, likeness(text, other.paragraphs.map(part => part.text).join(' '))] as const)
      .sort((a, b) => b[1] - a[1])[0];
    if (alike && alike[1] >= 0.5) pair(one, alike[0]);
  }
  return before.flatMap(one => {
    const other = pairs.get(one);
    return other ? [[one, other] as const] : [];
  });
}
