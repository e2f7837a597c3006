import type { RootContent } from 'mdast';
import { type Definition, definitionsIn, sameDefinitions, textOfDefinitions } from './definitions.ts';
import { rangeOf } from './inventory.ts';
import type { NameSets } from './names.ts';
import { type ParsedTree, parseTree } from './parse-tree.ts';
import type { Shift } from './shift.ts';

/** A stretch of a text that is parsed by itself: from a cut (or the text's start) to a cut (or the text's end). */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** The line that it starts on, 1-based. */
  readonly line: number;
  /** What the blocks before and after it define. */
  readonly above: readonly Definition[];
  readonly below: readonly Definition[];
}

/** The tree of a stretch, in places of its own: `shift` moves them to the text's. */
export interface Piece extends ParsedTree {
  /** The stretch's own blocks; others in the tree are the definitions around it. */
  readonly blocks: readonly RootContent[];
  readonly shift: Shift;
  /** What was parsed. */
  readonly text: string;
}

/** Parses a stretch as the whole text would have it. Undefined when the definitions around it cannot be written down. */
export function parsePiece(text: string, stretch: Stretch, names: NameSets): Piece | undefined {
  const { from, to, line, above, below } = stretch;
  // A line break at least: front matter and a byte order mark count only at the very start of a text.
  const lead = from === 0 ? '' : `\n${textOfDefinitions(above, names)}`;
  const piece = lead + text.slice(from, to) + textOfDefinitions(below, names);
  const parsed = parseTree(piece, names);
  const offset = from - lead.length;
  const before: RootContent[] = [];
  const blocks: RootContent[] = [];
  const after: RootContent[] = [];
  for (const node of parsed.tree.children) {
    const start = (rangeOf(node)?.start ?? 0) + offset;
    (start < from ? before : start < to ? blocks : after).push(node);
  }
  if (!sameDefinitions(definitionsIn(before), above) || !sameDefinitions(definitionsIn(after), below))
    return undefined;
  return { ...parsed, blocks, text: piece, shift: { offset, lines: line - lead.split('\n').length } };
}
