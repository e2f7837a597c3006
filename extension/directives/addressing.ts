import { type PeriodDimension, periodDimensions } from '../base/table.ts';
import type { Directive } from '../syntax/directive.ts';
import type { DataAsk } from './ask.ts';
import { list, text, words, wordsOf } from './attributes.ts';
import { type Cohort, cohortsOf } from './cohort.ts';
import { periodBefore, periodOf } from './period.ts';
import { defaultPeriod, type Setting } from './setting.ts';

/** The attributes that say which number is meant; every kind with data has them. */
export const addressing = {
  indikator: words(
    'Indikatorn, med sitt namn i indikatorer.yaml. Namnet får stå ensamt, utan ”indikator=”.',
    {
      suggest: 'indicator',
      examples: ['meritvärde'],
    },
  ),
  källa: text('En tabell i datapackage.yaml, i stället för en indikator. Skriv också ”kolumn=”.', {
    suggest: 'table',
    examples: ['betyg-åk9'],
  }),
  kolumn: text('Kolumnen i tabellen som ”källa=” pekar på.', { suggest: 'column' }),
  enhet: words(
    'Enheten, ”huvudman”, ett område eller en jämförelse ur ska.yaml. Förvalt är rapportens egen enhet.',
    {
      suggest: 'unit',
      examples: ['tallbackaskolan', 'huvudman', 'riket'],
    },
  ),
  läsår: words('Läsåret. Förvalt är rapportens läsår.', { suggest: 'schoolYear', examples: ['2024/25'] }),
  period: words('Terminen eller kalenderåret, för indikatorer som räknas så.', {
    suggest: 'period',
    examples: ['vt2026', '2025'],
  }),
};

/** `från` and `till`, for what spans two periods. */
export const fromTo = {
  från: text('Den tidigare perioden. Förvalt är perioden före, ett år tidigare.', {
    suggest: 'period',
    examples: ['2024/25', 'vt2025'],
  }),
  till: text('Den senare perioden. Förvalt är rapportens egen.', {
    suggest: 'period',
    examples: ['2025/26', 'vt2026'],
  }),
};

/** `kohort`, for what follows a group of pupils from grade year to grade year. */
export const following = {
  kohort: list(
    'Följer samma årskull: den som går i årskursen vid rapportens tid (”9”, flera med komma), eller de som är födda ett år (”2010”).',
    { examples: ['9', '2010'] },
  ),
};

/** A directive with the attributes of {@link addressing}, as strings. */
export interface Addressed {
  readonly directive: Directive;
  readonly spec: {
    readonly indikator?: string;
    readonly källa?: string;
    readonly kolumn?: string;
    readonly enhet?: string;
    readonly läsår?: string;
    readonly period?: string;
    readonly från?: string;
    readonly till?: string;
    readonly kohort?: string;
  };
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
}

/** One thing that is asked about: an indicator or a table's column, the dimension its time has (none for a table without time), whether it is known per unit. */
export interface Measured {
  readonly of: DataAsk['of'];
  /** What to call it before an answer is there. */
  readonly title: string;
  readonly period: PeriodDimension | undefined;
  readonly perUnit: boolean;
}

/** What the words of an addressed directive mean, in the order written; empty when neither indicator nor column is named. */
export function measuredOf(typed: Addressed, setting: Setting): readonly Measured[] {
  const { indikator, källa, kolumn } = typed.spec;
  if (källa !== undefined) return wordsOf(kolumn).map(column => measuredColumn(källa, column, setting));
  return wordsOf(indikator).map(id => measuredIndicator(id, setting));
}

/** An indicator as something to ask about. */
export function measuredIndicator(id: string, setting: Setting): Measured {
  const indicator = setting.vocabulary.indicators.get(id);
  return {
    of: { indicator: id },
    title: indicator?.name ?? id,
    period: indicator?.period ?? 'läsår',
    perUnit: true,
  };
}

/** A table's column as something to ask about. */
export function measuredColumn(table: string, column: string, setting: Setting): Measured {
  const columns = setting.vocabulary.tables.get(table) ?? [];
  const dimensions = new Set(columns.map(each => each.dimension));
  return {
    of: { table, column },
    title: columns.find(each => each.name === column)?.title ?? column,
    period: periodDimensions.find(dimension => dimensions.has(dimension)),
    perUnit: dimensions.has('enhet'),
  };
}

/** A written period as a kind of time has it: a school year given for terms is its spring term; what does not fit stays as it is and is told by the answer. */
export function periodAs(kind: PeriodDimension, written: string | undefined, setting: Setting): string {
  if (written === undefined) return defaultPeriod(kind, setting.report.schoolYear);
  const period = periodOf(written);
  if (!period) return written;
  return period.kind === 'läsår' && kind !== 'läsår' ? defaultPeriod(kind, period.value) : period.value;
}

/** The periods that the author listed, in a measure's kind of time; empty when none is given. */
export function listedPeriods(typed: Addressed, kind: PeriodDimension, setting: Setting): readonly string[] {
  const { läsår, period } = typed.spec;
  const written = [
    ...wordsOf(period ?? läsår),
    ...periodDimensions.flatMap(each => typed.dimensions[each] ?? []),
  ];
  return written.map(each => periodAs(kind, each, setting));
}

/** The one period that is meant, or at which a series ends: `till=`, else the last listed, else the report's own. */
export function ownPeriod(typed: Addressed, kind: PeriodDimension, setting: Setting): string {
  if (typed.spec.till !== undefined) return periodAs(kind, typed.spec.till, setting);
  return listedPeriods(typed, kind, setting).at(-1) ?? periodAs(kind, undefined, setting);
}

/** Where a change starts: `från=`, else the period before its end. */
export function startPeriod(typed: Addressed, kind: PeriodDimension, setting: Setting): string {
  const { från } = typed.spec;
  return från === undefined ? periodBefore(ownPeriod(typed, kind, setting)) : periodAs(kind, från, setting);
}

/** The groups of pupils that are followed, by where they are at the report's own time; empty without `kohort=`, and when it says nothing that can be followed. */
export function ownCohorts(
  typed: Addressed,
  kind: PeriodDimension | undefined,
  setting: Setting,
): readonly Cohort[] {
  const { kohort } = typed.spec;
  if (kohort === undefined || kind === undefined || kind === 'kalenderår') return [];
  return cohortsOf(kohort, periodAs(kind, undefined, setting)) ?? [];
}

/** The units that are meant: those of `enhet=`, else the report's own. */
export function ownUnits(typed: Addressed, setting: Setting): readonly string[] {
  const named = wordsOf(typed.spec.enhet);
  return named.length > 0 ? named : [setting.report.unit];
}

/** The selection by dimensions other than time. */
export function otherDimensions(typed: Addressed): Readonly<Record<string, readonly string[]>> {
  const periods: readonly string[] = periodDimensions;
  return Object.fromEntries(Object.entries(typed.dimensions).filter(([name]) => !periods.includes(name)));
}
