import type { RootContent } from 'mdast';
import { pointAt } from '../base/span.ts';
import { changeBetween } from '../base/text-change.ts';
import { endsInCode, isCut, isFreshLine } from './cuts.ts';
import { definitionsIn, sameDefinitions } from './definitions.ts';
import { describe } from './describe.ts';
import type { DirectiveNode, DirectiveTokens } from './directive-tokens.ts';
import type { Document } from './document.ts';
import { opensFrontMatter } from './front-matter.ts';
import { rangeOf } from './inventory.ts';
import { linesOf, type ParsedTree, parseTree } from './parse-tree.ts';
import { type Piece, parsePiece } from './piece.ts';
import { type Shift, shiftNode, shiftPosition } from './shift.ts';
import { lineEndOf } from './source.ts';

/**
 * The document of `text`, equal in every part to what a full parse gives, places included. Only the blocks that the
 * change since `previous` can have touched are parsed; the others are taken over, moved to where they stand now.
 */
export function reparseDocument(previous: Document, text: string): Document {
  const { names, tried } = previous.parsed;
  // The tree of a document may have been let go, to spare memory.
  const isWhole = previous.tree.position !== undefined;
  if (isWhole && text === previous.text) return previous;
  const starts = linesOf(text);
  const tree = patchTree(previous, text, starts) ?? parseTree(text, names);
  return describe({ file: previous.file, text, starts, names }, tree, {
    tried,
    directives: previous.directives,
  });
}

const startOf = (node: RootContent | undefined) => (node && rangeOf(node)?.start) ?? 0;

/** Whether the parser read a text to its end for the line that closes its front matter: what it found on the way is not as elsewhere. */
function seeksFrontMatter(text: string, first: RootContent | undefined): boolean {
  return first?.type !== 'yaml' && opensFrontMatter(text);
}

/** An old block that begins at a cut in both texts. */
interface Cut {
  readonly index: number;
  /** Where it stands now. */
  readonly at: number;
}

/** The cuts after an offset of the old text, from the first on; `by` is how far the text after it has moved. */
function* cutsAfter(previous: Document, offset: number, text: string, by: number): Generator<Cut> {
  const blocks = previous.tree.children;
  const first = blocks.findIndex(node => startOf(node) >= offset);
  for (let index = first; index >= 0 && index < blocks.length; index++) {
    const at = startOf(blocks[index]) + by;
    if (isCut(previous.text, blocks, index) && isFreshLine(text, at)) yield { index, at };
  }
}

/** The tree after a change, from the tree before; undefined where only a full parse can tell. */
function patchTree(previous: Document, text: string, starts: readonly number[]): ParsedTree | undefined {
  const blocks = previous.tree.children;
  if (seeksFrontMatter(previous.text, blocks[0])) return undefined;
  const change = changeBetween(previous.text, text);
  const moved: Shift = {
    offset: text.length - previous.text.length,
    lines: starts.length - previous.lineStarts.length,
  };
  // Up to the last cut whose line has not changed: what the parser decided there depends on nothing that comes after.
  const first = blocks.findLastIndex(
    (node, index) =>
      startOf(node) < change.start &&
      lineEndOf(previous.text, startOf(node)) < change.start &&
      isCut(previous.text, blocks, index),
  );
  const kept = blocks.slice(0, Math.max(first, 0));
  const from = kept.length > 0 ? startOf(blocks[first]) : 0;
  const line = pointAt(starts, from).line;
  const above = definitionsIn(kept);

  /** Parses up to a cut or to the end; `further` when none of the cuts before it is one still. */
  const parseTo = (stop: Cut | undefined, cuts: readonly Cut[]) => {
    const below = stop ? definitionsIn(blocks.slice(stop.index)) : [];
    const stretch = { from, to: stop?.at ?? text.length, line, above, below };
    const piece = parsePiece(text, stretch, previous.parsed.names);
    if (!piece) return undefined;
    // The first cut at which the parser begins a block, as it did before: from there on nothing else has changed.
    const begun = piece.blocks.map(node => startOf(node) + piece.shift.offset);
    const cut = cuts.find(({ at }) => begun.includes(at) && !endsInCode(piece.blocks[begun.indexOf(at) - 1]));
    if (stop && !cut) return 'further';
    const made = piece.blocks.filter((_, i) => !cut || (begun[i] ?? 0) < cut.at);
    const gone = blocks.slice(kept.length, cut?.index);
    if (!sameDefinitions(definitionsIn(made), definitionsIn(gone))) return undefined;
    if (seeksFrontMatter(text, kept[0] ?? made[0])) return undefined;
    return joinTree(previous, kept, { ...piece, blocks: made }, cut && { index: cut.index, moved });
  };

  const cuts: Cut[] = [];
  let reach = 1;
  for (const stop of cutsAfter(previous, change.end, text, moved.offset)) {
    if (cuts.length === reach) {
      const patched = parseTo(stop, cuts);
      if (patched !== 'further') return patched;
      reach *= 4;
    }
    cuts.push(stop);
  }
  const patched = kept.length > 0 ? parseTo(undefined, cuts) : undefined;
  return patched === 'further' ? undefined : patched;
}

/** A tree of blocks that stay, blocks parsed anew, and the old blocks from `rest` on, which have moved. */
function joinTree(
  { tree, directives, parsed }: Document,
  kept: readonly RootContent[],
  piece: Piece,
  rest: { readonly index: number; readonly moved: Shift } | undefined,
): ParsedTree {
  const tokens = new Map<DirectiveNode, DirectiveTokens>();
  const keptEnd = kept.at(-1)?.position?.end.offset ?? 0;
  for (const { node, span } of directives) {
    const known = span.start.offset < keptEnd ? parsed.tokens.get(node) : undefined;
    if (known) tokens.set(node, known);
  }
  const children = [
    ...kept,
    ...piece.blocks.map(node => shiftNode(node, piece.shift, piece.tokens, tokens)),
    ...(rest
      ? tree.children.slice(rest.index).map(node => shiftNode(node, rest.moved, parsed.tokens, tokens))
      : []),
  ];
  const top = kept.length > 0 ? tree.position : piece.tree.position;
  const bottom = rest
    ? shiftPosition(tree.position, rest.moved)
    : shiftPosition(piece.tree.position, piece.shift);
  const position = top && bottom && { start: top.start, end: bottom.end };
  return { tree: { ...tree, children, ...(position && { position }) }, tokens };
}
