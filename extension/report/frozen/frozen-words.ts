import { wholeFile } from '../../base/span.ts';
import type { ColumnName, UnitRef, Vocabulary, YearWheel } from '../../directives/setting.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import type { BoundReport } from '../bind.ts';
import type { FrozenFile } from './frozen-schema.ts';

/** What the words of a decided report meant: indicators, tables and units as they were then. */
export type FrozenWords = NonNullable<FrozenFile['ord']>;

/**
 * What the words of a report mean: of what it asks about, and of what its text names. A name in prose does no harm; one that is
 * left out would take a later meaning.
 */
export function freezeWords({ report, directives }: BoundReport): FrozenWords {
  const { vocabulary } = report.setting;
  const asked = directives.flatMap(({ bound }) => Object.values(bound.answers).map(answer => answer.ask));
  const own = report.setting.report.unit;
  const used = new Set([
    own,
    ...(vocabulary.units.get(own)?.members ?? []),
    ...asked.flatMap(({ of, units }) => [
      'indicator' in of ? of.indicator : 'table' in of ? of.table : of.rows,
      ...units,
    ]),
    ...namesIn(report.document.text),
  ]);
  const kept = <T>(all: ReadonlyMap<string, T>) => [...all].filter(([name]) => used.has(name));
  const indicators = kept(vocabulary.indicators).map(([, one]) => one);
  const { answers, factors } = vocabulary.selfAssessment;
  return plain({
    indikatorer: indicators.map(({ place: _, ...said }) => said),
    följs: indicators.flatMap(({ id }) => (vocabulary.followed?.has(id) ? [id] : [])),
    tabeller: Object.fromEntries(kept(vocabulary.tables)),
    dimensioner: [...vocabulary.dimensions],
    enheter: kept(vocabulary.units).map(([, one]) => one),
    teman: Object.fromEntries(vocabulary.themes),
    svar: [...answers],
    faktorer: Object.fromEntries(factors),
    ...(directives.some(({ kind }) => kind.name === 'årshjul') && { årshjul: vocabulary.yearWheel }),
  });
}

/**
 * The names that a decided report may use: as they were, and nothing that came later, which a list of all there is would show.
 * In a text that has been `changed` since, its words of today are known too, so that it is told what they are.
 */
export function thawWords(words: FrozenWords, live: Vocabulary, changed: string | undefined): Vocabulary {
  const kept = (words.indikatorer as readonly Omit<Indicator, 'place'>[]).map((one): Indicator => {
    return { ...one, place: live.indicators.get(one.id)?.place ?? wholeFile('indikatorer.yaml') };
  });
  const indicators = new Map(kept.map(one => [one.id, one]));
  for (const name of changed === undefined ? [] : namesIn(changed)) {
    const later = live.indicators.get(name);
    if (later && !indicators.has(name)) indicators.set(name, later);
  }
  return {
    ...live,
    indicators,
    followed: new Set(words.följs),
    tables: merged(live.tables, words.tabeller as Readonly<Record<string, readonly ColumnName[]>>),
    dimensions: new Set([...live.dimensions, ...words.dimensioner]),
    units: new Map([
      ...live.units,
      ...(words.enheter as readonly UnitRef[]).map(one => [one.id, one] as const),
    ]),
    themes: merged(live.themes, words.teman),
    selfAssessment: { answers: words.svar, factors: merged(live.selfAssessment.factors, words.faktorer) },
    ...(words.årshjul !== undefined && { yearWheel: words.årshjul as YearWheel }),
  };
}

/** Everything in a text that could be a name of a project. */
const namesIn = (text: string) => text.normalize('NFC').match(/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu) ?? [];

const merged = <T>(all: ReadonlyMap<string, T>, over: Readonly<Record<string, T>>) =>
  new Map([...all, ...Object.entries(over)]);

/** As JSON has it, so that what is checked is what is read again. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value));
