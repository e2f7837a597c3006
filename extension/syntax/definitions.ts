import type { Nodes } from 'mdast';
import type { NameSets } from './names.ts';

/** A link definition or footnote: its name decides what `[name]` and `[^name]` are in every other block. */
export interface Definition {
  readonly type: 'definition' | 'footnoteDefinition';
  readonly identifier: string;
  /** The containers that it stands in; the parser sees outer ones first. */
  readonly depth: number;
}

const holdsBlocks: ReadonlySet<Nodes['type']> = new Set([
  'blockquote',
  'list',
  'listItem',
  'footnoteDefinition',
  'containerDirective',
]);

/** The definitions in nodes, in the order of the text. */
export function definitionsIn(nodes: readonly Nodes[]): readonly Definition[] {
  const found: Definition[] = [];
  const visit = (node: Nodes, depth: number) => {
    const { type } = node;
    if (type === 'definition' || type === 'footnoteDefinition')
      found.push({ type, identifier: node.identifier, depth });
    if (!holdsBlocks.has(type) || !('children' in node)) return;
    const inside = type === 'containerDirective' ? depth + 1 : depth;
    for (const child of node.children) visit(child, inside);
  };
  for (const node of nodes) visit(node, 0);
  return found;
}

/** Whether two lists of definitions are the same, order included. */
export function sameDefinitions(some: readonly Definition[], others: readonly Definition[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, i) => {
      const other = others[i];
      return one.type === other?.type && one.identifier === other.identifier && one.depth === other.depth;
    })
  );
}

/** A text that has these definitions and nothing else, each block followed by a blank line. */
export function textOfDefinitions(definitions: readonly Definition[], names: NameSets): string {
  const [container = ''] = names.block;
  return definitions
    .map(({ type, identifier, depth }) => {
      const line = type === 'definition' ? `[${identifier}]: #` : `[^${identifier}]: -`;
      const fences = Array.from({ length: depth }, (_, i) => ':'.repeat(i + 3));
      const opening = fences.toReversed().map(fence => `${fence}${container}\n\n`);
      return `${opening.join('')}${line}\n\n${fences.map(fence => `${fence}\n\n`).join('')}`;
    })
    .join('');
}
