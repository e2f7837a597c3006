import { schoolFormOf } from '../../base/school-form.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import { askSeries } from '../ask-series.ts';
import type { UnitConfig } from '../config-schema.ts';
import { chooseFigures } from './choose-figures.ts';
import {
  type Alternatives,
  type Figure,
  type Splits,
  splitDimensions,
  summaryTable,
  unitFigures,
  wholeFigures,
} from './figure-plans.ts';
import type { IndicatorSeries, SeriesAsk } from './indicator-series.ts';
import { type FormGroup, formGroups, topicOf } from './sections.ts';

/** What a section of a new report shows, and which of its indicators have figures that must stay hidden. */
export interface SectionFigures {
  readonly figures: readonly Figure[];
  /** Names of indicators. */
  readonly hidden: readonly string[];
}

/** The figures of a new report by section; the results by school form, under the heading of each. */
export interface ReportFigures {
  readonly preconditions: SectionFigures;
  readonly results: readonly (SectionFigures & { readonly heading: string })[];
  readonly safety: SectionFigures;
  readonly complaints: SectionFigures;
}

/** A section before its figures have been tried. `few`: with no more indicators than so each gets a figure of its own. */
interface Plan {
  readonly series: readonly IndicatorSeries[];
  /** Id of the tables that hold several indicators, and their titles: beside figures of single indicators, and alone. */
  readonly id: string;
  readonly beside: string;
  readonly alone: string;
  /** The title when all of them are preconditions. */
  readonly conditions: string;
  readonly few: number;
  readonly single: (indicator: Indicator) => boolean;
}

/**
 * Plans and tries the charts and tables of a new report: each indicator that matters (followed, with a target or with a
 * deviation that is worth a word) by itself, the others together in a table per kind of time.
 */
export async function reportFigures(
  ask: SeriesAsk,
  series: readonly IndicatorSeries[],
  followed: ReadonlySet<string>,
  units: readonly UnitConfig[],
): Promise<ReportFigures> {
  const { type } = ask.report.setting.report;
  const isUnit = type === 'enhet';
  const matters = (one: Indicator) =>
    followed.has(one.id) || one.target !== undefined || one.deviation !== undefined;
  const never = () => false;
  const groups = formGroups(ask.schoolForms);
  const sorted = sortSeries(series, groups);
  const plans: Plan[] = [
    {
      series: sorted.preconditions,
      id: 'förutsättningar',
      beside: 'Förutsättningar',
      alone: 'Förutsättningar',
      conditions: 'Förutsättningar',
      few: 0,
      single: isUnit ? never : matters,
    },
    {
      series: sorted.safety,
      id: 'övrigt-trygghet',
      beside: 'Övriga mått på trygghet och studiero',
      alone: 'Trygghet och studiero',
      conditions: 'Trygghet och studiero',
      few: isUnit ? 3 : 0,
      single: matters,
    },
    {
      series: sorted.complaints,
      id: 'övrigt-klagomål',
      beside: 'Klagomål och kränkningar',
      alone: 'Klagomål och kränkningar',
      conditions: 'Klagomål och kränkningar',
      few: 0,
      single: never,
    },
    ...groups.map((group, index) => ({
      series: sorted.results[index] ?? [],
      id: `övrigt-${lower(group.heading).replaceAll(' ', '-')}`,
      beside: `Övriga resultat, ${lower(group.heading)}`,
      alone: `Resultat, ${lower(group.heading)}`,
      conditions: `Förutsättningar, ${lower(group.heading)}`,
      few: isUnit ? 3 : 0,
      single: matters,
    })),
  ];
  const splits = await readSplits(ask, series);
  const figuresOf = (one: IndicatorSeries) => {
    const forms = one.indicator.schoolForms.map(schoolFormOf);
    const about = units.filter(
      unit => forms.length === 0 || unit.skolform.some(form => forms.includes(schoolFormOf(form))),
    );
    const split = splits.get(one.indicator.id) ?? {};
    return isUnit
      ? unitFigures(one, split)
      : wholeFigures(one, split, type !== 'nämnd' && type !== 'resultatdag' && about.length > 1);
  };
  const wanted = plans.map(plan => wantedFigures(plan, figuresOf));
  const chosen = await chooseFigures(ask, wanted.flat());
  let at = 0;
  const [preconditions = none, safety = none, complaints = none, ...results] = plans.map((plan, index) => ({
    hidden: plan.series.filter(one => one.hidden).map(one => one.indicator.name),
    figures: (wanted[index] ?? []).flatMap(() => chosen[at++] ?? []),
  }));
  return {
    preconditions,
    safety,
    complaints,
    results: results.map((section, index) => ({ ...section, heading: groups[index]?.heading ?? '' })),
  };
}

