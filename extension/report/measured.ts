import { periodDimensions } from '../base/table.ts';
import type { DataEngine, Measure } from '../data/engine.ts';
import type { AnswerProblem, MeasureInfo } from '../directives/ask.ts';
import type { Vocabulary } from '../directives/setting.ts';
import type { Indicator } from '../indicators/indicator.ts';
import { columnRoles } from './column-roles.ts';

/** An indicator or a column, ready to be fetched, shown and protected. */
export interface Measured {
  readonly info: MeasureInfo;
  readonly table: string | undefined;
  readonly measure: Measure | undefined;
  readonly kind: 'share' | 'mean' | 'count' | 'value';
  /** `none`: the number says nothing about children (a cost, an index of the area). */
  readonly protection: Indicator['protection'];
  /** The school forms and grade years that it is about, when it says. */
  readonly schoolForms?: readonly string[];
  readonly gradeYear?: string;
}

/** What showing an indicator needs. */
function measureInfo(indicator: Indicator, unit: string): MeasureInfo {
  return {
    id: indicator.id,
    title: indicator.name,
    definition: indicator.definition,
    unit: indicator.unit,
    decimals: indicator.decimals,
    direction: indicator.direction,
    period: indicator.period,
    target: indicator.target?.units[unit] ?? indicator.target?.value,
    breaks: indicator.breaks,
  };
}

const unknownInfo = (id: string): MeasureInfo => ({
  id,
  title: id,
  definition: undefined,
  unit: '',
  decimals: 1,
  direction: 'none',
  period: 'läsår',
  target: undefined,
  breaks: [],
});

/** An indicator as something to fetch; without a table it still has a name and a unit, and references may have it. */
export function measuredIndicator(
  indicator: Indicator | undefined,
  id: string,
  unit: string,
): Measured | { readonly info: MeasureInfo; readonly problem: AnswerProblem } {
  if (!indicator) return { info: unknownInfo(id), problem: { kind: 'no-table', indicator: id } };
  const measure = indicator.measure;
  const kind = measure?.count
    ? 'count'
    : indicator.unit === 'procent'
      ? 'share'
      : measure?.numerator
        ? 'mean'
        : 'value';
  return {
    info: measureInfo(indicator, unit),
    table: measure ? indicator.table : undefined,
    measure,
    kind,
    protection: indicator.protection,
    schoolForms: indicator.schoolForms,
    ...(indicator.gradeYear !== undefined && { gradeYear: indicator.gradeYear }),
  };
}

/**
 * A column of a table as something to fetch: a finished value, since nobody said how it adds up. It is protected as by the
 * indicators that use it: a sum over three pupils is no more to be shown by its column's name than by its indicator's.
 */
export async function columnInfo(
  table: string,
  column: string,
  engine: DataEngine,
  vocabulary: Pick<Vocabulary, 'indicators'>,
): Promise<Measured | { readonly info: MeasureInfo; readonly problem: AnswerProblem }> {
  const description = await engine.describe(table);
  if (!description)
    return { info: unknownInfo(column), problem: { kind: 'no-table', indicator: table, table } };
  const numbers = description.columns.filter(one => one.type === 'number' && !one.dimension);
  const found = numbers.find(one => one.name === column);
  if (!found)
    return {
      info: unknownInfo(column),
      problem: { kind: 'no-column', table, column, known: numbers.map(one => one.name) },
    };
  const share = /andel|procent|%/i.test(`${found.name} ${found.title}`);
  const period = periodDimensions.find(name => name in description.dimensions) ?? 'läsår';
  const roles = columnRoles(description, vocabulary);
  const isOpen = roles.open.has(column);
  const groupSize = isOpen ? undefined : roles.sizeOf.get(column);
  return {
    info: {
      ...unknownInfo(column),
      title: found.title,
      definition: description.source.definition,
      unit: share ? 'procent' : '',
      ...(found.whole && { decimals: 0 }),
      period,
    },
    table,
    measure: { value: column, scale: 1, ...(groupSize !== undefined && { groupSize }) },
    kind: roles.counts.has(column) ? 'count' : share ? 'share' : 'value',
    protection: isOpen ? 'none' : groupSize === undefined ? undefined : { groupSize },
  };
}
