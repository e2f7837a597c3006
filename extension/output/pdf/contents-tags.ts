import type { PDFDocument } from '@cantoo/pdf-lib';
import { targetOf } from './links.ts';
import { isMarked, isObject, isTag, type Marked, type Tag } from './tag-tree.ts';

/** The contents as found in the tags: each entry's place for a page number. */
export interface FoundContents {
  readonly list: Tag;
  readonly entries: readonly { readonly id: string; readonly number: Marked }[];
}

/** Finds the list whose links lead to exactly the ids of the contents, in order. Undefined when there is none. */
export function findContents(
  document: PDFDocument,
  tree: Tag,
  ids: readonly string[],
): FoundContents | undefined {
  const lists: Tag[] = [];
  const collect = (tag: Tag): void => {
    if (tag.type === 'L') lists.push(tag);
    else for (const kid of tag.kids) if (isTag(kid)) collect(kid);
  };
  collect(tree);
  for (const list of lists) {
    const links = linksOf(list);
    const entries = links.flatMap(link => {
      const annotation = link.kids.find(isObject);
      const target = annotation && targetOf(document, annotation);
      const number = link.kids.findLast(isMarked);
      return target?.startsWith('#') && number ? [{ id: target.slice(1), number }] : [];
    });
    if (entries.length === ids.length && entries.every((entry, index) => entry.id === ids[index]))
      return { list, entries };
  }
  return undefined;
}

function linksOf(tag: Tag): readonly Tag[] {
  if (tag.type === 'Link') return [tag];
  return tag.kids.flatMap(kid => (isTag(kid) ? linksOf(kid) : []));
}

/** Turns the contents' lists and items into TOC and TOCI, in place; a link stands in a Reference. */
export function tagContents(list: Tag): void {
  list.type = 'TOC';
  list.attributes.clear();
  list.kids = list.kids.filter(isTag).map(item => {
    const inside = item.kids.flatMap(kid =>
      isTag(kid) && (kid.type === 'LBody' || kid.type === 'P') ? kid.kids : [kid],
    );
    const kids = inside.filter(isTag).filter(kid => kid.type !== 'Lbl');
    for (const below of kids) if (below.type === 'L') tagContents(below);
    return {
      type: 'TOCI',
      attributes: new Map(),
      kids: kids.map(kid =>
        kid.type === 'Link' ? { type: 'Reference', attributes: new Map(), kids: [kid] } : kid,
      ),
    };
  });
}