const none: SectionFigures = { figures: [], hidden: [] };
const lower = (text: string) => text.charAt(0).toLocaleLowerCase('sv') + text.slice(1);
const periods = { läsår: '', termin: ' per termin', kalenderår: ' per kalenderår' } as const;

function wantedFigures(
  plan: Plan,
  figuresOf: (one: IndicatorSeries) => Alternatives,
): readonly Alternatives[] {
  const shown = plan.series.filter(one => one.shown);
  const isCondition = (one: IndicatorSeries) => topicOf(one.indicator) === 'preconditions';
  const single = shown.filter(
    one => plan.single(one.indicator) || (shown.length <= plan.few && !isCondition(one)),
  );
  // Without a number there is nothing to draw: a table shows what is to come.
  const rest = plan.series.filter(one => (one.shown || one.awaited) && !single.includes(one));
  const tables = (Object.keys(periods) as (keyof typeof periods)[]).flatMap(period => {
    const members = rest.filter(one => one.indicator.period === period);
    const [only] = members;
    if (!only) return [];
    const title = members.every(isCondition) ? plan.conditions : single.length > 0 ? plan.beside : plan.alone;
    const id = period === 'läsår' ? plan.id : `${plan.id}-${period}`;
    return [summaryTable(members.length > 1 ? title + periods[period] : only.indicator.name, id, members)];
  });
  const figures = single.map(figuresOf);
  return plan.id === 'förutsättningar' ? [...tables, ...figures] : [...figures, ...tables];
}

/** The series by section. A school form that has no results shows its own preconditions there, as fritidshem mostly does. */
function sortSeries(series: readonly IndicatorSeries[], groups: readonly FormGroup[]) {
  const of = (topic: ReturnType<typeof topicOf>) => series.filter(one => topicOf(one.indicator) === topic);
  const inGroup = (one: IndicatorSeries, group: FormGroup, isFirst: boolean) => {
    const forms = one.indicator.schoolForms.map(schoolFormOf);
    if (forms.length === 0) return isFirst;
    return groups.find(each => each.forms.some(form => forms.includes(form))) === group;
  };
  const results = groups.map((group, index) => of('results').filter(one => inGroup(one, group, index === 0)));
  const moved = groups.map((group, index) =>
    results[index]?.length || groups.length === 1
      ? []
      : of('preconditions').filter(one => one.indicator.schoolForms.length > 0 && inGroup(one, group, false)),
  );
  return {
    preconditions: of('preconditions').filter(one => !moved.flat().includes(one)),
    safety: of('safety'),
    complaints: of('complaints'),
    results: results.map((all, index) => [...all, ...(moved[index] ?? [])]),
  };
}

/** The values that the unit has figures for, by indicator and dimension. */
async function readSplits(
  { project, report, view, signal }: SeriesAsk,
  series: readonly IndicatorSeries[],
): Promise<ReadonlyMap<string, Splits>> {
  const wanted: { readonly id: string; readonly dimension: string; readonly query: string }[] = [];
  for (const { indicator, shown } of series) {
    const table = shown && indicator.table ? await project.engine.describe(indicator.table) : undefined;
    for (const dimension of splitDimensions(indicator, Object.keys(table?.dimensions ?? {})))
      wanted.push({ id: indicator.id, dimension, query: `${indicator.id} serie=${dimension}` });
  }
  const queries = wanted.map(one => one.query);
  const answers = await askSeries(project, report, queries, view, signal);
  const found = new Map<string, Splits>();
  for (const { id, dimension, query } of wanted) {
    const facts = answers.get(query)?.facts ?? [];
    const values = [...new Set(facts.flatMap(fact => fact.at[dimension] ?? []))];
    found.set(id, { ...found.get(id), [dimension]: values });
  }
  return found;
}
