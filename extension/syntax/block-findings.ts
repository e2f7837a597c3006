import { type BlockLine, blockLineFindings } from './block-line.ts';
import type { DirectiveNode, Range } from './directive-tokens.ts';
import type { Inventory } from './inventory.ts';
import { rangeOf } from './inventory.ts';
import { afterBlanks, type Finding, finding, lineEndOf, nextLineOf, type Source } from './source.ts';

/** A line that opens or closes a block in its author's eyes, though Markdown read it as text. */
export interface TextFence {
  readonly kind: 'open' | 'close';
  readonly colons: number;
  /** The line from its colons to its end. */
  readonly range: Range;
}

const prefix = /[\t >]*/y;
const closer = /^:{3,}(?:[^\S\r\n]|[\u200B\u00AD])*$/;
const opening = /^:{2,}(?:[^\S\r\n]|[\u200B\u00AD])*[\p{L}\p{N}]/u;

/** The colons that start a line, after blanks and the signs of a quotation. */
function colonsOf(text: string, start: number, end: number): number {
  prefix.lastIndex = start;
  const at = start + (prefix.exec(text)?.[0].length ?? 0);
  return at < end && text.startsWith('::', at) ? at : -1;
}

/** Lines of paragraphs, headings and tables that start with colons: mistyped blocks, with their findings, and stray fences. */
export function blockFindings(
  source: Source,
  inventory: Inventory<DirectiveNode>,
): { readonly findings: readonly Finding[]; readonly fences: readonly TextFence[] } {
  const { text } = source;
  const findings: Finding[] = [];
  const fences: TextFence[] = [];
  const take = (line: BlockLine, range: Range) => {
    findings.push(...line.findings);
    if (line.colons >= 3) fences.push({ kind: 'open', colons: line.colons, range });
  };

  for (const node of [...inventory.prose, ...inventory.tables]) {
    const whole = rangeOf(node);
    if (!whole || (node.data && 'directiveLabel' in node.data)) continue;
    if (!text.slice(whole.start, whole.end).includes('::')) continue;
    for (let start = whole.start; start < whole.end; start = nextLineOf(text, lineEndOf(text, start))) {
      const end = lineEndOf(text, start);
      const at = colonsOf(text, start, end);
      if (at < 0 || inventory.opaque.some(range => range.start <= at && at < range.end)) continue;
      const line = text.slice(at, end);
      const range = { start: at, end };
      if (closer.test(line)) {
        const colons = /^:+/.exec(line)?.[0].length ?? 3;
        fences.push({ kind: 'close', colons, range });
        // Trailing blanks are fine, those of Word are not.
        const tail = line.slice(colons);
        if (/[^\t ]/.test(tail)) {
          findings.push(
            finding(source, 'syntax.no-break-space', { start: at + colons, end }, {}, [
              { start: at + colons, end, text: '' },
            ]),
          );
        }
      } else if (opening.test(line)) {
        take(blockLineFindings(source, at, end, whole.end), range);
      }
    }
  }
  findings.push(...indentedFindings(source, inventory));
  return { findings, fences };
}

/** Four blanks before a block make it code. */
function indentedFindings(source: Source, inventory: Inventory<DirectiveNode>): readonly Finding[] {
  const { text } = source;
  return inventory.code.flatMap(node => {
    const whole = rangeOf(node);
    if (!whole || /^[`~]/.test(text.slice(whole.start, whole.start + 1))) return [];
    const found: Finding[] = [];
    let lineStart = whole.start;
    while (lineStart > 0 && !/[\r\n]/.test(text.charAt(lineStart - 1))) lineStart--;
    for (let start = lineStart; start < whole.end; start = nextLineOf(text, lineEndOf(text, start))) {
      const at = afterBlanks(text, start);
      const name = /^:{2,}([\p{L}][\p{L}\p{M}\p{N}_-]*)/u
        .exec(text.slice(at, lineEndOf(text, at)))?.[1]
        ?.normalize('NFC');
      if (name === undefined || !source.names.block.has(name)) continue;
      found.push(
        finding(source, 'syntax.block-indented', { start: at, end: lineEndOf(text, at) }, { name }, [
          { start, end: at, text: '' },
        ]),
      );
    }
    return found;
  });
}
