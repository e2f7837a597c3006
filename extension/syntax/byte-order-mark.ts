import type { Nodes, Root } from 'mdast';
import type { AttributeTokens, DirectiveNode, DirectiveTokens, Range } from './directive-tokens.ts';

/** Whether a text starts with a byte order mark, which the Markdown parser leaves out of its offsets. */
export function hasByteOrderMark(text: string): boolean {
  return text.charCodeAt(0) === 0xfeff;
}

const moved = (range: Range): Range => ({ start: range.start + 1, end: range.end + 1 });

function moveNode(node: Nodes): void {
  if (node.position?.start.offset !== undefined) node.position.start.offset += 1;
  if (node.position?.end.offset !== undefined) node.position.end.offset += 1;
  if ('children' in node) for (const child of node.children) moveNode(child);
}

/** Moves every offset of a tree and its directives' parts one step on; lines and columns, as editors count them, stay. */
export function moveByOne(root: Root, tokens: ReadonlyMap<DirectiveNode, DirectiveTokens>): void {
  moveNode(root);
  for (const known of tokens.values()) {
    known.name = moved(known.name);
    known.label = known.label && moved(known.label);
    known.braces = known.braces && moved(known.braces);
    known.fences.splice(0, known.fences.length, ...known.fences.map(moved));
    const attributes = known.attributes.map(
      (attribute): AttributeTokens => ({
        ...attribute,
        range: moved(attribute.range),
        keyRange: attribute.keyRange && moved(attribute.keyRange),
        valueRange: moved(attribute.valueRange),
      }),
    );
    known.attributes.splice(0, attributes.length, ...attributes);
  }
}
