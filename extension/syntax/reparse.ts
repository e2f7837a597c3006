import type { RootContent } from 'mdast';
import { lineStarts, pointAt } from '../base/span.ts';
import { changeBetween, endsInCode, isCut, isFreshLine } from './cuts.ts';
import { definitionsIn, sameDefinitions } from './definitions.ts';
import { describe } from './describe.ts';
import type { DirectiveNode, DirectiveTokens } from './directive-tokens.ts';
import type { Document } from './document.ts';
import { opensFrontMatter } from './front-matter.ts';
import { rangeOf } from './inventory.ts';
import { type ParsedTree, parseTree } from './parse-tree.ts';
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
  return describe(previous.file, text, names, patchTree(previous, text) ?? parseTree(text, names), tried);
}

const startOf = (node: RootContent | undefined) => (node && rangeOf(node)?.start) ?? 0;

/** Whether the parser read a text to its end for the line that closes its front matter: what it found on the way is not as elsewhere. */
function seeksFrontMatter(text: string, first: RootContent | undefined): boolean {
  return first?.type !== 'yaml' && opensFrontMatter(text);
}

/** The tree after a change, from the tree before; undefined where only a full parse can tell. */
function patchTree(previous: Document, text: string): ParsedTree | undefined {
  const blocks = previous.tree.children;
  if (seeksFrontMatter(previous.text, blocks[0])) return undefined;
  const change = changeBetween(previous.text, text);
  const moved: Shift = {
    offset: text.length - previous.text.length,
    lines: lineStarts(text).length - previous.lineStarts.length,
  };

  // Up to the last cut whose line has not changed: what the parser decided there depends on nothing that comes after.
  const first = blocks.findLastIndex(
    (node, index) =>
      lineEndOf(previous.text, startOf(node)) < change.start && isCut(previous.text, blocks, index),
  );
  const kept = blocks.slice(0, Math.max(first, 0));
  const from = kept.length > 0 ? startOf(blocks[first]) : 0;
  const cuts = blocks.flatMap((node, index) => {
    const at = startOf(node) + moved.offset;
    const isStill =
      startOf(node) >= change.end && isCut(previous.text, blocks, index) && isFreshLine(text, at);
    return isStill ? [{ index, at }] : [];
  });

  for (let reach = 1; ; reach *= 4) {
    const stop = cuts[reach];
    if (!stop && kept.length === 0) return undefined;
    const stretch = {
      from,
      to: stop?.at ?? text.length,
      line: pointAt(previous.lineStarts, from).line,
      above: definitionsIn(kept),
      below: stop ? definitionsIn(blocks.slice(stop.index)) : [],
    };
    const piece = parsePiece(text, stretch, previous.parsed.names);
    if (!piece) return undefined;
    // The first cut at which the parser begins a block, as it did before: from there on nothing else has changed.
    const starts = piece.blocks.map(node => startOf(node) + piece.shift.offset);
    const cut = cuts
      .slice(0, reach)
      .find(({ at }) => starts.includes(at) && !endsInCode(piece.blocks[starts.indexOf(at) - 1]));
    if (stop && !cut) continue;

    const made = piece.blocks.filter((_, i) => !cut || (starts[i] ?? 0) < cut.at);
    const gone = blocks.slice(kept.length, cut?.index);
    if (!sameDefinitions(definitionsIn(made), definitionsIn(gone))) return undefined;
    if (seeksFrontMatter(text, kept[0] ?? made[0])) return undefined;
    return joinTree(previous, kept, { ...piece, blocks: made }, cut && { index: cut.index, moved });
  }
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
