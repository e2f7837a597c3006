import { isAnswerable } from '../data/dimension-value.ts';
import type { Measure, TableDescription } from '../data/engine.ts';
import type { AnswerProblem, DataAsk } from '../directives/ask.ts';
import { periodOf } from '../directives/period.ts';

/** What an ask wants of a table that the table does not have: a split, a value, a period. A reference's gaps are told as its own. */
export function misfits(
  ask: DataAsk,
  table: TableDescription,
  measure: Measure,
  isReference: boolean,
): readonly AnswerProblem[] {
  const splitBy = Object.keys(table.dimensions).filter(name => name !== 'enhet' && !measure.where?.[name]);
  const dimensions = [...Object.keys(ask.select), ...ask.by].filter(name => name !== 'enhet');
  const absent = dimensions.find(name => !(name in table.dimensions));
  if (absent) return [{ kind: 'no-dimension', dimension: absent, known: splitBy }];
  for (const [dimension, wanted] of Object.entries(ask.select)) {
    const values = table.dimensions[dimension];
    if (!values || isReference) continue;
    for (const value of wanted) {
      if (isAnswerable(dimension, value, values)) continue;
      if (!periodOf(value)) return [{ kind: 'unknown-value', dimension, value, known: values }];
      if (!(value in table.pending) && !('' in table.pending))
        return [{ kind: 'no-period', period: value, known: values }];
    }
  }
  return [];
}
