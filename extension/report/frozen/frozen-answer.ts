import { type Cell, type Datum, isState } from '../../base/cell.ts';
import type { Fact, Source } from '../../base/table.ts';
import { stateOfWord, wordOfState } from '../../data/state-words.ts';
import type { Answer, DataAsk, MeasureInfo } from '../../directives/ask.ts';
import type { FrozenAnswer, FrozenFile, FrozenMeasure, FrozenSource } from './frozen-schema.ts';

type FrozenCell = FrozenAnswer['fakta'][number]['värde'];

/** What answers have in common, each thing once: they name it by its place. */
export interface Common {
  readonly measures: NumberedList<FrozenMeasure>;
  readonly sources: NumberedList<FrozenSource>;
}

interface NumberedList<T> {
  readonly list: readonly T[];
  /** The place of an item in the list, where it is put when it is new. */
  place(item: T): number;
}

/** Nothing yet. */
export function nothingCommon(): Common {
  return { measures: numberedList(), sources: numberedList() };
}

function numberedList<T>(): NumberedList<T> {
  const list: T[] = [];
  const places = new Map<string, number>();
  return {
    list,
    place(item) {
      const key = JSON.stringify(item);
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, list.length);
      return list.push(item) - 1;
    },
  };
}

/** What an ask asks, without the key by which one directive finds its answer: the same question has one answer. */
export function freezeAsk(ask: DataAsk): FrozenAnswer['fråga'] {
  const { of } = ask;
  return {
    ...('indicator' in of
      ? { indikator: of.indicator }
      : 'rows' in of
        ? { rader: of.rows, kolumner: [...of.columns] }
        : { tabell: of.table, kolumn: of.column }),
    enheter: [...ask.units],
    urval: Object.fromEntries(
      Object.entries(ask.select)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([dimension, values]) => [dimension, [...values]]),
    ),
    längs: [...ask.by],
    ...(ask.until !== undefined && { till: ask.until }),
    ...(ask.since !== undefined && { från: ask.since }),
    ...(ask.cohorts && { årskullar: [...ask.cohorts] }),
    ...(ask.grid && { rutnät: true as const }),
  };
}

/** An answer as it is kept: what was shown, never more. */
export function freezeAnswer(answer: Answer, common: Common): FrozenAnswer {
  const { measure, table, source } = answer;
  const named = new Set([...answer.facts.flatMap(fact => fact.at.enhet ?? []), ...answer.ask.units]);
  return {
    fråga: freezeAsk(answer.ask),
    mått: common.measures.place(freezeMeasure(measure)),
    namn: Object.fromEntries(Object.entries(answer.unitTitles).filter(([id]) => table || named.has(id))),
    ...(answer.problems.some(one => one.kind === 'unprotected') && { oskyddad: true as const }),
    fakta: answer.facts.map(fact => freezeFact(fact, common)),
    ...(table && {
      tabell: {
        namn: table.name,
        kolumner: table.columns.map(({ name, title, type, dimension }) => ({
          namn: name,
          titel: title,
          typ: type,
          ...(dimension !== undefined && { dimension }),
        })),
        rader: table.rows.map(row => table.columns.map(column => freezeDatum(row[column.name]))),
        ...(source && { källa: common.sources.place(freezeSource(source)) }),
      },
    }),
  };
}

function freezeFact({ at, value, n, of, sources }: Fact, common: Common) {
  return {
    plats: { ...at },
    värde: freezeCell(value),
    ...(n !== undefined && { n }),
    ...(of && { av: { del: of.part, hela: of.whole } }),
    ...(sources.length > 0 && {
      källor: [...new Set(sources.map(source => common.sources.place(freezeSource(source))))],
    }),
  };
}

function freezeMeasure(measure: MeasureInfo): FrozenMeasure {
  return {
    id: measure.id,
    namn: measure.title,
    ...(measure.definition !== undefined && { definition: measure.definition }),
    måttenhet: measure.unit,
    decimaler: measure.decimals,
    riktning: measure.direction,
    period: measure.period,
    ...(measure.target !== undefined && { målvärde: measure.target }),
    brott: [...measure.breaks],
  };
}

