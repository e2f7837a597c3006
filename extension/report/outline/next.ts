import type { Report } from '../report.ts';
import type { HeadingNode } from './headings.ts';
import { sectionText } from './insert.ts';
import { matchOutline } from './match.ts';
import type { Outline, Section } from './outline.ts';

/** A section that may be begun at a place, with the text that begins it. */
export interface NextSection {
  readonly section: Section;
  /** Heading with its `#` and the guidance as a comment; lines end with `\n`. */
  readonly text: string;
}

/**
 * The sections that a report may go on with at an offset, the likeliest first: those that are not there yet, from the one
 * whose turn it is, those within the section at the offset before the others; sections that may be repeated are kept.
 */
export function nextSections(report: Report, outline: Outline, offset: number): readonly NextSection[] {
  const match = matchOutline(outline, report.document);
  const free = (section: Section) => section.many || !match.of.has(section);
  const above = match.headings.all.findLast(node => node.heading.span.start.offset < offset);
  const chain: HeadingNode[] = [];
  for (let node = above; node; node = node.parent) chain.push(node);
  const sectionOf = (node: HeadingNode) =>
    [...match.of].find(([section, nodes]) => !section.repeated && nodes.includes(node))?.[0];
  const within = chain.flatMap(node =>
    (sectionOf(node)?.sections ?? [])
      .filter(free)
      .map(section => ({ section, text: sectionText(section, node.heading.depth + 1) })),
  );
  const top = chain.at(-1);
  const current = top && sectionOf(top);
  const at = current ? outline.sections.indexOf(current) : -1;
  const turn = [...outline.sections.slice(at + 1), ...outline.sections.slice(0, at + 1)];
  return [
    ...within,
    ...turn.filter(free).map(section => ({ section, text: sectionText(section, match.headings.depth) })),
  ];
}
