import { describe } from './describe.ts';
import type { Document } from './document.ts';
import { knownBlock } from './known-block.ts';
import { type NameSets, nameSets } from './names.ts';
import { parseTree } from './parse-tree.ts';
import { placeBlock } from './placed-block.ts';
import { unmoved } from './shift.ts';
import { sourceOf, type Tried } from './source-of.ts';

/** The names of the directives that stand in running text, and of those that are blocks of their own (leaf or container). */
export interface SyntaxNames {
  readonly inline: readonly string[];
  readonly block: readonly string[];
}

/**
 * A Markdown file as the syntax sees it. Total: every text gives a document, what is wrong stands in its diagnostics.
 * Offsets count in `text` as it is on disk; a byte order mark counts as an offset but not as a column, since editors hide it.
 */
export function parseDocument(file: string, text: string, names: SyntaxNames): Document {
  return parseAll(file, text, nameSets(names.inline, names.block));
}

/** The document of a text of which no earlier one is known. */
export function parseAll(
  file: string,
  text: string,
  names: NameSets,
  tried: Tried = { before: new Map(), now: new Map() },
): Document {
  const source = sourceOf(file, text, names, tried);
  const { tree, tokens } = parseTree(text, names);
  const blocks = tree.children.map(node => placeBlock(knownBlock(node, tokens, source), unmoved));
  return describe(source, blocks, tree.position, tried);
}
