import { type Span, spanAt } from '../base/span.ts';
import type { Report } from '../report/report.ts';
import type { Heading } from '../syntax/directive.ts';

/** A heading with all that stands under it, to the last line that is not blank. */
export interface DocumentSection {
  readonly heading: Heading;
  readonly span: Span;
}

/** The sections of a report in the order of their headings; those of a deeper level lie within the others. Headings inside of blocks head nothing. */
export function sectionsOf(report: Report): readonly DocumentSection[] {
  const { text, headings, lineStarts, directives } = report.document;
  const free = headings.filter(
    ({ span }) =>
      !directives.some(
        ({ form, span: block }) =>
          form === 'container' &&
          block.start.offset <= span.start.offset &&
          span.end.offset <= block.end.offset,
      ),
  );
  return free.map((heading, index) => {
    const next = free.slice(index + 1).find(each => each.depth <= heading.depth);
    const limit = next?.span.start.offset ?? text.length;
    const end = text.slice(0, limit).trimEnd().length;
    const { start } = heading.span;
    return { heading, span: spanAt(lineStarts, start.offset, Math.max(end, heading.span.end.offset)) };
  });
}
