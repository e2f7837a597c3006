import { position } from '../../../indicators/compare.ts';
import { ownUnits } from '../../addressing.ts';
import type { DeviationReason, ExplainedRow } from '../../contract.ts';
import type { Setting } from '../../setting.ts';
import type { BoundReview, Review, ReviewRow } from './content.ts';
import { labelOf, rowName, timeOf } from './written.ts';

/**
 * The rows of a review with what each calls for: an indicator explains what is worse than its references or than before by
 * what is worth a word, and that its target is missed. One that says not from where a difference is worth a word calls for
 * nothing unless it is followed.
 */
export function explainedRows(bound: BoundReview, review: Review, setting: Setting): readonly ExplainedRow[] {
  const time = timeOf(bound, review, setting);
  const unit = ownUnits(bound, setting)[0] ?? '';
  return review.rows.map(row => {
    const { indicator } = row;
    const followed = setting.vocabulary.followed?.has(indicator.id) ?? false;
    return {
      row: rowName(row, time),
      name: labelOf(indicator),
      aliases: [indicator.name, indicator.id],
      reasons: followed || indicator.deviation !== undefined ? reasonsFor(row, review, unit) : [],
      followed,
    };
  });
}

function reasonsFor(row: ReviewRow, review: Review, unit: string): readonly DeviationReason[] {
  const { target, direction } = row.indicator;
  const goal = target?.units[unit] ?? target?.value;
  const missed = goal !== undefined && position(row.value, goal, direction) === 'worse';
  return [
    ...(missed ? [{ kind: 'target' } as const] : []),
    ...(row.change.standing === 'worse' ? [{ kind: 'before' } as const] : []),
    ...review.references.flatMap(({ within }, index) =>
      row.against[index]?.standing === 'worse' ? [{ kind: 'reference', title: within } as const] : [],
    ),
  ];
}
