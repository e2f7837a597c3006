import type { Element, ElementContent } from 'hast';

/**
 * Remembers what is made of elements, for as long as they are held. Two that share their contents and attributes are the
 * same, wherever they stand: a page that is shown again and again is made of few new ones.
 */
export function byContents<T>(make: (element: Element) => T): (element: Element) => T {
  const known = new WeakMap<Element['children'], { readonly of: Element; readonly made: T }>();
  return element => {
    const found = known.get(element.children);
    if (found?.of.tagName === element.tagName && found.of.properties === element.properties)
      return found.made;
    const made = make(element);
    known.set(element.children, { of: element, made });
    return made;
  };
}

/** True when contents are the very same ones. */
export function isSame(one: readonly ElementContent[], other: readonly ElementContent[]): boolean {
  return one.length === other.length && one.every((node, at) => node === other[at]);
}

/** True for an element that neither is a heading or a place of its own on the page, nor holds one. */
export const isPlain = byContents(holdsNothing);

function holdsNothing({ tagName, children }: Element): boolean {
  if (/^h[1-6]$/.test(tagName) || tagName === 'nav' || tagName === 'section') return false;
  return children.every(child => child.type !== 'element' || holdsNothing(child));
}
