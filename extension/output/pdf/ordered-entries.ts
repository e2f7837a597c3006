import { PDFCrossRefStream } from '@cantoo/pdf-lib';

interface Entry {
  readonly ref: { readonly objectNumber: number };
}

/**
 * Lets the library enter a PDF's objects in the time that they take: it looks through all that are entered for each new one,
 * and a table of a thousand rows, or a bundle of a hundred reports, has a hundred thousand. They come in order.
 */
export function enterInOrder(): void {
  const kind = PDFCrossRefStream.prototype as unknown as {
    readonly entries: Entry[];
    appendEntry(entry: Entry): void;
  };
  kind.appendEntry = function (entry) {
    let at = this.entries.length;
    while (at > 0 && (this.entries[at - 1]?.ref.objectNumber ?? 0) > entry.ref.objectNumber) at--;
    this.entries.splice(at, 0, entry);
  };
}
