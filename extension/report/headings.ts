import type { Heading, Nodes, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Directive } from '../syntax/directive.ts';
import { ofBlock } from '../syntax/of-block.ts';
import { slug } from './numbering.ts';

/** Headings are the same whatever their case and blanks. */
export function foldedHeading(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().toLocaleLowerCase('sv');
}

/** The headings in a block, in the order of the text. */
export function headingsIn(block: Nodes): readonly Heading[] {
  return holdsHeading(block) ? headingsWithin(block) : [];
}

const holdsHeading = ofBlock(block => headingsWithin(block).length > 0);

function headingsWithin(node: Nodes): readonly Heading[] {
  if (node.type === 'heading') return [node];
  return 'children' in node ? node.children.flatMap(headingsWithin) : [];
}

/** The words of the heading that a directive of the text's first level stands right under. */
export function headingAbove({ children }: Root, { node }: Directive): string | undefined {
  const before = children.slice(0, Math.max(0, children.indexOf(node as never)));
  const last = before.findLast(one => one.type !== 'html');
  return last?.type === 'heading' ? textOf(last).trim() : undefined;
}

/** What stands under these headings of the second level. */
export function nodesOfSections(nodes: readonly RootContent[], sections: readonly string[]): RootContent[] {
  const wanted = new Set(sections.map(foldedHeading));
  let inside = false;
  return nodes.filter(node => {
    if (node.type === 'heading' && node.depth <= 2) inside = wanted.has(foldedHeading(textOf(node)));
    return inside;
  });
}

/** An anchor for each heading, from its words; the second of the same words gets a number. */
export function anchorsOf(tree: Root, prefix: string): ReadonlyMap<Heading, string> {
  const ids = new Map<Heading, string>();
  const used = new Map<string, number>();
  for (const heading of tree.children.flatMap(headingsIn)) {
    const name = slug(textOf(heading));
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    ids.set(heading, `${prefix}${name}${times > 1 ? `-${times}` : ''}`);
  }
  return ids;
}
