import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';

/** Where a name leads: the part of the page that is about it, or the file beside it. */
export type NameLinks = ReadonlyMap<string, string>;

/** Nothing is linked inside these: they are links, or names of parts. */
const untouched = new Set([
  'a',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'svg',
  'summary',
  'code',
  'caption',
  'figcaption',
]);

/**
 * The text with names as links to the parts that are about them: in the first column of tables always, in running text the
 * first time in each section. The longest of overlapping names counts; a genitive (`Lindskolans`) is the name.
 */
export function linkNames(nodes: readonly ElementContent[], links: NameLinks): ElementContent[] {
  if (links.size === 0) return [...nodes];
  const names = [...links.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<![\\p{L}\\d])(${names.join('|')})(s?)(?![\\p{L}\\d])`, 'gu');
  let seen = new Set<string>();

  const linked = (text: string, once: boolean): ElementContent[] => {
    const parts: ElementContent[] = [];
    let from = 0;
    for (const found of text.matchAll(pattern)) {
      const [whole, name = ''] = found;
      const href = links.get(name);
      if (href === undefined || (once && seen.has(href))) continue;
      if (once) seen.add(href);
      if (found.index > from) parts.push({ type: 'text', value: text.slice(from, found.index) });
      parts.push(h('a', { href }, whole));
      from = found.index + whole.length;
    }
    if (from === 0) return [{ type: 'text', value: text }];
    return from < text.length ? [...parts, { type: 'text', value: text.slice(from) }] : parts;
  };

  const visit = (node: ElementContent, once: boolean): ElementContent[] => {
    if (node.type === 'text') return linked(node.value, once);
    if (node.type !== 'element') return [node];
    if (/^h[1-3]$/.test(node.tagName)) seen = new Set();
    if (untouched.has(node.tagName)) return [node];
    const isName = node.tagName === 'th' && node.properties.scope === 'row';
    return [
      { ...node, children: node.children.flatMap(child => visit(child, once && !isName)) } satisfies Element,
    ];
  };
  return nodes.flatMap(node => visit(node, true));
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
