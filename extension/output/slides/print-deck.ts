import type { Layout } from '../layout.ts';
import { linkTexts } from '../pdf/link-texts.ts';
import type { FinishedPdf, Press } from '../pdf/press.ts';
import type { Deck } from './deck.ts';
import { renderDeck } from './deck-html.ts';

/** A deck as an accessible PDF, one slide a page, 16:9. Faults: those of `renderDeck` and `Press.print`. */
export async function printDeck(
  press: Press,
  deck: Deck,
  layout: Layout,
  given?: string,
): Promise<FinishedPdf> {
  const html = given ?? (await renderDeck(deck, layout));
  const { cover } = deck;
  return press.print(html, deck.title, {
    title: deck.title,
    author: cover.organisation,
    subject: ['Bildspel', cover.unit, cover.schoolYear].filter(Boolean).join(', '),
    language: deck.lang,
    contents: [],
    headings: [deck.title, ...deck.slides.map(slide => slide.title)],
    linkTexts: linkTexts(deck.slides.flatMap(slide => slide.content)),
    attachments: [],
    draft: cover.status.draft,
  });
}
