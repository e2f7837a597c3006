import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib';

/** An element of the structure tree, freed from the file: it is read, mended as plain data and written anew. */
export interface Tag {
  type: string;
  /** What the element carries besides its kids: `A`, `Alt`, `Lang`, `ID`, … */
  readonly attributes: Map<string, PDFObject>;
  kids: TagKid[];
}

/** A stretch of a page's content: `page` is the page's 0-based number. */
export interface Marked {
  readonly page: number;
  readonly mcid: number;
}

/** An annotation (a link) that stands in the tree. */
export interface TaggedObject {
  readonly page: number;
  readonly object: PDFRef;
}

export type TagKid = Tag | Marked | TaggedObject;

export const isTag = (kid: TagKid): kid is Tag => 'type' in kid;
export const isMarked = (kid: TagKid): kid is Marked => 'mcid' in kid;
export const isObject = (kid: TagKid): kid is TaggedObject => 'object' in kid;

/** The key under which a stretch of content is counted, over all pages. */
export function markedKey({ page, mcid }: Marked): string {
  return `${page}/${mcid}`;
}

// Names are compared as written: decoding each of many thousands would cost more than all else here.
const structural = new Set(['/Type', '/S', '/P', '/K', '/Pg']);
const [PG, MCID, OBJ, S, K] = ['Pg', 'MCID', 'Obj', 'S', 'K'].map(name => PDFName.of(name)) as [
  PDFName,
  PDFName,
  PDFName,
  PDFName,
  PDFName,
];

/**
 * The structure tree as the browser wrote it; its objects are removed from the document, for a new tree takes their place.
 * Undefined when it wrote none: of a page without text, or one whose elements lie too deep in each other.
 */
export function readTags(document: PDFDocument): Tag | undefined {
  const { context, catalog } = document;
  const pageOf = new Map(document.getPages().map((page, index) => [page.ref.tag, index]));
  const rootRef = catalog.get(PDFName.of('StructTreeRoot'));
  const root = context.lookup(rootRef);
  if (!(root instanceof PDFDict)) return undefined;
  const removed: PDFRef[] = rootRef instanceof PDFRef ? [rootRef] : [];

  const kidsOf = (value: PDFObject | undefined, page: number): TagKid[] => {
    if (value instanceof PDFNumber) return [{ page, mcid: value.asNumber() }];
    if (value instanceof PDFArray) return value.asArray().flatMap(item => kidsOf(item, page));
    if (value instanceof PDFRef) {
      removed.push(value);
      return kidsOf(context.lookup(value), page);
    }
    if (!(value instanceof PDFDict)) return [];
    const own = value.get(PG);
    const at = own instanceof PDFRef ? (pageOf.get(own.tag) ?? page) : page;
    const mcid = value.get(MCID);
    if (mcid instanceof PDFNumber) return [{ page: at, mcid: mcid.asNumber() }];
    const object = value.get(OBJ);
    if (object instanceof PDFRef) return [{ page: at, object }];
    const type = value.get(S);
    if (!(type instanceof PDFName)) return [];
    const attributes = new Map<string, PDFObject>();
    for (const [name, held] of value.entries()) {
      const key = name.asString();
      if (!structural.has(key)) attributes.set(key.slice(1), held);
    }
    return [{ type: type.asString().slice(1), attributes, kids: kidsOf(value.get(K), at) }];
  };

  const kids = kidsOf(root.get(PDFName.of('K')), 0);
  for (const key of ['ParentTree', 'IDTree']) removeDeep(document, root.get(PDFName.of(key)), removed);
  for (const ref of removed) context.delete(ref);
  return kids.length === 1 && kids[0] && isTag(kids[0])
    ? kids[0]
    : { type: 'Document', attributes: new Map(), kids };
}

/** Collects the references of a number or name tree: its nodes and arrays, not the elements that it points to. */
function removeDeep(document: PDFDocument, value: PDFObject | undefined, removed: PDFRef[]): void {
  if (!(value instanceof PDFRef)) return;
  removed.push(value);
  const node = document.context.lookup(value);
  if (!(node instanceof PDFDict)) return;
  for (const key of ['Kids', 'Nums']) {
    const list = node.get(PDFName.of(key));
    if (list instanceof PDFArray) for (const item of list.asArray()) removeDeep(document, item, removed);
  }
}
