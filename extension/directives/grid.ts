import { type Cell, missing } from '../base/cell.ts';
import { type Coordinates, type PeriodDimension, periodDimensions } from '../base/table.ts';
import { gradeYearsOf } from '../data/dimension-value.ts';
import { formatPeriod } from '../theme/number-style.ts';
import {
  type Addressed,
  listedPeriods,
  type Measured,
  otherDimensions,
  ownCohorts,
  ownPeriod,
  ownUnits,
  periodAs,
} from './addressing.ts';
import type { Answer, DataAsk, MeasureInfo } from './ask.ts';
import { type Cohort, gradeAt, gradeNumber, periodAtGrade } from './cohort.ts';
import { dimensionNames } from './dimension-title.ts';
import { factAt, unitTitle } from './facts.ts';
import { capital } from './numbers.ts';
import { periodOrder } from './period.ts';
import type { Setting } from './setting.ts';

/** What rows, columns, categories or series go over: time, units, the indicators named, groups that are followed, or a dimension of the data. */
export type Axis = 'period' | 'enhet' | 'indikator' | 'kohort' | { readonly dimension: string };

/** The axis that a word of `x=`, `rader=`, `kolumner=`, `serie=` means. */
export function axisOf(word: string): Axis {
  const periods: readonly string[] = periodDimensions;
  if (word === 'period' || periods.includes(word)) return 'period';
  return word === 'enhet' || word === 'indikator' || word === 'kohort' ? word : { dimension: word };
}

/** The words that an axis may be in a project, where groups are followed (`kohort=`) and where not. */
export function axisWords(setting: Setting, follows: boolean): readonly string[] {
  const periods: readonly string[] = periodDimensions;
  const dimensions = [...setting.vocabulary.dimensions].filter(
    each => each !== 'enhet' && !periods.includes(each),
  );
  return [...new Set([...periods, 'enhet', 'indikator', ...(follows ? ['kohort'] : []), ...dimensions])];
}

/** A grid of numbers: what is measured, over which axes, for which units, against which others. */
export interface Grid {
  readonly measures: readonly Measured[];
  readonly axes: readonly Axis[];
  /** Units by name. */
  readonly units: readonly string[];
  /** True: the one name stands for its members, each a place of the axis. */
  readonly spread: boolean;
  readonly against: readonly string[];
  /** The groups that are followed, at the end of each measure's time; empty when none are. */
  readonly cohorts: readonly (readonly Cohort[])[];
}

const summed: readonly string[] = ['area', 'head', 'all', 'report'];

/** Lays out a grid: where the author made units an axis, one name for many (`huvudman`, an area) means its members. */
export function gridOf(
  typed: Addressed,
  setting: Setting,
  plan: Pick<Grid, 'measures' | 'axes' | 'against'>,
  named: readonly Axis[],
): Grid {
  const units = ownUnits(typed, setting);
  const [only, second] = units;
  const ref = only === undefined || second !== undefined ? undefined : setting.vocabulary.units.get(only);
  return {
    ...plan,
    units,
    cohorts: plan.measures.map(({ period }) => ownCohorts(typed, period, setting)),
    spread: named.includes('enhet') && ref !== undefined && summed.includes(ref.kind),
  };
}

/** The kinds of time that a grid's measures have. */
export function timesOf({ measures }: Pick<Grid, 'measures'>): readonly PeriodDimension[] {
  return [...new Set(measures.flatMap(({ period }) => period ?? []))];
}

function hasAxis(grid: Grid, name: 'period' | 'enhet'): boolean {
  return grid.axes.includes(name);
}

