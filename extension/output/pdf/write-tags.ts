import {
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { isMarked, isTag, type Tag, type TagKid } from './tag-tree.ts';

/** Types that PDF 1.7 does not know, as the type that readers may take them for. */
const roleMap: Readonly<Record<string, string>> = {
  Em: 'Span',
  Strong: 'Span',
  Sub: 'Span',
  Title: 'P',
  Aside: 'Sect',
  FENote: 'Note',
};
const standard = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
    ' ',
  ),
);

/** Writes a structure tree, its parent tree and its role map; pages and annotations get their places in it. */
export function writeTags(document: PDFDocument, tree: Tag): void {
  const { context, catalog } = document;
  const pages = document.getPages();
  const rootRef = context.nextRef();
  const marked = pages.map((): (PDFRef | undefined)[] => []);
  const annotations: { readonly object: PDFRef; readonly owner: PDFRef }[] = [];
  const foreign = new Set<string>();
  const named: (readonly [PDFString, PDFRef])[] = [];

  const write = (tag: Tag, parent: PDFRef): PDFRef => {
    const ref = context.nextRef();
    const home = pageOf(tag);
    const kids = tag.kids.map((kid): PDFObject => {
      if (isTag(kid)) return write(kid, ref);
      const page = pages[kid.page];
      if (isMarked(kid)) {
        const row = marked[kid.page];
        if (row) row[kid.mcid] = ref;
        if (kid.page === home) return PDFNumber.of(kid.mcid);
        return context.obj({ Type: 'MCR', ...(page && { Pg: page.ref }), MCID: kid.mcid });
      }
      annotations.push({ object: kid.object, owner: ref });
      return context.obj({ Type: 'OBJR', Obj: kid.object, ...(page && { Pg: page.ref }) });
    });
    if (!standard.has(tag.type)) foreign.add(tag.type);
    const dict = context.obj({ Type: 'StructElem', S: tag.type, P: parent });
    const [only] = kids;
    if (kids.length === 1 && only) dict.set(PDFName.of('K'), only);
    else if (kids.length > 1) dict.set(PDFName.of('K'), context.obj(kids));
    const page = home === undefined ? undefined : pages[home];
    if (page) dict.set(PDFName.of('Pg'), page.ref);
    for (const [key, value] of tag.attributes) dict.set(PDFName.of(key), value);
    const id = tag.attributes.get('ID');
    if (id instanceof PDFString) named.push([id, ref]);
    context.assign(ref, dict);
    return ref;
  };

  const top = write(tree, rootRef);
  const numbers: PDFObject[] = [];
  let key = 0;
  pages.forEach((page, index) => {
    page.node.set(PDFName.of('StructParents'), PDFNumber.of(key));
    const owners = Array.from(marked[index] ?? [], owner => owner ?? context.obj(null));
    numbers.push(PDFNumber.of(key++), context.register(context.obj(owners)));
  });
  for (const { object, owner } of annotations) {
    const annotation = context.lookup(object);
    if (!(annotation instanceof PDFDict)) continue;
    annotation.set(PDFName.of('StructParent'), PDFNumber.of(key));
    numbers.push(PDFNumber.of(key++), owner);
  }
  const roles = Object.fromEntries([...foreign].sort().map(type => [type, roleMap[type] ?? 'NonStruct']));
  context.assign(
    rootRef,
    context.obj({
      Type: 'StructTreeRoot',
      K: top,
      ParentTree: context.register(context.obj({ Nums: numbers })),
      ParentTreeNextKey: key,
      RoleMap: roles,
      ...(named.length > 0 && { IDTree: identifierTree(document, named) }),
    }),
  );
  catalog.set(PDFName.of('StructTreeRoot'), rootRef);
}

/** The name tree that leads from an identifier to its element, sorted as name trees must be. */
function identifierTree(document: PDFDocument, named: readonly (readonly [PDFString, PDFRef])[]): PDFRef {
  const { context } = document;
  const sorted = [...named].sort(([a], [b]) => (a.asString() < b.asString() ? -1 : 1));
  const [first, last] = [sorted[0]?.[0], sorted.at(-1)?.[0]];
  const leaf = context.register(context.obj({ Limits: [first, last], Names: sorted.flat() } as never));
  return context.register(context.obj({ Kids: [leaf] }));
}

/** The page of an element's first own content: its marks there need no more than a number. */
function pageOf(tag: Tag): number | undefined {
  return tag.kids.find((kid: TagKid): kid is Exclude<TagKid, Tag> => !isTag(kid))?.page;
}
