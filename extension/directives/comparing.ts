import { type Cell, missing } from '../base/cell.ts';
import {
  type Addressed,
  type Measured,
  measuredOf,
  otherDimensions,
  ownCohorts,
  ownPeriod,
  ownUnits,
} from './addressing.ts';
import type { Answer, DataAsk } from './ask.ts';
import { gradeAt } from './cohort.ts';
import type { Setting } from './setting.ts';

/** The units of an ask: none for a table that does not know units. */
function unitsFor(measured: Measured, units: readonly string[]): readonly string[] {
  return measured.perUnit ? units : [];
}

/** Asks for one number at one time: the first indicator or column, the first unit. */
export function singleAsk(
  typed: Addressed,
  setting: Setting,
  key: string,
  changes: { readonly unit?: string; readonly select?: Readonly<Record<string, readonly string[]>> } = {},
): DataAsk | undefined {
  const measured = measuredOf(typed, setting)[0];
  if (!measured) return undefined;
  const periods = measured.period ? { [measured.period]: [ownPeriod(typed, measured.period, setting)] } : {};
  const cohort = ownCohorts(typed, measured.period, setting)[0];
  const grade = cohort && measured.period && gradeAt(cohort, ownPeriod(typed, measured.period, setting));
  const units = changes.unit === undefined ? ownUnits(typed, setting).slice(0, 1) : [changes.unit];
  return {
    key,
    of: measured.of,
    units: unitsFor(measured, units),
    select: {
      ...otherDimensions(typed),
      ...(grade !== undefined && { årskurs: [grade] }),
      ...periods,
      ...changes.select,
    },
    by: [],
  };
}

/** Asks for one number at two times, first the earlier; undefined for a table without time. */
export function pairAsk(
  typed: Addressed,
  setting: Setting,
  key: string,
  periods: (kind: NonNullable<Measured['period']>) => readonly [string, string],
): DataAsk | undefined {
  const measured = measuredOf(typed, setting)[0];
  if (!measured?.period) return undefined;
  const times = periods(measured.period);
  const cohort = ownCohorts(typed, measured.period, setting)[0];
  const grades = cohort ? times.flatMap(time => gradeAt(cohort, time) ?? []) : [];
  return {
    key,
    of: measured.of,
    units: unitsFor(measured, ownUnits(typed, setting).slice(0, 1)),
    select: {
      ...otherDimensions(typed),
      ...(cohort && { årskurs: grades }),
      [measured.period]: times,
    },
    by: cohort ? [measured.period, 'årskurs'] : [measured.period],
    ...(cohort && { cohorts: [cohort.begins] }),
  };
}

/** The number of an ask that has one. */
export function onlyCell(answer: Answer | undefined): Cell {
  return answer?.facts[0]?.value ?? missing;
}
