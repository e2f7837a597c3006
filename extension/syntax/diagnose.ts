import type { Diagnostic } from '../base/diagnostic.ts';
import { conflictFindings } from './conflict-findings.ts';
import { type BlockFinding, inOrder, ranked } from './diagnose-block.ts';
import { fenceFindings } from './fence-findings.ts';
import { shiftFenced } from './fenced-blocks.ts';
import { frontMatterFindings } from './front-matter.ts';
import type { PlacedBlock } from './placed-block.ts';
import { plainerFinding } from './plainer-findings.ts';
import { shiftDiagnostic, shiftRange } from './shift.ts';
import type { Source } from './source.ts';

/** Everything that is mistyped in a text, in its order: what its blocks tell, and what only all of them do. */
export function diagnose(source: Source, blocks: readonly PlacedBlock[]): readonly Diagnostic[] {
  // What else such a text has is found when it is no longer made to take long.
  const tooMuch = plainerFinding(source, deepest(blocks));
  if (tooMuch) return [tooMuch.diagnostic];
  const hasFrontMatter = blocks[0]?.known.node.type === 'yaml';
  const findings: BlockFinding[] = [
    ...ranked('front', frontMatterFindings(source, hasFrontMatter)),
    ...ranked('conflict', conflictFindings(source)),
    ...ranked('fence', unsoundFences(source, blocks)),
  ];
  for (const { known, by } of blocks)
    for (const { start, rank, diagnostic, unless } of known.findings)
      findings.push({
        start: start + by.offset,
        rank,
        diagnostic: shiftDiagnostic(mendable(diagnostic, unless, source), by),
        unless,
      });
  return inOrder(findings).map(found => found.diagnostic);
}

function deepest(blocks: readonly PlacedBlock[]): number | undefined {
  const deep = blocks.flatMap(({ known, by }) =>
    known.deepAt === undefined ? [] : known.deepAt + by.offset,
  );
  return deep.length > 0 ? Math.min(...deep) : undefined;
}

function mendable(one: Diagnostic, unless: string | undefined, { text }: Source): Diagnostic {
  if (unless === undefined || !text.includes(unless)) return one;
  const { fix: _, ...rest } = one;
  return rest;
}

/** Fences that do not pair: in a text where each block is closed and no line of prose looks like a fence there are none. */
function unsoundFences(source: Source, blocks: readonly PlacedBlock[]) {
  const isSound = blocks.every(
    ({ known: { fenced, textFences } }) =>
      textFences.length === 0 && fenced.every(each => each.form === 'leaf' || each.closing),
  );
  if (isSound) return [];
  return fenceFindings(
    source,
    blocks.flatMap(({ known, by }) => known.fenced.map(each => shiftFenced(each, by))),
    blocks.flatMap(({ known, by }) =>
      known.textFences.map(each => ({ ...each, range: shiftRange(each.range, by) })),
    ),
    blocks.flatMap(({ known, by }) => known.headings.map(({ span }) => span.start.offset + by.offset)),
  );
}
