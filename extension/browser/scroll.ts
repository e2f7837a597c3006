import { lineOf } from './patch.ts';

/** The line of the source at the top of the window, between lines where a block is partly seen. */
export function topLine(blocks: readonly Element[]): number {
  let at = 0;
  for (const [index, block] of blocks.entries()) if (block.getBoundingClientRect().top <= 1) at = index;
  const block = blocks[at];
  if (!block) return 1;
  const { top, height } = block.getBoundingClientRect();
  const first = lineOf(block);
  const next = blocks[at + 1];
  const lines = next ? Math.max(0, lineOf(next) - first) : 1;
  const share = height > 0 ? Math.min(1, Math.max(0, -top / height)) : 0;
  return first + share * lines;
}

/** How far the page must be scrolled for a line to stand at the top of the window; with the first line the cover is seen. */
export function offsetOf(blocks: readonly Element[], line: number): number {
  if (line <= 1) return 0;
  let at = -1;
  for (const [index, block] of blocks.entries()) if (lineOf(block) <= line) at = index;
  const block = blocks[at];
  if (!block) return 0;
  const { top, height } = block.getBoundingClientRect();
  const next = blocks[at + 1];
  const lines = next ? lineOf(next) - lineOf(block) : 1;
  const share = lines > 0 ? Math.min(1, (line - lineOf(block)) / lines) : 0;
  return window.scrollY + top + share * height;
}

/** Changes the page and leaves what the reader looks at where it was in the window. */
export function keepingPlace(blocks: () => readonly Element[], change: () => void): void {
  const seen = blocks().find(block => block.getBoundingClientRect().bottom > 0);
  const before = seen?.getBoundingClientRect().top ?? 0;
  change();
  if (seen?.isConnected)
    window.scrollBy({ top: seen.getBoundingClientRect().top - before, behavior: 'instant' });
}
