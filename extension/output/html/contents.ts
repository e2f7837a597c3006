import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { Fault } from '../../base/fault.ts';
import { isPlain, isSame } from './by-contents.ts';
import type { HeadingEntry } from './outline-of-body.ts';

/** The id that leads from a contents entry's page number back to its heading; the PDF's pages are written into these. */
const contentsNumberClass = 'ska-sidnummer';

/**
 * All ten digits, printed where a page number will stand: the browser then embeds the digits of that very font, and the
 * PDF's number is written over them (see `pdf/contents-numbers.ts`). One print is enough.
 */
export const numberPlaceholder = '0123456789';

/** The headings that the contents show: `depth` levels (true: 2) from the highest one that the body has; of some parts only the title. */
export function contentsEntries(
  headings: readonly HeadingEntry[],
  depth: boolean | number,
): readonly HeadingEntry[] {
  if (depth === false) return [];
  const levels = depth === true ? 2 : depth;
  if (!Number.isInteger(levels) || levels < 1 || levels > 5)
    throw new Fault('output.contents-depth', { depth: levels });
  const top = Math.min(...headings.map(heading => heading.level));
  return headings.filter(heading => heading.level < top + levels && !heading.within);
}

/** The contents as nested lists of links; `print` adds leaders and room for page numbers. */
export function contentsTree(entries: readonly HeadingEntry[], print: boolean): ElementContent {
  return h('nav', { className: ['ska-innehåll'], ariaLabelledBy: 'innehåll' }, [
    h('h2', { id: 'innehåll', className: ['ska-innehåll-rubrik'] }, 'Innehåll'),
    listOf(entries, print),
  ]);
}

function listOf(entries: readonly HeadingEntry[], print: boolean): ElementContent {
  const items: ElementContent[] = [];
  for (let i = 0; i < entries.length; ) {
    const entry = entries[i];
    if (!entry) break;
    let next = i + 1;
    while ((entries[next]?.level ?? 0) > entry.level) next++;
    const below = entries.slice(i + 1, next);
    items.push(h('li', [linkTo(entry, print), ...(below.length > 0 ? [listOf(below, print)] : [])]));
    i = next;
  }
  return h('ol', items);
}

function linkTo(entry: HeadingEntry, print: boolean): ElementContent {
  const number = [
    h('span', { className: ['ska-utfyllnad'], ariaHidden: 'true' }),
    h('span', { className: [contentsNumberClass] }, numberPlaceholder),
  ];
  return h('a', { href: `#${entry.id}` }, [
    h('span', { className: ['ska-post'] }, entry.text),
    ...(print ? number : []),
  ]);
}

/** Puts the contents at `<nav data-ska="innehåll">`, else first; without contents the place disappears. */
export function placeContents(
  body: readonly ElementContent[],
  contents: ElementContent | undefined,
): ElementContent[] {
  let placed = false;
  const visit = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap(node => {
      if (node.type !== 'element' || isPlain(node)) return [node];
      if (node.tagName === 'nav' && node.properties.dataSka === 'innehåll') {
        if (!contents || placed) return [];
        placed = true;
        return [contents];
      }
      const children = visit(node.children);
      return [isSame(children, node.children) ? node : { ...node, children }];
    });
  const visited = visit(body);
  return contents && !placed ? [contents, ...visited] : visited;
}
