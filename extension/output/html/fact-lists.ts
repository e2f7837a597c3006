import type { Element, ElementContent } from 'hast';

/**
 * The tree with each `<dl>` as a list whose items hold a term and its descriptions: the browser writes no tags for terms
 * and descriptions into a PDF, so that they would stand there as loose text.
 */
export function listFacts(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map(node => {
    if (node.type !== 'element') return node;
    const children = listFacts(node.children);
    if (node.tagName !== 'dl') return { ...node, children };
    const given = node.properties.className;
    const className = [...(Array.isArray(given) ? given : given ? [String(given)] : []), 'ska-fakta'];
    return {
      ...node,
      tagName: 'ul',
      properties: { ...node.properties, className },
      children: itemsOf(children),
    };
  });
}

function itemsOf(children: readonly ElementContent[]): ElementContent[] {
  const items: Element[] = [];
  const parts = children.flatMap(child =>
    child.type === 'element' && child.tagName === 'div' ? child.children : [child],
  );
  for (const part of parts) {
    if (part.type !== 'element') continue;
    const last = items.at(-1);
    if (part.tagName === 'dt' || !last) {
      items.push({ type: 'element', tagName: 'li', properties: {}, children: [] });
    }
    const kind = part.tagName === 'dt' ? 'ska-term' : 'ska-uppgift';
    const given = part.properties.className;
    const className = [...(Array.isArray(given) ? given : []), kind];
    items.at(-1)?.children.push({ ...part, tagName: 'div', properties: { ...part.properties, className } });
  }
  return items;
}
