import type { Span } from '../../base/span.ts';
import type { Scene } from '../scene.ts';
import { type CodeAction, touches } from './action.ts';
import { bindNumber } from './bind-number.ts';
import { fixAll, mendOf, updateAll } from './mends.ts';
import { addAnalysis, createMissing } from './new-blocks.ts';
import { waive } from './waive.ts';

/**
 * What can be done within a stretch of a report: each finding's own mend, what is missing created, numbers bound to data, a
 * waiver last. `source.…` actions, for the whole text, are there wherever the cursor is.
 */
export function codeActions(scene: Scene, range: Span): readonly CodeAction[] {
  const { report, bound, language } = scene;
  const findings = (bound?.diagnostics ?? report.diagnostics).filter(one => touches(one.place.span, range));
  const stale = findings.some(one => one.code === 'snapshot.stale' || one.code === 'snapshot.empty');
  const directive = report.directives.findLast(({ typed }) => touches(typed.directive.span, range));
  return [
    ...findings.flatMap(one => mendOf(one, language)),
    ...findings.flatMap(one => createMissing(scene, one)),
    ...bindNumber(scene, range),
    ...(stale ? updateAll(scene, 'quickfix') : []),
    ...(directive ? addAnalysis(scene, directive) : []),
    ...findings.flatMap(one => waive(scene, one)),
    ...sourceActions(scene),
  ];
}

/** What can be done with a whole report: write all snapshots, mend what is surely wrong. */
export function sourceActions(scene: Scene): readonly CodeAction[] {
  return [...updateAll(scene, 'source.updateSnapshots'), ...fixAll(scene.report, scene.language)];
}
