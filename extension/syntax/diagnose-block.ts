import type { Diagnostic } from '../base/diagnostic.ts';
import { attributeFindings } from './attribute-findings.ts';
import { blockFindings, type TextFence } from './block-findings.ts';
import type { DirectiveNode } from './directive-tokens.ts';
import type { ReadDirective } from './directives.ts';
import { blankLineFindings } from './fence-findings.ts';
import { fieldFindings } from './field-lines.ts';
import { htmlFindings } from './html-findings.ts';
import { inlineFindings } from './inline-findings.ts';
import type { Inventory } from './inventory.ts';
import type { Finding, Source } from './source.ts';
import { pipeFindings } from './table-pipes.ts';

/** A finding with its place among those that begin at the same sign. */
export interface BlockFinding {
  readonly start: number;
  readonly rank: number;
  readonly diagnostic: Diagnostic;
  /** The mend does not hold for a text that has this somewhere. */
  readonly unless: string | undefined;
}

/** In this order findings that begin at the same sign are told. */
const ranks = [
  'front',
  'conflict',
  'block',
  'blankLine',
  'fence',
  'pipe',
  'inline',
  'attribute',
  'html',
  'field',
] as const;

/** Findings of one sort. */
export function ranked(sort: (typeof ranks)[number], findings: readonly Finding[]): readonly BlockFinding[] {
  const rank = ranks.indexOf(sort);
  return findings.map(({ start, diagnostic, unless }) => ({ start, rank, diagnostic, unless }));
}

/** Sorts findings as they are told. */
export function inOrder(findings: readonly BlockFinding[]): readonly BlockFinding[] {
  return findings.toSorted((a, b) => a.start - b.start || a.rank - b.rank);
}

/** What is mistyped in a block of the first level, as far as it alone tells; and lines that look like fences. */
export function diagnoseBlock(
  source: Source,
  inventory: Inventory<DirectiveNode>,
  directives: readonly ReadDirective[],
): { readonly findings: readonly BlockFinding[]; readonly textFences: readonly TextFence[] } {
  const blocks = blockFindings(source, inventory);
  const html = htmlFindings(source, inventory.html);
  const pipes = pipeFindings(source, inventory.tables);
  const attributes = directives.flatMap(read =>
    pipes.split.has(read.range.start) ? [] : attributeFindings(source, read),
  );
  return {
    findings: inOrder([
      ...ranked('block', blocks.findings),
      ...ranked('blankLine', blankLineFindings(source, directives)),
      ...ranked('pipe', pipes.findings),
      ...ranked('inline', inlineFindings(source, inventory, directives, pipes.split)),
      ...ranked('attribute', attributes),
      ...ranked('html', html.findings),
      ...ranked(
        'field',
        directives.flatMap(({ directive }) => fieldFindings(source, directive)),
      ),
    ]),
    textFences: [...blocks.fences, ...html.fences],
  };
}
