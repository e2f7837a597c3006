import { periodDimensions } from '../../base/table.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import type { IndicatorSeries } from './indicator-series.ts';

/** A chart or table that a new report may hold. */
export interface Figure {
  readonly kind: 'diagram' | 'tabell';
  readonly id: string;
  readonly title: string;
  /** What stands in the braces, without the id. */
  readonly attributes: string;
  readonly indicators: readonly Indicator[];
}

/** Ways to show one indicator, the most telling first; each is several figures that go together. */
export type Alternatives = readonly (readonly Figure[])[];

/** The values that an indicator is split into for the unit, by dimension. */
export type Splits = Readonly<Record<string, readonly string[]>>;

const never: ReadonlySet<string> = new Set([...periodDimensions, 'enhet', 'kön', 'skolform', 'indikator']);

/** The dimensions that an indicator's table could split it by, of those that tell something in a report. */
export function splitDimensions(indicator: Indicator, dimensions: readonly string[]): readonly string[] {
  const fixed = new Set(Object.keys(indicator.measure?.where ?? {}));
  return dimensions.filter(name => !never.has(name) && !fixed.has(name));
}

/** A unit's own indicator: by subject or the like in a table, by stage in a chart, else one line against others. */
export function unitFigures(series: IndicatorSeries, splits: Splits): Alternatives {
  const { id } = series.indicator;
  const gradeYears = gradeYearsOf(splits);
  const stages = gradeYears.some(year => year <= 6) && gradeYears.some(year => year >= 7);
  const byStage = { ...line(series), attributes: `${id} årskurs="1-6, 7-9" x=läsår serie=årskurs` };
  const tables = splitTables(series.indicator, splits);
  return [...(tables.length > 0 ? [tables] : stages ? [[byStage]] : []), [line(series)]];
}

/** An indicator of a whole municipality or area: by subject or the like, or its line against others; and its units beside each other. */
export function wholeFigures(series: IndicatorSeries, splits: Splits, manyUnits: boolean): Alternatives {
  const { indicator } = series;
  const units: Figure = {
    kind: 'tabell',
    id: `${indicator.id}-enheter`,
    title: `${indicator.name}, enhet för enhet`,
    attributes: `${indicator.id} rader=enhet kolumner=läsår`,
    indicators: [indicator],
  };
  const tables = splitTables(indicator, splits);
  const ways = [...(tables.length > 0 ? [tables] : []), [line(series)]];
  return [...(manyUnits ? ways.map(way => [...way, units]) : []), ...ways];
}

const gradeYearsOf = (splits: Splits) =>
  (splits.årskurs ?? []).filter(value => /^\d+$/.test(value)).map(Number);

/** One table over the dimension that an indicator is split by besides grade years; one for each of these where there are two or three. */
function splitTables(indicator: Indicator, splits: Splits): readonly Figure[] {
  const { id, name } = indicator;
  const gradeYears = gradeYearsOf(splits);
  const dimension = Object.entries(splits).find(
    ([key, values]) => key !== 'årskurs' && values.length > 1 && values.length <= 12,
  )?.[0];
  if (!dimension || gradeYears.length > 3) return [];
  const over = `rader=${dimension} kolumner=läsår`;
  const table = { kind: 'tabell', indicators: [indicator] } as const;
  if (gradeYears.length <= 1) return [{ ...table, id, title: name, attributes: `${id} ${over}` }];
  return gradeYears.map(year => ({
    ...table,
    id: `${id}-åk${year}`,
    title: `${name}, årskurs ${year}`,
    attributes: `${id} årskurs=${year} ${over}`,
  }));
}

/** Indicators of one kind of time in one table, against the references that all of them have. */
export function summaryTable(title: string, id: string, all: readonly IndicatorSeries[]): Alternatives {
  const shared = [...(all[0]?.against.keys() ?? [])].filter(reference =>
    all.every(one => one.against.has(reference)),
  );
  const named = all.map(one => one.indicator.id);
  const indicators = all.map(one => one.indicator);
  const which = named.length > 1 ? `indikator="${named.join(' ')}" rader=indikator` : `${named.join('')}`;
  const bare = `${which} kolumner=läsår`;
  const table = (attributes: string): Figure => ({ kind: 'tabell', id, title, attributes, indicators });
  const against = shared.slice(0, 2);
  return [
    ...(against.length > 1 ? [[table(`${bare}${againstText(against)}`)]] : []),
    ...against.map(reference => [table(`${bare}${againstText([reference])}`)]),
    [table(bare)],
  ];
}

function line({ indicator, against }: IndicatorSeries): Figure {
  // The sum of all units is no measure for one of them.
  const others = [...against.keys()].filter(
    reference => reference !== 'huvudman' || indicator.measure?.count === undefined,
  );
  return {
    kind: 'diagram',
    id: indicator.id,
    title: indicator.name,
    attributes: `${indicator.id} x=läsår${againstText(others)}`,
    indicators: [indicator],
  };
}

function againstText(references: readonly string[]): string {
  if (references.length === 0) return '';
  return references.length > 1 ? ` mot="${references.join(' ')}"` : ` mot=${references[0]}`;
}
