import { isNumber, isState } from '../../base/cell.ts';
import { schoolFormOf } from '../../base/school-form.ts';
import type { Fact } from '../../base/table.ts';
import type { Answer } from '../../directives/ask.ts';
import type { ProjectView } from '../../directives/contract.ts';
import { defaultPeriod } from '../../directives/setting.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import type { Report } from '../../report/report.ts';
import { askSeries } from '../ask-series.ts';
import type { Project } from '../project.ts';

/** What the data has on one indicator for the unit of a report, up to its school year, after protection. */
export interface IndicatorSeries {
  readonly indicator: Indicator;
  /** One per period, in order. */
  readonly facts: readonly Fact[];
  /** True when a number may be shown at some time. */
  readonly shown: boolean;
  /** True when there are rows but no number yet: it fills in when it comes. */
  readonly awaited: boolean;
  /** True when there are figures that all must be hidden: the group is too small. */
  readonly hidden: boolean;
  /** References that have figures on it, `huvudman` among them, with their series. */
  readonly against: ReadonlyMap<string, readonly Fact[]>;
  /** The value of the report's own school year, when there is one to show. */
  readonly current: Fact | undefined;
  /** Periods from which on the unit's values are of another measure, or of a unit that took over another: none is compared over one. */
  readonly breaks: readonly string[];
}

/** What the series of a report are asked with: the report may be one that is about to be made. */
export interface SeriesAsk {
  readonly project: Project;
  readonly report: Report;
  readonly view: ProjectView;
  /** School forms that the report is about. */
  readonly schoolForms: readonly string[];
  readonly signal: AbortSignal | undefined;
  /** Only these indicators, by id; all when absent. */
  readonly wanted?: ReadonlySet<string>;
}

/** The indicators that a report can say something of: those of its school forms whose table has rows for its unit. */
export async function readIndicatorSeries(ask: SeriesAsk): Promise<readonly IndicatorSeries[]> {
  const { project, report, view, signal } = ask;
  const forms = new Set(ask.schoolForms.flatMap(withParts));
  const wanted = [...project.indicators.values()].filter(
    one =>
      (ask.wanted?.has(one.id) ?? true) &&
      one.table !== undefined &&
      one.measure !== undefined &&
      (one.schoolForms.length === 0 || one.schoolForms.some(form => forms.has(schoolFormOf(form)))),
  );
  const series = (queries: readonly string[]) => askSeries(project, report, queries, view, signal);
  const own = await series(wanted.map(one => one.id));
  const there = wanted.filter(one => usable(own.get(one.id)));
  const { unit, schoolYear } = report.setting.report;
  const references = [...report.setting.vocabulary.units.values()]
    .filter(ref => ref.kind === 'reference' || (ref.kind === 'head' && unit !== 'huvudman'))
    .map(ref => ref.id)
    .sort((a, b) => Number(b === 'huvudman') - Number(a === 'huvudman'));
  const query = (indicator: Indicator, reference: string) => `${indicator.id} enhet=${reference}`;
  const compared = await series(there.flatMap(one => references.map(reference => query(one, reference))));
  return there.map(indicator => {
    const facts = own.get(indicator.id)?.facts ?? [];
    const against = references.flatMap(reference => {
      const answer = compared.get(query(indicator, reference));
      const there = usable(answer) && answer?.facts.some(visible);
      // Where one unit is all there is of a school form, the head authority's figures are its own.
      return there && answer && !(reference === 'huvudman' && isSame(answer.facts, facts))
        ? [[reference, answer.facts] as const]
        : [];
    });
    const last = defaultPeriod(indicator.period, schoolYear);
    return {
      indicator,
      facts,
      shown: facts.some(visible),
      awaited: !facts.some(fact => visible(fact) || isHidden(fact)),
      hidden: facts.length > 0 && !facts.some(visible) && facts.some(isHidden),
      against: new Map(against),
      current: facts.find(fact => fact.at[indicator.period] === last && visible(fact)),
      breaks: own.get(indicator.id)?.measure.breaks ?? [],
    };
  });
}

/** A fact with a number, exact or about. */
export function visible(fact: Fact): boolean {
  return isNumber(fact.value) || (isState(fact.value) && fact.value.about !== undefined);
}

function isSame(one: readonly Fact[], other: readonly Fact[]): boolean {
  return one.length === other.length && one.every((fact, index) => fact.value === other[index]?.value);
}

/** A fact that must not be told. */
export function isHidden(fact: Fact): boolean {
  return isState(fact.value) && fact.value.state === 'suppressed';
}

const unusable: ReadonlySet<string> = new Set([
  'ambiguous',
  'not-additive',
  'no-row',
  'no-dimension',
  'no-column',
  'no-table',
  'no-reference',
  'no-period',
]);

function usable(answer: Answer | undefined): boolean {
  return Boolean(answer?.facts.length) && !answer?.problems.some(problem => unusable.has(problem.kind));
}

/** Sfi is a part of komvux; statistics name it by itself. */
function withParts(form: string): readonly string[] {
  const name = schoolFormOf(form);
  return name === 'komvux' ? ['komvux', 'sfi'] : [name];
}
