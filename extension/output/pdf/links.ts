import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { isObject, isTag, type Tag, type TaggedObject } from './tag-tree.ts';

/** Where a link annotation leads: `#id` within the document, or an address. */
export function targetOf(document: PDFDocument, { object }: TaggedObject): string | undefined {
  const annotation = document.context.lookup(object);
  if (!(annotation instanceof PDFDict)) return undefined;
  const destination = annotation.get(PDFName.of('Dest'));
  if (destination instanceof PDFName) return `#${plainName(destination)}`;
  const action = annotation.get(PDFName.of('A'));
  const address = action instanceof PDFDict ? action.get(PDFName.of('URI')) : undefined;
  return address instanceof PDFString || address instanceof PDFHexString ? address.decodeText() : undefined;
}

/** The id that a named destination stands for: the browser writes it percent-encoded. */
export function plainName(name: PDFName): string {
  const text = name.decodeText();
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Gives each link the words that a screen reader says for it (PDF/UA 7.18.5): its text, else where it leads. */
export function describeLinks(
  document: PDFDocument,
  tree: Tag,
  texts: ReadonlyMap<string, readonly string[]>,
): void {
  const used = new Map<string, number>();
  const visit = (tag: Tag): void => {
    const annotations = tag.kids.filter(isObject);
    const target = annotations[0] && targetOf(document, annotations[0]);
    if (target !== undefined) {
      const known = texts.get(target) ?? [];
      const turn = used.get(target) ?? 0;
      used.set(target, turn + 1);
      const words = known[Math.min(turn, known.length - 1)] || target;
      for (const { object } of annotations) {
        const annotation = document.context.lookup(object);
        if (annotation instanceof PDFDict)
          annotation.set(PDFName.of('Contents'), PDFHexString.fromText(words));
      }
    }
    tag.kids.filter(isTag).forEach(visit);
  };
  visit(tree);
}
