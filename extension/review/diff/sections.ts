import type { Span } from '../../base/span.ts';
import type { Document } from '../../syntax/document.ts';
import { isItem, proseText } from './prose.ts';

/** A section of a report: its heading and the paragraphs below it, up to the next heading. */
export interface Section {
  /** Names it among the report's others. */
  readonly key: string;
  readonly title: string;
  readonly depth: number;
  readonly start: number;
  readonly span: Span;
  readonly paragraphs: readonly { readonly text: string; readonly span: Span }[];
}

/** The sections of a document in order; what stands before the first heading is one without a title. */
export function sectionsOf(document: Document): readonly Section[] {
  const origin = { line: 1, column: 1, offset: 0 };
  const sections: (Section & { paragraphs: Section['paragraphs'][number][] })[] = [
    { key: '', title: '', depth: 0, start: 0, span: { start: origin, end: origin }, paragraphs: [] },
  ];
  const headings = new Map(document.headings.map(one => [one.span.start.offset, one]));
  const containers = new Map(document.directives.map(one => [one.span.start.offset, one]));
  const used = new Map<string, number>();
  for (const node of document.tree.children) {
    const span = node.position as Span | undefined;
    if (!span || node.type === 'yaml') continue;
    const heading = node.type === 'heading' ? headings.get(span.start.offset) : undefined;
    if (heading) {
      const times = (used.get(heading.text) ?? 0) + 1;
      used.set(heading.text, times);
      const key = times > 1 ? `${heading.text} (${times})` : heading.text;
      sections.push({
        key,
        title: heading.text,
        depth: heading.depth,
        start: span.start.offset,
        span,
        paragraphs: [],
      });
      continue;
    }
    const directive = containers.get(span.start.offset);
    if (directive && directive.form !== 'inline' && isItem(directive.name)) continue;
    const text = proseText(document, span);
    if (text) sections.at(-1)?.paragraphs.push({ text, span });
  }
  return sections;
}

/** The section that an offset stands in. */
export function sectionAt(sections: readonly Section[], offset: number): Section | undefined {
  return sections.findLast(one => one.start <= offset);
}
