import type { Printer } from '../browser/printer.ts';
import type { Layout } from '../layout.ts';
import { linkTexts } from '../pdf/links.ts';
import type { FinishedPdf } from '../pdf/print-pdf.ts';
import { repairPdf } from '../pdf/repair-pdf.ts';
import type { Deck } from './deck.ts';
import { renderDeck } from './deck-html.ts';

/** A deck as an accessible PDF, one slide a page, 16:9. Faults: those of `renderDeck` and `Printer.print`. */
export async function printDeck(
  printer: Printer,
  deck: Deck,
  layout: Layout,
  given?: string,
): Promise<FinishedPdf> {
  const html = given ?? (await renderDeck(deck, layout));
  const printed = await printer.print(html, { name: deck.title });
  const { cover } = deck;
  return repairPdf(printed, {
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
