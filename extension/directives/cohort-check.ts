import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { type Addressed, measuredOf, ownCohorts } from './addressing.ts';
import { cohortsOf, gradeAt } from './cohort.ts';
import type { Axis } from './grid.ts';
import { placeOf } from './places.ts';
import type { Setting } from './setting.ts';

/** That the groups of `kohort=` can be followed at all: words that say a group, a measure whose time is a school year or a term. */
function checkFollowed(typed: Addressed, setting: Setting): readonly Diagnostic[] {
  const { kohort } = typed.spec;
  if (kohort === undefined) return [];
  const place = placeOf(typed.directive, 'kohort', setting);
  const untimely = measuredOf(typed, setting).find(
    ({ period }) => period === undefined || period === 'kalenderår',
  );
  if (untimely) return [diagnostic('cohort.no-school-year', place, { what: untimely.title })];
  return cohortsOf(kohort, setting.report.schoolYear) === undefined
    ? [diagnostic('cohort.unreadable', place, { value: kohort })]
    : [];
}

/** That one number is about one group, which is at school at the times that are meant, and whose grade year nothing else says. */
export function checkCohort(
  typed: Addressed,
  setting: Setting,
  times: (kind: 'läsår' | 'termin') => readonly string[],
): readonly Diagnostic[] {
  const told = checkFollowed(typed, setting);
  const kind = measuredOf(typed, setting)[0]?.period;
  if (typed.spec.kohort === undefined || told.length > 0 || kind === undefined || kind === 'kalenderår')
    return told;
  const place = placeOf(typed.directive, 'kohort', setting);
  const [only, second] = ownCohorts(typed, kind, setting);
  if (!only || second) return [diagnostic('cohort.several', place, { value: typed.spec.kohort })];
  if (typed.dimensions.årskurs) return [diagnostic('cohort.grade-too', place, {})];
  return times(kind)
    .filter(time => gradeAt(only, time) === undefined)
    .map(period => diagnostic('cohort.outside-school', place, { cohort: only.title, period }));
}

/** That a table or chart of groups goes over time or over grade years: each says the other. */
export function checkCohortAxes(
  typed: Addressed,
  axes: readonly Axis[],
  setting: Setting,
): readonly Diagnostic[] {
  const told = checkFollowed(typed, setting);
  const place = placeOf(typed.directive, 'kohort', setting);
  if (typed.spec.kohort === undefined || told.length > 0) return told;
  return isOver(axes, 'period') && isOver(axes, 'årskurs') ? [diagnostic('cohort.axes', place, {})] : [];
}

function isOver(axes: readonly Axis[], what: 'period' | 'årskurs'): boolean {
  return axes.some(axis => (typeof axis === 'object' ? axis.dimension : axis) === what);
}
