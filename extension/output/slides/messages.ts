import type { ReportSlide } from '../../report/report-slides.ts';

/**
 * Gives charts their message: the title of the first `budskap` whose `om=` names what the chart shows stands over it, the
 * chart's own title goes above. A message is said by one chart; it keeps its own slide.
 */
export function withMessages(slides: readonly ReportSlide[]): readonly ReportSlide[] {
  const messages = slides.filter(slide => slide.messageOn !== undefined);
  const said = new Set<ReportSlide>();
  return slides.map(slide => {
    if (slide.form !== 'figure' || !slide.about) return slide;
    const message = messages.find(
      one => !said.has(one) && one.messageOn?.some(word => slide.about?.includes(word)),
    );
    if (!message) return slide;
    said.add(message);
    return { ...slide, title: message.title, kind: slide.title };
  });
}
