import type { Block } from './message.ts';

const keys = new WeakMap<Element, string>();

/** The line that a block begins on. */
export const lineOf = (block: Element): number => Number((block as HTMLElement).dataset.rad ?? 0);

/**
 * Makes the children of `main` those of `blocks`. What is there already stays the very same element, so that nothing is
 * drawn again that has not changed. False when a block is missing that was never sent: all must be asked for anew.
 */
export function patch(main: Element, blocks: readonly Block[]): boolean {
  const there = new Map<string, Element[]>();
  for (const child of main.children) {
    const key = keys.get(child) ?? '';
    there.set(key, [...(there.get(key) ?? []), child]);
  }
  const html = new Map(blocks.flatMap(block => (block.html === undefined ? [] : [[block.key, block.html]])));
  const wanted: Element[] = [];
  for (const block of blocks) {
    const element = there.get(block.key)?.shift() ?? made(html.get(block.key) ?? '');
    if (!element) return false;
    keys.set(element, block.key);
    (element as HTMLElement).dataset.rad = String(block.line);
    mark(element, block.mark);
    wanted.push(element);
  }
  const kept = new Set(wanted);
  for (const child of [...main.children]) if (!kept.has(child)) child.remove();
  let at = main.firstElementChild;
  for (const element of wanted) {
    if (element === at) at = at.nextElementSibling;
    else main.insertBefore(element, at);
  }
  return true;
}

function mark(element: Element, as: Block['mark']): void {
  element.classList.toggle('ska-ändrad', as === 'changed');
  element.classList.toggle('ska-borta-före', as === 'gone');
  const words = { changed: 'ändrad', gone: 'något före är borttaget' };
  if (as) element.setAttribute('aria-description', words[as]);
  else element.removeAttribute('aria-description');
}

function made(html: string): Element | undefined {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild ?? undefined;
}
