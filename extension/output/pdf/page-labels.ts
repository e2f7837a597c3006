import { type PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';

/** Names the pages as they are printed: a reader who is told « sida 12 » finds it by that number. The cover has a name of its own. */
export function labelPages(document: PDFDocument, cover: string | undefined): void {
  const { context, catalog } = document;
  const first = context.obj({});
  first.set(PDFName.of('P'), PDFString.of(cover ?? ''));
  const numbered = context.obj({ S: 'D', St: cover === undefined ? 1 : 2 });
  const numbers = cover === undefined ? [0, numbered] : [0, first, 1, numbered];
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: context.obj(numbers) }));
}
