import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { pageAddress } from '../browser/address.ts';

/**
 * Gives links to files beside the document their own addresses back, which the browser has made whole. An address is used rather
 * than a « go to another document », which the viewers in Chrome and Edge do not follow.
 */
export function linkBeside(document: PDFDocument): void {
  for (const page of document.getPages()) {
    const annotations = page.node.Annots();
    if (!(annotations instanceof PDFArray)) continue;
    for (let index = 0; index < annotations.size(); index++) {
      const annotation = annotations.lookup(index);
      const action = annotation instanceof PDFDict ? annotation.lookup(PDFName.of('A')) : undefined;
      const address = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
      if (!(action instanceof PDFDict)) continue;
      if (!(address instanceof PDFString || address instanceof PDFHexString)) continue;
      const text = address.decodeText();
      if (text.startsWith(pageAddress))
        action.set(PDFName.of('URI'), PDFString.of(`./${text.slice(pageAddress.length)}`));
    }
  }
}
