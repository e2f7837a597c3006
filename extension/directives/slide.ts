import type { ElementContent } from 'hast';
import type { Span } from '../base/span.ts';
import type { Bound } from './contract.ts';

/**
 * How a slide is laid out: text in the usual size; few words in large type; a key message or a question over the whole
 * slide; a chart or table; an agenda.
 */
export type SlideForm = 'text' | 'large' | 'message' | 'question' | 'figure' | 'agenda';

/** The size of type in charts on slides, px of a slide's 1280. */
export const slideTypeSize = 20;
/** The room that a chart has on a slide, px. */
export const chartRoom = { width: 1120, height: 440 } as const;

/** What a directive puts on a slide. What does not fit goes on over further slides: nothing is cut. */
export interface Slide {
  readonly form: SlideForm;
  readonly title: string;
  /** A line above the title: what sort of thing this is (« Effekt av insatsen »). */
  readonly kind?: string;
  readonly content: readonly ElementContent[];
  /** Under the content, in small type: where the numbers come from. */
  readonly source?: string;
  /** What the speaker sees: what the author wrote besides. */
  readonly notes?: readonly ElementContent[];
  /** Words that a chart's message may name with `om=`: its indicators and id. */
  readonly about?: readonly string[];
  /** A message for the charts of these (`om=`): the first chart among them has it as its title. */
  readonly messageOn?: readonly string[];
  /** Where it stands in its report. */
  readonly place: Span;
}

/** A slide of a directive, at its place. */
export function slideOf(
  bound: Pick<Bound, 'directive'>,
  slide: Omit<Slide, 'place' | 'form'> & Partial<Pick<Slide, 'form'>>,
): Slide {
  return { form: 'text', ...slide, place: bound.directive.span };
}
