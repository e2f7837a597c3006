import { outlineOf } from '../../project/outlines/outline-of.ts';
import { nextSections } from '../../report/outline/next.ts';
import type { Scene } from '../scene.ts';
import type { SpanOf } from './complete.ts';
import { type Offer, orderOf } from './offer.ts';

/** Headings that the report's outline has next, of the level that is being written, with their guidance as a comment. */
export function headingOffers(
  scene: Scene,
  { depth, start, end }: { readonly depth: number; readonly start: number; readonly end: number },
  span: SpanOf,
): readonly Offer[] {
  const outline = outlineOf(scene.project, scene.report, scene.view);
  if (!outline) return [];
  const level = `${'#'.repeat(depth)} `;
  return nextSections(scene.report, outline, start - level.length)
    .filter(({ text }) => text.startsWith(level))
    .map(({ section, text }, index) => ({
      label: section.heading,
      kind: 'heading',
      ...(section.law !== undefined && { detail: section.law }),
      ...(section.guidance !== undefined && { documentation: section.guidance }),
      span: span(start, end),
      text: text.slice(level.length),
      snippet: false,
      filter: section.accepted.join(' '),
      sort: orderOf(index),
      more: false,
    }));
}
