import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { nearest } from '../../../schema/nearest.ts';
import { listOf } from '../../attributes.ts';
import { checkAxes } from '../../axis-check.ts';
import { checkCohortAxes } from '../../cohort-check.ts';
import { checkMeasured } from '../../measured-check.ts';
import { placeOf } from '../../places.ts';
import type { Setting } from '../../setting.ts';
import { type BoundTable, contentOf, sortOf } from './content.ts';
import { planOf } from './plan.ts';

/** What a table's attributes may not be together. */
export function checkTable(bound: BoundTable, setting: Setting): readonly Diagnostic[] {
  const { directive, spec } = bound;
  const plan = planOf(bound, setting);
  const sorting = checkSort(bound, setting);
  if (plan.kind === 'source') return [...checkColumns(bound, spec.källa ?? '', setting), ...sorting];
  const columns = listOf(spec.kolumner).map(word => ['kolumner', word] as const);
  return [
    ...checkMeasured(bound, setting, 'some'),
    ...checkAxes(directive, [['rader', spec.rader], ...columns], setting),
    ...checkCohortAxes(bound, plan.grid.axes, setting),
    ...sorting,
  ];
}

function checkColumns(bound: BoundTable, table: string, setting: Setting): readonly Diagnostic[] {
  const columns = setting.vocabulary.tables.get(table);
  if (!columns) return [];
  const allowed = columns.map(column => column.name);
  return listOf(bound.spec.kolumner)
    .filter(name => !columns.some(column => column.name === name || column.title === name))
    .map(name =>
      diagnostic('column.unknown', placeOf(bound.directive, 'kolumner', setting), {
        name,
        table,
        nearest: nearest(name, allowed),
        allowed,
      }),
    );
}

function checkSort(bound: BoundTable, setting: Setting): readonly Diagnostic[] {
  const value = bound.spec.sortera;
  const content = value === undefined ? undefined : contentOf(bound, setting);
  if (value === undefined || !content || sortOf(value, content.columns).index >= 0) return [];
  const allowed = content.columns.map(column => column.title);
  const near = nearest(value.replace(/^[-−+]/u, ''), allowed);
  return [
    diagnostic('directive.sort-unknown', placeOf(bound.directive, 'sortera', setting), {
      value,
      allowed,
      nearest: near,
    }),
  ];
}
