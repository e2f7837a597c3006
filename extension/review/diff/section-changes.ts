import type { Language } from '../../base/problem.ts';
import type { Change } from './change.ts';
import { excerpts, short } from './excerpt.ts';
import { mostAlike, outOfOrder, wordsOf } from './in-order.ts';
import { pairParagraphs } from './pair-paragraphs.ts';
import type { Section } from './sections.ts';

/** Sections found again in the later version, and what changed in their text. */
export interface SectionChanges {
  readonly changes: readonly Change[];
  /** The later name of an earlier section; undefined for one that is gone. */
  readonly laterKey: (earlier: string) => string | undefined;
}

const words = {
  sv: {
    start: 'Inledning',
    paragraph: (text: string) => `Stycket ”${text}”`,
    added: (section: string) => `${section}: nytt stycke`,
    removed: (section: string) => `${section}: struket stycke`,
    after: (section: string) => `efter ${section}`,
    first: 'först',
    level: (depth: number) => `rubrik på nivå ${depth}`,
  },
  en: {
    start: 'The beginning',
    paragraph: (text: string) => `The paragraph “${text}”`,
    added: (section: string) => `${section}: new paragraph`,
    removed: (section: string) => `${section}: paragraph removed`,
    after: (section: string) => `after ${section}`,
    first: 'first',
    level: (depth: number) => `heading of level ${depth}`,
  },
} as const;

/** Which report the sections are of, and the language of what is said about them. */
export interface SectionSetting {
  readonly report: string;
  readonly file: string;
  readonly fileBefore: string;
  readonly language: Language;
}

/** Compares the text of two versions section by section, paragraph by paragraph. What stands elsewhere word for word has moved. */
export function compareSections(
  before: readonly Section[],
  after: readonly Section[],
  { report, file, fileBefore, language }: SectionSetting,
): SectionChanges {
  const say = words[language];
  const pairs = pairSections(before, after);
  const laterOf = new Map(pairs.map(([one, other]) => [one.key, other.key]));
  const changes: Change[] = [];
  const tell = (
    section: Section,
    change: Omit<Change, 'kind' | 'id' | 'label'> & { readonly label?: string },
  ) => changes.push({ kind: 'section', report, file, id: section.key, label: titleOf(section), ...change });
  const titleOf = (section: Section) => section.title || say.start;
  const early = ({ span }: Pick<Section, 'span'>) => ({ file: fileBefore, span });
  const late = ({ span }: Pick<Section, 'span'>) => ({ file, span });

  const texts = pairParagraphs(before, after, pairs);
  const moved = new Set(texts.moved.flatMap(pair => [pair.before.part, pair.after.part]));
  const left = ({ paragraphs }: Section) =>
    short(
      paragraphs
        .filter(part => !moved.has(part))
        .map(part => part.text)
        .join(' '),
    );
  const paired = new Set(pairs.flat());
  for (const section of before)
    if (!paired.has(section) && section.depth > 0)
      tell(section, {
        change: 'removed',
        before: left(section),
        at: { before: early(section) },
      });
  for (const section of after)
    if (!paired.has(section) && section.depth > 0)
      tell(section, {
        change: 'added',
        after: left(section),
        at: { after: late(section) },
      });
  for (const { before: from, after: to } of texts.moved)
    tell(to.section, {
      label: paragraphName(to.part.text, language),
      change: 'moved',
      before: titleOf(from.section),
      after: titleOf(to.section),
      at: { before: early(from.part), after: late(to.part) },
    });

  const order = outOfOrder(pairs.map(([, other]) => after.indexOf(other)));
  const levels = (section: Section, other: Section) =>
    section.depth === other.depth ? section.title : `${section.title} (${say.level(section.depth)})`;
  pairs.forEach(([one, other], index) => {
    const at = { before: early(one), after: late(other) };
    if (one.title !== other.title || one.depth !== other.depth)
      tell(other, {
        change: 'changed',
        before: levels(one, other),
        after: levels(other, one),
        cause: 'text',
        at,
      });
    for (const { was, is } of texts.of(other))
      tell(other, {
        ...(!was && { label: say.added(titleOf(other)) }),
        ...(!is && { label: say.removed(titleOf(other)) }),
        change: 'changed',
        ...(was && is && excerpts(was.text, is.text)),
        ...(was && !is && { before: short(was.text) }),
        ...(is && !was && { after: short(is.text) }),
        cause: 'text',
        at: { ...(was && { before: early(was) }), ...(is && { after: late(is) }) },
      });
    if (order.has(index))
      tell(other, { change: 'moved', before: placeOf(before, one), after: placeOf(after, other), at });
  });
  return { changes, laterKey: earlier => laterOf.get(earlier) };

  /** « efter Resultat ». */
  function placeOf(sections: readonly Section[], section: Section): string {
    const previous = sections[sections.indexOf(section) - 1];
    return previous?.title ? say.after(previous.title) : say.first;
  }
}

/** A paragraph by its beginning, for a list of changes: « Stycket ”Under läsåret …” ». */
export function paragraphName(text: string, language: Language): string {
  return words[language].paragraph(short(text.length > 60 ? `${text.slice(0, 60)}…` : text));
}

/** The same heading, else a heading of the same depth over much the same text. In the order of the earlier version. */
function pairSections(
  before: readonly Section[],
  after: readonly Section[],
): readonly (readonly [Section, Section])[] {
  const pairs = new Map<Section, Section>();
  const taken = new Set<Section>();
  const byKey = new Map(after.map(one => [one.key, one]));
  const pair = (one: Section, other: Section | undefined) => {
    if (!other || taken.has(other)) return;
    pairs.set(one, other);
    taken.add(other);
  };
  for (const one of before) pair(one, byKey.get(one.key));
  const wordsIn = (section: Section) => wordsOf(section.paragraphs.map(part => part.text).join(' '));
  const free = after.filter(one => !taken.has(one)).map(one => [one, wordsIn(one)] as const);
  for (const one of before) {
    if (pairs.has(one) || one.depth === 0) continue;
    const likely = free.filter(([other]) => !taken.has(other) && other.depth === one.depth);
    pair(one, mostAlike(wordsIn(one), likely, 0.5));
  }
  return before.flatMap(one => {
    const other = pairs.get(one);
    return other ? [[one, other] as const] : [];
  });
}
