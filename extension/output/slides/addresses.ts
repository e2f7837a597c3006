import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { textOf } from '../html/outline-of-body.ts';

/** The addresses of links, written out: who sees a slide on a wall cannot follow a link. */
export function addressesIn(nodes: readonly ElementContent[]): ElementContent[] {
  const found = new Set<string>();
  const visit = (node: ElementContent): void => {
    if (node.type !== 'element') return;
    const address = node.tagName === 'a' ? webAddress(node) : undefined;
    if (address !== undefined) found.add(address);
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return [...found].map(address =>
    h('p', { className: ['ska-adress'] }, [
      h('a', { href: address }, address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')),
    ]),
  );
}

/** An address that the link's own words do not say. */
function webAddress(link: Element): string | undefined {
  const href = String(link.properties.href ?? '');
  if (!/^https?:/i.test(href)) return undefined;
  return textOf(link).includes(href.replace(/^https?:\/\//, '').replace(/\/$/, '')) ? undefined : href;
}
