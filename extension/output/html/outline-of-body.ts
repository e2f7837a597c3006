import type { Element, ElementContent } from 'hast';

/** One heading of the body as the contents print it. `level` is 1–6 as in `<h1>`…`<h6>`. */
export interface HeadingEntry {
  readonly id: string;
  readonly level: number;
  readonly text: string;
}

/** The body with an id on each heading, and its headings in order. Ids that exist are kept; new ones are `rubrik-N`. */
export function numberHeadings(nodes: readonly ElementContent[]): {
  readonly body: ElementContent[];
  readonly headings: HeadingEntry[];
} {
  const headings: HeadingEntry[] = [];
  const visit = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node;
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (level === undefined) return { ...node, children: node.children.map(visit) };
    const id = String(node.properties.id ?? `rubrik-${headings.length + 1}`);
    headings.push({ id, level: Number(level), text: textOf(node).replace(/\s+/g, ' ').trim() });
    return { ...node, properties: { ...node.properties, id } };
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
