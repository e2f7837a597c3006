import type { Nodes } from 'mdast';
import {
  type AttributeTokens,
  type DirectiveNode,
  type DirectiveTokens,
  isDirectiveNode,
  type Range,
} from './directive-tokens.ts';

/** How far a stretch of text has moved. Columns stay: what moves begins at the start of a line. */
export interface Shift {
  readonly offset: number;
  readonly lines: number;
}

type Position = NonNullable<Nodes['position']>;
type Point = Position['start'];

const pointAfter = ({ line, column, offset }: Point, by: Shift): Point => ({
  line: line + by.lines,
  column,
  ...(offset !== undefined && { offset: offset + by.offset }),
});

/** A node's position after a shift. */
export function shiftPosition(position: Position | undefined, by: Shift): Position | undefined {
  return position && { start: pointAfter(position.start, by), end: pointAfter(position.end, by) };
}

const rangeAfter = (range: Range, { offset }: Shift): Range => ({
  start: range.start + offset,
  end: range.end + offset,
});

function tokensAfter(tokens: DirectiveTokens, by: Shift): DirectiveTokens {
  const range = (each: Range) => rangeAfter(each, by);
  return {
    name: range(tokens.name),
    label: tokens.label && range(tokens.label),
    braces: tokens.braces && range(tokens.braces),
    fences: tokens.fences.map(range),
    attributes: tokens.attributes.map(
      (attribute): AttributeTokens => ({
        ...attribute,
        range: range(attribute.range),
        keyRange: attribute.keyRange && range(attribute.keyRange),
        valueRange: range(attribute.valueRange),
      }),
    ),
  };
}

/**
 * A node where it stands after a shift; the node itself is left as it is. What `from` knows of its directives goes to
 * `to`, for their copies.
 */
export function shiftNode<N extends Nodes>(
  node: N,
  by: Shift,
  from: ReadonlyMap<DirectiveNode, DirectiveTokens>,
  to: Map<DirectiveNode, DirectiveTokens>,
): N {
  const copy: Nodes = { ...node };
  const position = shiftPosition(node.position, by);
  if (position) copy.position = position;
  if ('children' in copy)
    copy.children = copy.children.map(child => shiftNode(child, by, from, to)) as typeof copy.children;
  const known = isDirectiveNode(node) ? from.get(node) : undefined;
  if (known && isDirectiveNode(copy)) to.set(copy, tokensAfter(known, by));
  return copy as N;
}