/** The asks of a grid: for each measure its own units (`0`, `1`, …) and what it is compared with (`0.mot`, …). */
export function gridAsks(grid: Grid, typed: Addressed, setting: Setting): readonly DataAsk[] {
  return grid.measures.flatMap((measured, index) => {
    const { period } = measured;
    const dimensions = grid.axes.flatMap(axis => (typeof axis === 'object' ? [axis.dimension] : []));
    const cohorts = grid.cohorts[index] ?? [];
    const follows = cohorts.length > 0;
    // Along grade years a group goes through time, and the other way round.
    const moves = follows && dimensions.includes('årskurs');
    const spansTime = period !== undefined && (hasAxis(grid, 'period') || moves);
    const listed = period ? listedPeriods(typed, period, setting) : [];
    const times =
      period === undefined || (spansTime && listed.length < 2)
        ? {}
        : { [period]: spansTime ? listed : [ownPeriod(typed, period, setting)] };
    const { årskurs, ...others } = otherDimensions(typed);
    const grades = follows ? årskurs?.flatMap(each => gradeYearsOf(each) ?? each) : årskurs;
    const select = { ...others, ...(grades && { årskurs: grades }), ...times };
    const { från } = typed.spec;
    const span =
      spansTime && listed.length < 2
        ? {
            until: ownPeriod(typed, period, setting),
            ...(från !== undefined && { since: periodAs(period, från, setting) }),
          }
        : {};
    const by = follows
      ? [...dimensions.filter(each => each !== 'årskurs'), 'årskurs', ...(period ? [period] : [])]
      : [...dimensions, ...(spansTime ? [period] : [])];
    const spansUnits = measured.perUnit && grid.spread;
    const own: DataAsk = {
      key: String(index),
      of: measured.of,
      units: measured.perUnit ? grid.units : [],
      select,
      by: spansUnits ? ['enhet', ...by] : by,
      ...span,
      ...(follows && { cohorts: cohorts.map(({ begins }) => begins) }),
      grid: true,
    };
    const mot: DataAsk = { ...own, key: `${index}.mot`, units: grid.against, by };
    return grid.against.length > 0 && measured.perUnit ? [own, mot] : [own];
  });
}

/** One place of an axis: its name, what it is called, and whether it is what others are compared with. */
export interface AxisValue {
  readonly axis: Axis;
  readonly value: string;
  readonly title: string;
  readonly reference: boolean;
}

type Answers = Readonly<Record<string, Answer>>;

function answersOf(grid: Grid, answers: Answers, part: '' | '.mot'): readonly Answer[] {
  return grid.measures.flatMap((_, index) => answers[`${index}${part}`] ?? []);
}

/** The places of an axis, in order: time by time, units and dimensions as asked for, else as the data has them. */
export function axisValues(
  axis: Axis,
  grid: Grid,
  typed: Addressed,
  answers: Answers,
  setting: Setting,
): readonly AxisValue[] {
  const own = answersOf(grid, answers, '');
  const value = (name: string, title: string, reference = false) => ({ axis, value: name, title, reference });
  if (axis === 'indikator')
    return grid.measures.map((measured, index) => {
      const id = 'indicator' in measured.of ? measured.of.indicator : '';
      const short = setting.vocabulary.indicators.get(id)?.shortName;
      return value(String(index), short ?? answers[String(index)]?.measure.title ?? measured.title);
    });
  if (axis === 'kohort')
    return (grid.cohorts[0] ?? []).map(({ begins, title }) => value(String(begins), title));
  if (axis === 'enhet') {
    const found = grid.spread ? membersFound(grid, own, setting) : grid.units;
    const first = [...own, ...answersOf(grid, answers, '.mot')][0];
    const againstFirst = answersOf(grid, answers, '.mot')[0] ?? first;
    return [
      ...found.map(name => value(name, unitTitle(name, first, setting))),
      ...grid.against.map(name => value(name, unitTitle(name, againstFirst, setting), true)),
    ];
  }
  if (axis === 'period') {
    const names = new Set(
      own.flatMap(answer => answer.facts.flatMap(fact => fact.at[answer.measure.period] ?? [])),
    );
    return [...names]
      .sort((a, b) => periodOrder(a) - periodOrder(b))
      .map(name => value(name, `${gradeBefore(name, grid)}${formatPeriod(name)}`));
  }
  const listed = typed.dimensions[axis.dimension] ?? [];
  const names = own.flatMap(answer => answer.facts.flatMap(fact => fact.at[axis.dimension] ?? []));
  const chosen = [...new Set(listed.length > 1 ? listed : names)];
  // The row of all is no part beside its parts, unless the author lists it.
  const parts =
    listed.length > 1 ? chosen : chosen.filter(name => !/^(?:alla|samtliga|total(?:t)?)$/iu.test(name));
  if (axis.dimension === 'årskurs' && grid.cohorts.some(each => each.length > 0))
    return [...new Set(names)].sort((a, b) => gradeNumber(a) - gradeNumber(b)).map(name => value(name, name));
  const named = dimensionNames(
    own.map(answer => answer.ask),
    setting,
  );
  return (parts.length > 0 ? parts : chosen).map(name => value(name, named.title(axis.dimension, name)));
}

