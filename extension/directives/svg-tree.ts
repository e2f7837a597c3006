import type { Element, ElementContent } from 'hast';

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    return hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : (named[name] ?? whole);
  });
}

/** The markup that our own charts are drawn as (well-formed, no comments, no CDATA) as a tree, so that no raw text enters a page. */
export function svgTree(markup: string): ElementContent[] {
  const root: Element = { type: 'element', tagName: 'g', properties: {}, children: [] };
  const open: Element[] = [root];
  for (const found of markup.matchAll(/<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g)) {
    const [, closing, tagName, attributes = '', alone, text] = found;
    const inside = open.at(-1) ?? root;
    if (text !== undefined) inside.children.push({ type: 'text', value: decoded(text) });
    else if (closing) open.pop();
    else if (tagName) {
      const properties: Element['properties'] = {};
      for (const [, name, value] of attributes.matchAll(/([\w:-]+)="([^"]*)"/g))
        if (name) properties[name] = decoded(value ?? '');
      const element: Element = { type: 'element', tagName, properties, children: [] };
      inside.children.push(element);
      if (!alone) open.push(element);
    }
  }
  return root.children;
}
