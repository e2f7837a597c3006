import type { Element, ElementContent } from 'hast';
import { isPlain, isSame } from './by-contents.ts';

/** One heading of the body as the contents print it. `level` is 1–6 as in `<h1>`…`<h6>`. */
export interface HeadingEntry {
  readonly id: string;
  readonly level: number;
  readonly text: string;
  /** True for a heading inside a part of which the contents name only the title. */
  readonly within?: boolean;
}

/** The body with an id on each heading, and its headings in order. Ids that exist are kept; new ones are `rubrik-N`. */
export function numberHeadings(nodes: readonly ElementContent[]): {
  readonly body: ElementContent[];
  readonly headings: HeadingEntry[];
} {
  const headings: HeadingEntry[] = [];
  let brief: 'title' | 'within' | undefined;
  const visit = (node: ElementContent): ElementContent => {
    if (node.type !== 'element' || (!brief && isPlain(node))) return node;
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (level === undefined) {
      const isBrief = node.tagName === 'section' && node.properties.dataSka === 'kort';
      if (isBrief) brief = 'title';
      const children = node.children.map(visit);
      if (isBrief) brief = undefined;
      return isSame(children, node.children) ? node : { ...node, children };
    }
    const id = String(node.properties.id ?? `rubrik-${headings.length + 1}`);
    const within = brief === 'within';
    headings.push({
      id,
      level: Number(level),
      text: textOf(node).replace(/\s+/g, ' ').trim(),
      ...(within && { within }),
    });
    if (brief) brief = 'within';
    return node.properties.id === id ? node : { ...node, properties: { ...node.properties, id } };
  };
  return { body: nodes.map(visit), headings };
}

/** The text of an element, without what is hidden from screen readers and without note references. */
export function textOf(node: Element): string {
  return node.children
    .map(child => {
      if (child.type === 'text') return child.value;
      if (child.type !== 'element' || child.tagName === 'sup' || child.properties.ariaHidden === 'true')
        return '';
      return textOf(child);
    })
    .join('');
}
