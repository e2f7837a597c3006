import type { Element, ElementContent } from 'hast';

/** From this many columns a printed table is set in smaller type; from the second number on a landscape page. */
const tightFrom = 7;
const landscapeFrom = 11;
/** A table with at most this many rows is never divided between pages. */
const smallRows = 12;

/** The tree with print classes on its tables: `ska-tät`, `ska-bred` (landscape page), `ska-liten` (kept whole). */
export function classTables(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map(node => {
    if (node.type !== 'element') return node;
    if (node.tagName !== 'table') return { ...node, children: classTables(node.children) };
    const rows = rowsOf(node);
    const columns = Math.max(0, ...rows.map(columnsOf));
    const classes = [
      ...(columns >= landscapeFrom ? ['ska-bred'] : columns >= tightFrom ? ['ska-tät'] : []),
      ...(rows.length <= smallRows ? ['ska-liten'] : []),
    ];
    const given = node.properties.className;
    const className = [...(Array.isArray(given) ? given : given ? [String(given)] : []), ...classes];
    return { ...node, properties: { ...node.properties, ...(className.length > 0 && { className }) } };
  });
}

function rowsOf(element: Element): Element[] {
  return element.children.flatMap(child => {
    if (child.type !== 'element') return [];
    return child.tagName === 'tr' ? [child] : rowsOf(child);
  });
}

function columnsOf(row: Element): number {
  let columns = 0;
  for (const cell of row.children) {
    if (cell.type === 'element' && /^t[hd]$/.test(cell.tagName))
      columns += Number(cell.properties.colSpan ?? 1) || 1;
  }
  return columns;
}
