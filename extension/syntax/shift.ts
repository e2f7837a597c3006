import type { Nodes } from 'mdast';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Point, Span } from '../base/span.ts';
import type { AttributeTokens, DirectiveTokens, Range } from './directive-tokens.ts';

/** How far a stretch of text has moved. Columns stay: what moves begins at the start of a line. */
export interface Shift {
  readonly offset: number;
  readonly lines: number;
}

/** For what stands where it stood. */
export const unmoved: Shift = { offset: 0, lines: 0 };

/** Whether a shift leaves everything where it is. */
export const isUnmoved = ({ offset, lines }: Shift) => offset === 0 && lines === 0;

/** One shift after another. */
export const shiftedBy = (one: Shift, other: Shift): Shift => ({
  offset: one.offset + other.offset,
  lines: one.lines + other.lines,
});

type Position = NonNullable<Nodes['position']>;

const nodePointAfter = ({ line, column, offset }: Position['start'], by: Shift): Position['start'] => ({
  line: line + by.lines,
  column,
  ...(offset !== undefined && { offset: offset + by.offset }),
});

/** A node's position after a shift. */
export function shiftPosition(position: Position | undefined, by: Shift): Position | undefined {
  return position && { start: nodePointAfter(position.start, by), end: nodePointAfter(position.end, by) };
}

const pointAfter = ({ line, column, offset }: Point, by: Shift): Point => ({
  line: line + by.lines,
  column,
  offset: offset + by.offset,
});

/** A span after a shift. */
export function shiftSpan({ start, end }: Span, by: Shift): Span {
  return { start: pointAfter(start, by), end: pointAfter(end, by) };
}

/** Two offsets after a shift. */
export function shiftRange({ start, end }: Range, { offset }: Shift): Range {
  return { start: start + offset, end: end + offset };
}

/** What is told of a text, with its mend, after a shift of that text. */
export function shiftDiagnostic(one: Diagnostic, by: Shift): Diagnostic {
  if (isUnmoved(by)) return one;
  const { place, fix } = one;
  const edits = fix?.edits.map(edit =>
    edit.file === place.file ? { ...edit, span: shiftSpan(edit.span, by) } : edit,
  );
  return {
    ...one,
    place: { file: place.file, span: shiftSpan(place.span, by) },
    ...(fix && edits && { fix: { ...fix, edits } }),
  };
}

/** Where the parts of a directive stand after a shift. */
export function shiftTokens(tokens: DirectiveTokens, by: Shift): DirectiveTokens {
  const range = (each: Range) => shiftRange(each, by);
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

/** A node where it stands after a shift; the node itself is left as it is. `copied` is told of each node and its copy. */
export function shiftNode<N extends Nodes>(
  node: N,
  by: Shift,
  copied?: (node: Nodes, copy: Nodes) => void,
): N {
  const copy: Nodes = { ...node };
  const position = shiftPosition(node.position, by);
  if (position) copy.position = position;
  if ('children' in copy)
    copy.children = copy.children.map(child => shiftNode(child, by, copied)) as typeof copy.children;
  copied?.(node, copy);
  return copy as N;
}
