import {
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

/**
 * Puts the headings' own texts into the bookmarks: the browser doubles those that were pushed to the next page and joins
 * words over a line break. Bookmarks without a heading of the same rank keep their text, undoubled.
 */
export function mendOutline(document: PDFDocument, headings: readonly string[]): void {
  const { context, catalog } = document;
  const items: PDFDict[] = [];
  const inner: PDFDict[] = [];
  const walk = (reference: unknown): void => {
    for (let next = reference; next instanceof PDFRef; ) {
      const item: unknown = context.lookup(next);
      if (!(item instanceof PDFDict)) return;
      items.push(item);
      // The browser points to structure elements that have been written anew.
      item.delete(PDFName.of('SE'));
      if (item.has(PDFName.of('First'))) inner.push(item);
      walk(item.get(PDFName.of('First')));
      next = item.get(PDFName.of('Next'));
    }
  };
  const outlines = catalog.get(PDFName.of('Outlines'));
  const root = outlines instanceof PDFRef ? context.lookup(outlines) : undefined;
  if (!(root instanceof PDFDict)) return;
  walk(root.get(PDFName.of('First')));
  closeLong(root, items, inner);
  const matches = items.length === headings.length;
  items.forEach((item, index) => {
    const title = item.get(PDFName.of('Title'));
    const own = title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : '';
    item.set(
      PDFName.of('Title'),
      PDFHexString.fromText((matches ? headings[index] : undefined) ?? undoubled(own)),
    );
  });
}

/** More bookmarks than a panel shows at once: those that have others below them begin closed. */
const panelHolds = 60;

function closeLong(root: PDFDict, items: readonly PDFDict[], inner: readonly PDFDict[]): void {
  if (items.length <= panelHolds) return;
  const count = PDFName.of('Count');
  for (const item of inner) {
    const open = item.get(count);
    if (open instanceof PDFNumber && open.asNumber() > 0) item.set(count, PDFNumber.of(-open.asNumber()));
  }
  // The root counts those that are seen: its own.
  let own = 0;
  for (let next = root.get(PDFName.of('First')); next instanceof PDFRef; own++) {
    const item = root.context.lookup(next);
    next = item instanceof PDFDict ? item.get(PDFName.of('Next')) : undefined;
  }
  root.set(count, PDFNumber.of(own));
}

function undoubled(title: string): string {
  const half = title.slice(0, title.length / 2);
  return title.length > 1 && half === title.slice(title.length / 2) ? half : title;
}
