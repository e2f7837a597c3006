import { describe } from './describe.ts';
import type { Document } from './document.ts';
import { nameSets } from './names.ts';
import { linesOf, parseTree } from './parse-tree.ts';

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
  const known = nameSets(names.inline, names.block);
  const source = { file, text, starts: linesOf(text), names: known };
  return describe(source, parseTree(text, known), { tried: new Map(), directives: [] });
}
