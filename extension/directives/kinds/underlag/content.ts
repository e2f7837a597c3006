import { type Cell, isState, missing } from '../../../base/cell.ts';
import type { Fact } from '../../../base/table.ts';
import { position } from '../../../indicators/compare.ts';
import type { Indicator } from '../../../indicators/indicator.ts';
import { ownPeriod } from '../../addressing.ts';
import type { Answer, MeasureInfo } from '../../ask.ts';
import type { Bound } from '../../contract.ts';
import { unitTitle, unitWithin } from '../../facts.ts';
import { breakBetween, periodBefore, periodOrder } from '../../period.ts';
import type { Setting } from '../../setting.ts';
import { differenceOf } from '../../words.ts';
import type { attributes } from './attributes.ts';
import { indicatorsOf, referencesOf } from './plan.ts';

export type BoundReview = Bound<typeof attributes>;

/** How a value stands against another, by which way is better; `same`: the difference is less than is worth a word. */
export type Standing = 'better' | 'worse' | 'same';

/** One thing that the values are compared with. */
export interface Reference {
  readonly name: string;
  readonly title: string;
  /** Its title within a sentence. */
  readonly within: string;
}

/** One indicator of a review. */
export interface ReviewRow {
  readonly indicator: Indicator;
  readonly measure: MeasureInfo;
  /** The time of the value: a school year, a term, a calendar year. */
  readonly period: string;
  readonly value: Cell;
  /** Since the period before, or the last one that was measured; a broken series has no change. */
  readonly change: Change;
  /** In the order of the review's references. Without a standing where one of them is no number, or neither way is better. */
  readonly against: readonly { readonly value: Cell; readonly standing: Standing | undefined }[];
}

/** A change, and the period that it is counted from when that is not the one before. */
export interface Change {
  readonly cell: Cell;
  readonly from: string;
  readonly since?: string;
  readonly broken: boolean;
  readonly standing: Standing | undefined;
}

/** A review: what is compared with, and a row for each indicator that the unit has figures for. */
export interface Review {
  readonly references: readonly Reference[];
  readonly rows: readonly ReviewRow[];
}

/** What a bound review shows. */
export function reviewOf(bound: BoundReview, setting: Setting): Review {
  const first = Object.values(bound.answers).find(answer => answer.ask.key.endsWith('.mot'));
  const references = referencesOf(bound, setting).map(name => ({
    name,
    title: unitTitle(name, first, setting),
    within: unitWithin(name, first, setting),
  }));
  return {
    references,
    rows: indicatorsOf(bound, setting).flatMap(
      indicator => rowOf(indicator, references, bound, setting) ?? [],
    ),
  };
}

function rowOf(
  indicator: Indicator,
  references: readonly Reference[],
  bound: BoundReview,
  setting: Setting,
): ReviewRow | undefined {
  const own = bound.answers[indicator.id];
  if (!own) return undefined;
  const { facts, measure } = own;
  const period = ownPeriod(bound, indicator.period, setting);
  const known = facts.filter(fact => !isMissing(fact.value));
  if (known.length === 0) return undefined;
  const value = valueAt(facts, indicator.period, period);
  const against = references.map(({ name }) => {
    const found = valueFor(bound.answers[`${indicator.id}.mot`], name);
    return { value: found, standing: standing(value, found, indicator) };
  });
  return {
    indicator,
    measure,
    period,
    value,
    change: changeOf(known, value, period, { ...indicator, breaks: measure.breaks }),
    against,
  };
}

/** The change since the period before; where that was not measured, since the last that was. */
function changeOf(known: readonly Fact[], value: Cell, period: string, indicator: Indicator): Change {
  const times = known
    .flatMap(fact => fact.at[indicator.period] ?? [])
    .filter(time => periodOrder(time) < periodOrder(period))
    .sort((a, b) => periodOrder(a) - periodOrder(b));
  const before = periodBefore(period);
  const from = times.includes(before) ? before : (times.at(-1) ?? before);
  const earlier = valueAt(known, indicator.period, from);
  const broken = breakBetween(indicator.breaks, from, period) !== undefined;
  return {
    cell: differenceOf(earlier, value),
    from,
    broken,
    ...(from !== before && { since: from }),
    standing: broken ? undefined : standing(value, earlier, indicator),
  };
}

function standing(value: Cell, reference: Cell, { direction, deviation }: Indicator): Standing | undefined {
  return position(value, reference, direction, deviation);
}

const isMissing = (cell: Cell) => isState(cell) && cell.state === 'missing';

function valueAt(facts: readonly Fact[], dimension: string, period: string): Cell {
  return facts.find(fact => fact.at[dimension] === period)?.value ?? missing;
}

function valueFor(answer: Answer | undefined, unit: string): Cell {
  return answer?.facts.find(fact => fact.at.enhet === unit)?.value ?? missing;
}
