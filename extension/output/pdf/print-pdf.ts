import { contentsEntries } from '../html/contents.ts';
import { numberHeadings } from '../html/outline-of-body.ts';
import { renderHtml } from '../html/render-html.ts';
import type { Layout } from '../layout.ts';
import type { Page } from '../page.ts';
import { linkTexts } from './link-texts.ts';
import type { FinishedPdf, Press } from './press.ts';
import type { RepairFacts } from './repair-pdf.ts';

/** How a PDF is made. `date` (ISO) stands in its metadata; without it there is none, and the same page gives the same bytes. */
export interface PdfOptions {
  readonly date?: string;
  /** The page in this layout as `renderHtml` gives it, when it is at hand. */
  readonly html?: string;
}

/** The page as an accessible PDF: laid out, printed once, repaired. Faults: those of `renderHtml` and `Press.print`. */
export async function printPdf(
  press: Press,
  page: Page,
  layout: Layout,
  options: PdfOptions = {},
): Promise<FinishedPdf> {
  const html = options.html ?? (await renderHtml(page, layout));
  return press.print(html, page.title, factsOf(page, options.date));
}

/** What is known of a page besides what its print shows. */
export function factsOf(page: Page, date?: string): RepairFacts {
  const { headings } = numberHeadings(page.body);
  const notes = numberHeadings(page.notes).headings;
  const entries = contentsEntries(headings, page.contents);
  return {
    title: page.title,
    author: page.cover.organisation,
    subject: [page.cover.reportType, page.cover.unit, page.cover.schoolYear].filter(Boolean).join(', '),
    language: page.lang,
    ...(date !== undefined && { date }),
    contents: entries.map(entry => entry.id),
    headings: [
      page.title,
      ...(entries.length > 0 ? ['Innehåll'] : []),
      ...headings.map(heading => heading.text),
      ...notes.map(heading => heading.text),
    ],
    linkTexts: linkTexts([...page.body, ...page.notes]),
    attachments: page.attachments,
    cover: 'Omslag',
    draft: page.cover.status.draft,
  };
}
