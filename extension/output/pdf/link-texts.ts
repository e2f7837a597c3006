import type { Element, ElementContent } from 'hast';
import { textOf } from '../html/outline-of-body.ts';

/** The texts of all links of a tree by target, in order; a target that is linked to several times has several. */
export function linkTexts(nodes: readonly ElementContent[]): ReadonlyMap<string, string[]> {
  const texts = new Map<string, string[]>();
  const visit = (node: ElementContent): void => {
    if (node.type !== 'element') return;
    if (node.tagName === 'a' && typeof node.properties.href === 'string') {
      const text = String(node.properties.ariaLabel ?? '') || linkText(node);
      texts.set(node.properties.href, [...(texts.get(node.properties.href) ?? []), text]);
    }
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return texts;
}

function linkText(link: Element): string {
  return textOf(link).replace(/\s+/g, ' ').trim();
}
