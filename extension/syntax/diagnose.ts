import type { Root } from 'mdast';
import type { Diagnostic } from '../base/diagnostic.ts';
import { attributeFindings } from './attribute-findings.ts';
import { blockFindings } from './block-findings.ts';
import { conflictFindings } from './conflict-findings.ts';
import type { DirectiveNode } from './directive-tokens.ts';
import type { ReadDirective } from './directives.ts';
import { fenceFindings } from './fence-findings.ts';
import { fieldFindings } from './field-lines.ts';
import { frontMatterFindings } from './front-matter.ts';
import { htmlFindings } from './html-findings.ts';
import { inlineFindings } from './inline-findings.ts';
import type { Inventory } from './inventory.ts';
import { plainerFindings } from './plainer-findings.ts';
import type { Source } from './source.ts';
import { pipeFindings } from './table-pipes.ts';

/** Everything that is mistyped in a text, in its order. */
export function diagnose(
  source: Source,
  tree: Root,
  inventory: Inventory<DirectiveNode>,
  directives: readonly ReadDirective[],
): readonly Diagnostic[] {
  // What else such a text has is found when it is no longer made to take long.
  const [tooMuch] = plainerFindings(source, tree);
  if (tooMuch) return [tooMuch.diagnostic];
  const blocks = blockFindings(source, inventory);
  const html = htmlFindings(source, inventory.html);
  const pipes = pipeFindings(source, inventory.tables);
  const findings = [
    ...frontMatterFindings(source, inventory.hasFrontMatter),
    ...conflictFindings(source),
    ...blocks.findings,
    ...fenceFindings(source, directives, [...blocks.fences, ...html.fences], inventory.headings),
    ...pipes.findings,
    ...inlineFindings(source, inventory, directives, pipes.split),
    ...directives.flatMap(read => (pipes.split.has(read.range.start) ? [] : attributeFindings(source, read))),
    ...html.findings,
    ...directives.flatMap(read => fieldFindings(source, read.directive)),
  ];
  return findings.toSorted((a, b) => a.start - b.start).map(found => found.diagnostic);
}
