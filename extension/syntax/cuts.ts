import type { Nodes } from 'mdast';
import type { ParsedTree } from './parse-tree.ts';
import type { PlacedBlock } from './placed-block.ts';

const isLineEnd = (char: string) => char === '\n' || char === '\r';

/** Whether an offset starts a line without an indent, after a blank line. */
export function isFreshLine(text: string, at: number): boolean {
  if (at === 0 || /[\s\uFEFF]/.test(text.charAt(at))) return false;
  let before = at - 1;
  if (!isLineEnd(text.charAt(before))) return false;
  if (text.charAt(before) === '\n' && text.charAt(before - 1) === '\r') before--;
  while (before > 0 && /[\t ]/.test(text.charAt(before - 1))) before--;
  return before === 0 || isLineEnd(text.charAt(before - 1));
}

/** Whether a block ends in code: while that could go on after a blank line, the parser reads lists differently. */
export function endsInCode(block: Nodes | undefined): boolean {
  const last = block && 'children' in block ? block.children.at(-1) : undefined;
  return block?.type === 'code' || (last !== undefined && endsInCode(last));
}

const endsAtBlankLine: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'table',
  'thematicBreak',
  'leafDirective',
]);

/** Whether a block has surely ended when a blank line follows it, whatever comes then. */
export function isClosed(block: Nodes | undefined, tokens: ParsedTree['tokens']): boolean {
  if (block?.type === 'containerDirective')
    return tokens.get(block)?.fences[1] !== undefined && !endsInCode(block);
  return block !== undefined && endsAtBlankLine.has(block.type);
}

/**
 * Whether the text can be cut before a top-level block: all blocks before it are closed, and the parser reads on as at
 * the start of a text. What comes later has no part in that.
 */
export function isCut(text: string, blocks: readonly PlacedBlock[], index: number): boolean {
  const block = blocks[index];
  return block !== undefined && isFreshLine(text, block.start) && !blocks[index - 1]?.known.endsInCode;
}
