import type { Section } from '../../report/outline/outline.ts';
import type { Scene } from '../scene.ts';
import type { SpanOf } from './complete.ts';
import { type Offer, orderOf } from './offer.ts';

/** Headings of the report's outline that do not stand in it yet, of the level that is being written. */
export function headingOffers(
  scene: Scene,
  { depth, start, end }: { readonly depth: number; readonly start: number; readonly end: number },
  span: SpanOf,
): readonly Offer[] {
  const there = new Set(scene.report.document.headings.map(heading => fold(heading.text)));
  return sectionsAt(scene.outline?.sections ?? [], depth - 2)
    .filter(section => section.many || !section.accepted.some(heading => there.has(fold(heading))))
    .map((section, index) => ({
      label: section.heading,
      kind: 'heading',
      ...(section.law !== undefined && { detail: section.law }),
      ...(section.guidance !== undefined && { documentation: section.guidance }),
      span: span(start, end),
      text: section.heading,
      snippet: false,
      filter: section.accepted.join(' '),
      sort: orderOf(index),
      more: false,
    }));
}

function sectionsAt(sections: readonly Section[], depth: number): readonly Section[] {
  return depth <= 0 ? sections : sections.flatMap(section => sectionsAt(section.sections, depth - 1));
}

function fold(text: string): string {
  return text.normalize('NFC').trim().toLocaleLowerCase('sv');
}
