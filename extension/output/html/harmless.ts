import type { Element, ElementContent } from 'hast';

/** Elements that load, run, redirect or take input: never part of a report, whoever put them there. */
const forbidden = new Set(
  'script iframe frame frameset object embed applet base meta link style form input button textarea select video audio source track portal foreignObject use animate set noscript template title'.split(
    ' ',
  ),
);

/** The schemes that a link may have; anything else (`file:`, `javascript:`, `data:`) loses its target. */
const linkSchemes = /^(?:https?:|mailto:|tel:|#|[^:/?#]*(?:[/?#]|$))/i;
const imageSource = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/i;

/**
 * The same tree without anything that could load, run or read: the first of three walls (the CSP and the printer's
 * interception are the others). SVG keeps `<title>` and `<style>`-free shapes; text is never lost with a forbidden wrapper's place.
 */
export function harmless(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [node];
    if (node.type !== 'element') return [];
    const inSvgTitle = node.tagName === 'title';
    if (forbidden.has(node.tagName) && !inSvgTitle) return [];
    return [
      { ...node, properties: harmlessProperties(node), children: harmless(node.children) } satisfies Element,
    ];
  });
}

function harmlessProperties(node: Element): Element['properties'] {
  const kept: Element['properties'] = {};
  for (const [name, value] of Object.entries(node.properties)) {
    if (/^on/i.test(name)) continue;
    if (/^(?:href|xLinkHref)$/i.test(name) && !linkSchemes.test(String(value).trim())) continue;
    if (/^(?:srcSet|srcDoc|formAction|action|background|ping|poster)$/i.test(name)) continue;
    if (name === 'src' && !imageSource.test(String(value).trim())) continue;
    if (name === 'style' && /url\s*\(|expression|@import|\\/i.test(String(value))) continue;
    kept[name] = value;
  }
  return kept;
}
