import type { RootContent } from 'mdast';
import { pointAt } from '../base/span.ts';
import { changeBetween } from '../base/text-change.ts';
import { endsInCode, isClosed, isCut, isFreshLine } from './cuts.ts';
import { definitionsIn, sameDefinitions } from './definitions.ts';
import { describe } from './describe.ts';
import type { Document } from './document.ts';
import { newlineOf } from './edit.ts';
import { opensFrontMatter } from './front-matter.ts';
import { rangeOf } from './inventory.ts';
import { knownBlock } from './known-block.ts';
import { parseAll } from './parse.ts';
import { type Piece, parsePiece } from './piece.ts';
import { type PlacedBlock, placeBlock } from './placed-block.ts';
import { isUnmoved, type Shift, shiftedBy, shiftPosition } from './shift.ts';
import { lineEndOf, type Source } from './source.ts';
import { sourceOf, type Tried } from './source-of.ts';

/**
 * The document of `text`, equal in every part to what a full parse gives, places included. Only the blocks that the
 * change since `previous` can have touched are parsed; the others are taken over, moved to where they stand now.
 */
export function reparseDocument(previous: Document, text: string): Document {
  const { file } = previous;
  const { names, blocks } = previous.parsed;
  if (blocks && text === previous.text) return previous;
  const tried: Tried = { before: previous.parsed.tried, now: new Map() };
  const source = sourceOf(file, text, names, tried);
  // What is told of a block mends it with the line endings of the whole.
  const patched =
    blocks && source.newline === newlineOf(previous.text) && patchBlocks(previous, blocks, source, tried);
  if (!patched) return parseAll(file, text, names, tried);
  return describe(source, patched.blocks, patched.position, tried);
}

type Position = Document['parsed']['position'];

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
function* cutsAfter(
  before: string,
  blocks: readonly PlacedBlock[],
  offset: number,
  text: string,
  by: number,
): Generator<Cut> {
  const first = blocks.findIndex(block => block.start >= offset);
  for (let index = first; index >= 0 && index < blocks.length; index++) {
    const at = (blocks[index]?.start ?? 0) + by;
    if (isCut(before, blocks, index) && isFreshLine(text, at)) yield { index, at };
  }
}

const definitionsOf = (blocks: readonly PlacedBlock[]) => blocks.flatMap(({ known }) => known.definitions);

/** The blocks after a change, from the blocks before; undefined where only a full parse can tell. */
function patchBlocks(
  previous: Document,
  blocks: readonly PlacedBlock[],
  source: Source,
  tried: Tried,
): { readonly blocks: readonly PlacedBlock[]; readonly position: Position } | undefined {
  const { text, starts, names } = source;
  if (seeksFrontMatter(previous.text, blocks[0]?.known.node)) return undefined;
  const change = changeBetween(previous.text, text);
  const moved: Shift = {
    offset: text.length - previous.text.length,
    lines: starts.length - previous.lineStarts.length,
  };
  // Up to the last cut that is one still: only below a list does it hang on more of a line than its first sign.
  const first = blocks.findLastIndex(
    ({ start }, index) =>
      start < change.start &&
      (blocks[index - 1]?.known.node.type !== 'list' || lineEndOf(previous.text, start) < change.start) &&
      isCut(previous.text, blocks, index),
  );
  const kept = blocks.slice(0, Math.max(first, 0));
  const from = kept.length > 0 ? (blocks[first]?.start ?? 0) : 0;
  const line = pointAt(starts, from).line;
  const above = definitionsOf(kept);

  /** Parses up to a cut or to the end; `further` when none of the cuts before it is one still. */
  const parseTo = (stop: Cut | undefined, cuts: readonly Cut[]) => {
    const below = stop ? definitionsOf(blocks.slice(stop.index)) : [];
    const piece = parsePiece(text, { from, to: stop?.at ?? text.length, line, above, below }, names);
    if (!piece) return undefined;
    // The first cut at which the parser begins a block, as it did before: from there on nothing else has changed.
    const begun = piece.blocks.map(node => (rangeOf(node)?.start ?? 0) + piece.shift.offset);
    const cut =
      cuts.find(({ at }) => begun.includes(at) && !endsInCode(piece.blocks[begun.indexOf(at) - 1])) ??
      (isClosed(piece.blocks.at(-1), piece.tokens) ? stop : undefined);
    if (stop && !cut) return 'further';
    const made = piece.blocks.filter((_, i) => !cut || (begun[i] ?? 0) < cut.at);
    const gone = blocks.slice(kept.length, cut?.index);
    if (!sameDefinitions(definitionsIn(made), definitionsOf(gone))) return undefined;
    if (seeksFrontMatter(text, kept[0]?.known.node ?? made[0])) return undefined;
    const part = sourceOf(source.file, piece.text, names, tried, source.newline);
    const rest = cut ? blocks.slice(cut.index) : [];
    return {
      blocks: [
        ...kept,
        ...made.map(node => placeBlock(knownBlock(node, piece.tokens, part), piece.shift)),
        ...(isUnmoved(moved) ? rest : rest.map(({ known, by }) => placeBlock(known, shiftedBy(by, moved)))),
      ],
      position: joined(
        kept.length > 0 ? previous.parsed.position : piece.tree.position,
        cut ? shiftPosition(previous.parsed.position, moved) : pieceEnd(piece),
      ),
    };
  };

  const cuts: Cut[] = [];
  let reach = 0;
  for (const stop of cutsAfter(previous.text, blocks, change.end, text, moved.offset)) {
    if (cuts.length === reach) {
      const patched = parseTo(stop, cuts);
      if (patched !== 'further') return patched;
      reach = Math.max(1, reach * 4);
    }
    cuts.push(stop);
  }
  const patched = kept.length > 0 ? parseTo(undefined, cuts) : undefined;
  return patched === 'further' ? undefined : patched;
}

const pieceEnd = ({ tree, shift }: Piece): Position => shiftPosition(tree.position, shift);

/** Where a tree stands that begins as one does and ends as another. */
function joined(top: Position, bottom: Position): Position {
  return top && bottom && { start: top.start, end: bottom.end };
}
