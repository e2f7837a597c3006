import type { RootContent } from 'mdast';
import { spanAt } from '../base/span.ts';
import type { TextFence } from './block-findings.ts';
import { type BlockComment, readComments } from './comments.ts';
import { endsInCode } from './cuts.ts';
import { type Definition, definitionsIn } from './definitions.ts';
import { type BlockFinding, diagnoseBlock } from './diagnose-block.ts';
import type { Directive, Heading } from './directive.ts';
import { isDirectiveNode, type Range } from './directive-tokens.ts';
import { readDirectives } from './directives.ts';
import { type FencedBlock, fencedBlocks } from './fenced-blocks.ts';
import { isComment, rangeOf, takeInventory } from './inventory.ts';
import type { ParsedTree } from './parse-tree.ts';
import { deepAt } from './plainer.ts';
import type { Source } from './source.ts';

/**
 * A block of a text's first level, with all that it tells by itself. Places count in the text that it was parsed from: a
 * block that moves or outlives an edit elsewhere is known as it was.
 */
export interface KnownBlock {
  readonly node: RootContent;
  readonly range: Range;
  /** The text that it was parsed from. */
  readonly source: Pick<Source, 'file' | 'text' | 'starts'>;
  /** Nested ones after their parent. */
  readonly directives: readonly Directive[];
  readonly headings: readonly Heading[];
  readonly comments: readonly BlockComment[];
  /** Nothing but a comment: it is not what another comment speaks of. */
  readonly isComment: boolean;
  readonly definitions: readonly Definition[];
  readonly endsInCode: boolean;
  /** Where it is as deep as a tree may be. */
  readonly deepAt: number | undefined;
  /** Its leaf directives and containers, and the lines of its prose that look like fences. */
  readonly fenced: readonly FencedBlock[];
  readonly textFences: readonly TextFence[];
  /** What is mistyped in it, in order. */
  readonly findings: readonly BlockFinding[];
}

/** Looks through a block. */
export function knownBlock(node: RootContent, tokens: ParsedTree['tokens'], source: Source): KnownBlock {
  const { file, text, starts } = source;
  const inventory = takeInventory(node, isDirectiveNode);
  const read = readDirectives(inventory.directives, tokens, source);
  return {
    node,
    range: rangeOf(node) ?? { start: 0, end: 0 },
    source: { file, text, starts },
    directives: read.map(({ directive }) => directive),
    headings: inventory.headings.flatMap(({ node: heading, text: title }) => {
      const range = rangeOf(heading);
      return range
        ? [{ depth: heading.depth, text: title, span: spanAt(starts, range.start, range.end) }]
        : [];
    }),
    comments: readComments(inventory.html, source),
    isComment: isComment(node),
    definitions: definitionsIn([node]),
    endsInCode: endsInCode(node),
    deepAt: deepAt(node),
    fenced: fencedBlocks(read),
    ...diagnoseBlock(source, inventory, read),
  };
}
