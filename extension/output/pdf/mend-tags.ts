import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import { isMarked, isObject, isTag, markedKey, type Tag, type TagKid } from './tag-tree.ts';

/** Elements that only group: without a role of their own, their kids stand in their place. */
const transparent = new Set(['NonStruct', 'Private']);
/** Elements that say nothing when empty. */
const emptiable = new Set([
  'P',
  'Span',
  'Sect',
  'Div',
  'Art',
  'Part',
  'BlockQuote',
  'L',
  'LI',
  'Caption',
  'Em',
  'Strong',
  'Lbl',
  'Aside',
  'Note',
]);

/**
 * The tree without what the browser's writer leaves wrong: wrappers without meaning, marks that became artifacts, list
 * items without a body, figures in figures. `dropped` holds {@link markedKey}s.
 */
export function mendTags(tree: Tag, dropped: ReadonlySet<string>): Tag {
  const mended = mend(tree, dropped);
  const [only] = mended;
  return only && isTag(only) && mended.length === 1 ? only : { ...tree, kids: [...mended] };
}

function mend(tag: Tag, dropped: ReadonlySet<string>): readonly TagKid[] {
  const kids = tag.kids.flatMap((kid): readonly TagKid[] => {
    if (isTag(kid)) return mend(kid, dropped);
    return isMarked(kid) && dropped.has(markedKey(kid)) ? [] : [kid];
  });
  if (transparent.has(tag.type)) return kids;
  if (kids.length === 0 && emptiable.has(tag.type)) return [];
  if (tag.type === 'LI') return [{ ...tag, kids: withBody(kids) }];
  if (tag.type === 'Figure' && kids.some(kid => isTag(kid))) return [outerFigure(tag, kids)];
  return [{ ...tag, kids: [...kids] }];
}

/** A list item's label, and everything else as its body. */
function withBody(kids: readonly TagKid[]): TagKid[] {
  const isLabel = (kid: TagKid) => isTag(kid) && kid.type === 'Lbl';
  const body = kids.filter(kid => !isLabel(kid) && !(isTag(kid) && kid.type === 'LBody'));
  const bodies = kids.filter(kid => isTag(kid) && kid.type === 'LBody');
  const made: Tag = { type: 'LBody', attributes: new Map(), kids: body };
  return [...kids.filter(isLabel), ...bodies, ...(body.length > 0 ? [made] : [])];
}

/** A `<figure>` around a picture: a division with the caption and the picture itself, which alone is the Figure. */
function outerFigure(tag: Tag, kids: readonly TagKid[]): Tag {
  if (!kids.some(kid => isTag(kid) && holdsFigure(kid)))
    return { ...tag, type: 'Div', attributes: new Map(), kids: [...kids] };
  return {
    type: 'Div',
    attributes: new Map(),
    kids: kids.map(kid => (isTag(kid) && kid.type === 'Caption' ? { ...kid, type: 'P' } : kid)),
  };
}

function holdsFigure(tag: Tag): boolean {
  return tag.type === 'Figure' || tag.kids.some(kid => isTag(kid) && holdsFigure(kid));
}

/** Every element below and including one, parents first. */
export function* allTags(tag: Tag): Generator<Tag> {
  yield tag;
  for (const kid of tag.kids) if (isTag(kid)) yield* allTags(kid);
}

/** Gives the cells that others refer to short names in order of reading, so that the same report has the same names; spans of one are left out. */
export function renameCells(document: PDFDocument, tree: Tag): void {
  const names = new Map<string, PDFString>();
  for (const tag of allTags(tree)) {
    const id = tag.attributes.get('ID');
    if (!(id instanceof PDFString)) continue;
    const name = PDFString.of(`c${String(names.size + 1).padStart(5, '0')}`);
    names.set(id.asString(), name);
    tag.attributes.set('ID', name);
  }
  for (const tag of allTags(tree)) {
    const list = tag.attributes.get('A');
    if (!(list instanceof PDFArray)) continue;
    const kept = list
      .asArray()
      .filter((item): item is PDFDict => item instanceof PDFDict && !isSpanOfOne(item));
    for (const item of kept) {
      const headers = item.get(PDFName.of('Headers'));
      if (!(headers instanceof PDFArray)) continue;
      const renamed = headers
        .asArray()
        .flatMap(header => (header instanceof PDFString ? (names.get(header.asString()) ?? []) : []));
      item.set(PDFName.of('Headers'), document.context.obj(renamed));
    }
    if (kept.length === 0) tag.attributes.delete('A');
    else tag.attributes.set('A', kept.length === 1 && kept[0] ? kept[0] : document.context.obj(kept));
  }
}

function isSpanOfOne(attributes: PDFDict): boolean {
  const one = (key: string) => {
    const value = attributes.get(PDFName.of(key));
    return value instanceof PDFNumber && value.asNumber() === 1;
  };
  return attributes.entries().length === 2 && (one('RowSpan') || one('ColSpan'));
}

/** The marks of an element itself and of all below it. */
export function marksOf(tag: Tag): readonly Extract<TagKid, { readonly mcid: number }>[] {
  return tag.kids.flatMap(kid => (isTag(kid) ? marksOf(kid) : isObject(kid) ? [] : [kid]));
}
