import { type Diagnostic, diagnostic } from '../../../base/diagnostic.ts';
import { nearest } from '../../../schema/nearest.ts';
import { listOf } from '../../attributes.ts';
import { checkAxes } from '../../axis-check.ts';
import { checkCohortAxes } from '../../cohort-check.ts';
import { axisOf, type Grid, timesOf } from '../../grid.ts';
import { checkMeasured } from '../../measured-check.ts';
import { placeOf, placeOfName } from '../../places.ts';
import type { Setting } from '../../setting.ts';
import { type BoundTable, contentOf, isTooLarge, joinsTimes, mostCells, sortOf } from './content.ts';
import { planOf } from './plan.ts';

/** What a table's attributes may not be together. */
export function checkTable(bound: BoundTable, setting: Setting): readonly Diagnostic[] {
  const { directive, spec } = bound;
  const plan = planOf(bound, setting);
  const sorting = [...checkSize(bound, setting), ...checkSort(bound, setting)];
  if (plan.kind === 'source') return [...checkColumns(bound, spec.källa ?? '', setting), ...sorting];
  const columns = listOf(spec.kolumner).map(word => ['kolumner', word] as const);
  return [
    ...checkMeasured(bound, setting, 'some'),
    ...checkAxes(directive, [['rader', spec.rader], ...columns], setting),
    ...checkCohortAxes(bound, plan.grid.axes, setting),
    ...checkTimes(bound, plan.grid, setting),
    ...sorting,
  ];
}

/** Measures of different kinds of time meet in school years: an axis of terms or calendar years would have no place for some. */
function checkTimes({ directive, spec }: BoundTable, grid: Grid, setting: Setting): readonly Diagnostic[] {
  if (!joinsTimes(grid)) return [];
  const words = [['rader', spec.rader] as const, ['kolumner', spec.kolumner] as const];
  return words.flatMap(([attribute, word]) => {
    if (word === undefined || word === 'läsår' || axisOf(word) !== 'period') return [];
    const place = placeOf(directive, attribute, setting);
    const fix = { title: 'läsår', edits: [{ ...place, text: 'läsår' }] };
    return [
      diagnostic('directive.table-times', place, { attribute, value: word, times: timesOf(grid) }, fix),
    ];
  });
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

function checkSize(bound: BoundTable, setting: Setting): readonly Diagnostic[] {
  const content = contentOf(bound, setting);
  if (!content || !isTooLarge(content)) return [];
  const { columns, rows } = content;
  const size = { rows: rows.length, columns: columns.length, limit: mostCells };
  return [diagnostic('directive.table-large', placeOfName(bound.directive, setting), size)];
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
