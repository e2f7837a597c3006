/** Where a pasted or dropped block goes. */
export interface PlacedBlock {
  /** What is put in at the cursor; empty when the block stands below. */
  readonly here: string;
  /** What is put in at the end of a line (counted from 0) instead. */
  readonly below: { readonly line: number; readonly text: string } | undefined;
}

/**
 * A block that ends with a line break, pasted or dropped on a line (counted from 0) of a text: alone between blank lines, and
 * below the paragraph when it falls on words, since a block inside a sentence is no block.
 */
export function placedBlock(lines: readonly string[], line: number, block: string): PlacedBlock {
  if (!lines[line]) return { here: isBlank(lines[line - 1]) ? block : `\n${block}`, below: undefined };
  let end = line;
  while (!isBlank(lines[end + 1])) end++;
  return { here: '', below: { line: end, text: `\n\n${block.trimEnd()}` } };
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}
