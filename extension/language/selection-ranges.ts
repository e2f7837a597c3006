import type { Span } from '../base/span.ts';
import type { Scene } from './scene.ts';
import { sectionsOf } from './sections.ts';

/** The stretches of a report around an offset that mean something, from the smallest to the whole text: value, attribute, braces, directive, section. */
export function selectionsAt({ report }: Pick<Scene, 'report'>, offset: number): readonly Span[] {
  const { document } = report;
  const spans: Span[] = [];
  for (const directive of document.directives) {
    const { label, attributes, attributesSpan, bodySpan, fieldLines } = directive;
    spans.push(directive.span);
    for (const span of [label?.span, attributesSpan, bodySpan]) if (span) spans.push(span);
    for (const one of [...attributes, ...(fieldLines ?? [])]) spans.push(one.span, one.valueSpan);
  }
  if (document.frontMatter) spans.push(document.frontMatter.span);
  for (const section of sectionsOf(report)) spans.push(section.span);
  const around = spans
    .filter(({ start, end }) => start.offset <= offset && offset <= end.offset)
    .sort((a, b) => a.end.offset - a.start.offset - (b.end.offset - b.start.offset));
  const nested: Span[] = [];
  for (const span of around) {
    const inner = nested.at(-1);
    const holdsIt =
      !inner || (span.start.offset <= inner.start.offset && span.end.offset >= inner.end.offset);
    const isLarger = !inner || span.end.offset - span.start.offset > inner.end.offset - inner.start.offset;
    if (holdsIt && isLarger) nested.push(span);
  }
  return nested;
}