/** « åk 8 » before a time, where one group is followed. */
function gradeBefore(period: string, grid: Grid): string {
  const [only, second] = grid.cohorts[0] ?? [];
  const grade = only && !second ? gradeAt(only, period) : undefined;
  return grade === undefined ? '' : `${grade === 'F' ? 'förskoleklass' : `åk ${grade}`} `;
}

/** The members that the data has, in the project's order. */
function membersFound(grid: Grid, own: readonly Answer[], setting: Setting): readonly string[] {
  const found = new Set(own.flatMap(answer => answer.facts.flatMap(fact => fact.at.enhet ?? [])));
  return grid.units
    .flatMap(name => setting.vocabulary.units.get(name)?.members ?? [])
    .filter(name => found.has(name));
}

/** A place of the grid: what is measured, and the coordinates. */
interface Spot {
  readonly cell: Cell;
  readonly measure: MeasureInfo | undefined;
}

/** What several places are called together: « Trygghet, Almskolan »; a bare number gets its dimension: « Årskurs 7-9 ». */
export function placeTitle(place: readonly AxisValue[], separator = ', '): string {
  return place
    .map(({ axis, title }) =>
      typeof axis === 'object' && /^\d/.test(title) ? `${capital(axis.dimension)} ${title}` : title,
    )
    .join(separator);
}

/** The number where places of the grid's axes meet; missing when the data has none. */
export function spotAt(values: readonly AxisValue[], answers: Answers, grid?: Grid): Spot {
  const index = values.find(each => each.axis === 'indikator')?.value ?? '0';
  const reference = values.some(each => each.reference);
  const answer = answers[reference ? `${index}.mot` : index];
  if (!answer) return { cell: missing, measure: answers[index]?.measure };
  const at: Record<string, string> = {};
  for (const each of values) {
    if (each.axis === 'period') at[answer.measure.period] = each.value;
    else if (each.axis === 'enhet') at.enhet = each.value;
    else if (typeof each.axis === 'object') at[each.axis.dimension] = each.value;
  }
  const followed = grid?.cohorts[Number(index)] ?? [];
  if (followed.length > 0) Object.assign(at, alongTheWay(values, followed, at, answer));
  const coordinates: Coordinates = answer.facts.some(fact => fact.at.enhet === undefined)
    ? Object.fromEntries(Object.entries(at).filter(([name]) => name !== 'enhet'))
    : at;
  return { cell: factAt(answer, coordinates)?.value ?? missing, measure: answer.measure };
}

/** Where a group is: its grade year at a time, or its time in a grade year; at the end of its time, when neither is given. */
function alongTheWay(
  values: readonly AxisValue[],
  followed: readonly Cohort[],
  { årskurs, ...at }: Readonly<Record<string, string>>,
  { ask, measure }: Answer,
): Record<string, string> {
  const chosen = values.find(each => each.axis === 'kohort')?.value;
  const cohort = followed.find(({ begins }) => chosen === undefined || String(begins) === chosen);
  if (!cohort) return {};
  const end = ask.until ?? ask.select[measure.period]?.at(-1) ?? '';
  if (årskurs !== undefined) return { [measure.period]: periodAtGrade(cohort, årskurs, end) };
  const time = at[measure.period] ?? end;
  const grade = gradeAt(cohort, time);
  // No place of the data: before or after school.
  return { [measure.period]: time, årskurs: grade ?? '' };
}

/** True where groups are followed along grade years, which is along time. */
export function isAlongGrades({ axes, cohorts }: Grid): boolean {
  return (
    cohorts.some(each => each.length > 0) &&
    axes.some(axis => typeof axis === 'object' && axis.dimension === 'årskurs')
  );
}

/** Every combination of one place from each list, the last list turning fastest. */
export function combinations<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (done, list) => done.flatMap(start => list.map(each => [...start, each])),
    [[]],
  );
}