/** Twelve digits: the noise of binary fractions would make each signing another. */
function freezeCell(cell: Cell): FrozenCell {
  if (!isState(cell)) return Number(cell.toPrecision(12));
  return {
    tillstånd: wordOfState(cell.state),
    text: cell.text,
    ...(cell.about !== undefined && { nära: cell.about }),
    ...(cell.expected !== undefined && { när: cell.expected }),
  };
}

const freezeDatum = (datum: Datum | undefined) =>
  typeof datum === 'string' ? datum : freezeCell(datum ?? { state: 'missing', text: '' });

function freezeSource(source: Source): FrozenSource {
  return {
    resurs: source.resource,
    ...(source.title !== undefined && { titel: source.title }),
    fil: source.path,
    ...(source.sheet !== undefined && { blad: source.sheet }),
    sha256: source.sha256,
    ...(source.definition !== undefined && { definition: source.definition }),
    ...(source.publisher !== undefined && { utgivare: source.publisher }),
    ...(source.fetched !== undefined && { hämtad: source.fetched }),
    ...(source.cutOff !== undefined && { brytdatum: source.cutOff }),
  };
}

/** An answer as it was, to the ask of today that asks the same. The lines of its files are not known any more. */
export function thawAnswer(
  frozen: FrozenAnswer,
  ask: DataAsk,
  { mått, källor: sources }: FrozenFile,
): Answer {
  const { tabell } = frozen;
  const kept = mått[frozen.mått];
  if (!kept) throw new Error(`no measure ${frozen.mått}`);
  const sourceAt = (index: number) => (sources[index] ? [thawSource(sources[index])] : []);
  const measure: MeasureInfo = {
    id: kept.id,
    title: kept.namn,
    definition: kept.definition,
    unit: kept.måttenhet,
    decimals: kept.decimaler,
    direction: kept.riktning,
    period: kept.period,
    target: kept.målvärde,
    breaks: kept.brott,
  };
  return {
    ask,
    measure,
    facts: frozen.fakta.map(({ plats, värde, n, av, källor }) => ({
      at: plats,
      value: thawCell(värde),
      ...(n !== undefined && { n }),
      ...(av && { of: { part: av.del, whole: av.hela } }),
      sources: (källor ?? []).flatMap(sourceAt),
    })),
    ...(tabell && {
      table: {
        name: tabell.namn,
        columns: tabell.kolumner.map(({ namn, titel, typ, dimension }) => ({
          name: namn,
          title: titel,
          type: typ,
          ...(dimension !== undefined && { dimension }),
        })),
        rows: tabell.rader.map(row =>
          Object.fromEntries(tabell.kolumner.map(({ namn }, index) => [namn, thawDatum(row[index] ?? '')])),
        ),
      },
      ...(tabell.källa !== undefined && { source: sourceAt(tabell.källa)[0] }),
    }),
    problems: frozen.oskyddad ? [{ kind: 'unprotected' }] : [],
    unitTitles: frozen.namn,
  };
}

function thawCell(cell: FrozenCell): Cell {
  if (typeof cell === 'number') return cell;
  return {
    state: stateOfWord(cell.tillstånd) || 'unknown',
    text: cell.text,
    ...(cell.nära !== undefined && { about: cell.nära }),
    ...(cell.när !== undefined && { expected: cell.när }),
  };
}

const thawDatum = (datum: FrozenCell | string): Datum =>
  typeof datum === 'string' ? datum : thawCell(datum);

function thawSource(source: FrozenSource): Source {
  return {
    resource: source.resurs,
    ...(source.titel !== undefined && { title: source.titel }),
    path: source.fil,
    ...(source.blad !== undefined && { sheet: source.blad }),
    rows: [],
    sha256: source.sha256,
    ...(source.definition !== undefined && { definition: source.definition }),
    ...(source.utgivare !== undefined && { publisher: source.utgivare }),
    ...(source.hämtad !== undefined && { fetched: source.hämtad }),
    ...(source.brytdatum !== undefined && { cutOff: source.brytdatum }),
  };
}
