import type { Nodes, RootContent } from 'mdast';
import type { Directive } from './directive.ts';
import { bodyOf } from './directives.ts';
import type { KnownBlock } from './known-block.ts';
import { setOrigin } from './of-block.ts';
import { isUnmoved, type Shift, shiftNode, shiftPosition, shiftSpan } from './shift.ts';

/** A block of a text's first level where it stands in that text. */
export interface PlacedBlock {
  readonly known: KnownBlock;
  /** How far it stands from where it was parsed. */
  readonly by: Shift;
  /** Its offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Its node and the directives on it, with the places of the text: made when somebody first asks for them. */
  parts(): BlockParts;
}

interface BlockParts {
  readonly node: RootContent;
  readonly directives: readonly Directive[];
}

/** Places a block. */
export function placeBlock(known: KnownBlock, by: Shift): PlacedBlock {
  const { start, end } = known.range;
  let parts: BlockParts | undefined = isUnmoved(by) ? known : undefined;
  return {
    known,
    by,
    start: start + by.offset,
    end: end + by.offset,
    parts: () => {
      parts ??= shiftParts(known, by);
      return parts;
    },
  };
}

/** A block's directives where it stands, without the nodes that they hang on. */
export function bareDirectives({ known, by }: PlacedBlock): readonly Directive[] {
  const moved = new Map<Directive, Directive>();
  for (const one of known.directives) {
    const position = shiftPosition(one.node.position, by);
    const node = { ...one.node, children: [], ...(position && { position }) };
    moved.set(
      one,
      shiftDirective(one, by, { node, block: undefined, parent: one.parent && moved.get(one.parent) }),
    );
  }
  return [...moved.values()];
}

function shiftParts({ node, directives }: KnownBlock, by: Shift): BlockParts {
  const held = new Set<Nodes>(directives.flatMap(one => [one.node, ...(one.block ? [one.block] : [])]));
  const copies = new Map<Nodes, Nodes>();
  const copy = shiftNode(node, by, (each, its) => {
    if (held.has(each)) copies.set(each, its);
  });
  setOrigin(copy, node);
  const moved = new Map<Directive, Directive>();
  for (const one of directives) {
    const its = {
      node: copies.get(one.node) as Directive['node'],
      block: one.block && copies.get(one.block),
      parent: one.parent && moved.get(one.parent),
    };
    moved.set(one, shiftDirective(one, by, its));
  }
  return { node: copy, directives: [...moved.values()] };
}

/** A directive after a shift, on the copies of what it hangs on. */
function shiftDirective(
  one: Directive,
  by: Shift,
  its: Pick<Directive, 'node' | 'block' | 'parent'>,
): Directive {
  const body = bodyOf(its.node);
  return {
    ...one,
    nameSpan: shiftSpan(one.nameSpan, by),
    label: one.label && { ...one.label, span: shiftSpan(one.label.span, by) },
    attributes: one.attributes.map(each => ({
      ...each,
      span: shiftSpan(each.span, by),
      keySpan: each.keySpan && shiftSpan(each.keySpan, by),
      valueSpan: shiftSpan(each.valueSpan, by),
    })),
    attributesSpan: one.attributesSpan && shiftSpan(one.attributesSpan, by),
    span: shiftSpan(one.span, by),
    bodySpan: one.bodySpan && shiftSpan(one.bodySpan, by),
    fieldLines: one.fieldLines?.map(each => ({
      ...each,
      span: shiftSpan(each.span, by),
      keySpan: shiftSpan(each.keySpan, by),
      valueSpan: shiftSpan(each.valueSpan, by),
    })),
    fieldList: one.fieldList && body.find(node => node.type === 'list'),
    body,
    ...its,
  };
}
