import { isNumber, isState, missing } from '../base/cell.ts';
import type { Coordinates, Fact } from '../base/table.ts';
import { gradeYearsOf } from '../data/dimension-value.ts';
import type { DataEngine, Measure, MeasureQuery, RawFact, TableDescription } from '../data/engine.ts';
import type { AnswerProblem, DataAsk } from '../directives/ask.ts';
import { isOfCohort } from '../directives/cohort.ts';
import { periodOf, periodOrder } from '../directives/period.ts';
import type { UnitRef } from '../directives/setting.ts';
import { protectFact, type UnprotectedFact } from '../protection/fact.ts';
import type { ProtectionRules } from '../protection/rules.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { Measured } from './measured.ts';
import { misfits } from './misfits.ts';

/** What binding needs of a project's data: the engine, and the rules of protection for a level and a table. */
export interface DataAccess {
  readonly engine: DataEngine;
  rules(level: UnitRef['kind'], table: TableDescription): ProtectionRules;
  readonly kept: KeptAnswers;
}

/** True for units of the project and their sums; false for what they are compared with. */
export function isOwn(ref: UnitRef): boolean {
  return ref.kind !== 'reference';
}

/** A place of an answer for which the data has no row. */
export interface Hole {
  readonly ref: UnitRef;
  readonly at: Coordinates;
  /** The periods that the table has. */
  readonly known: readonly string[];
}

/** What one table answers: protected facts (missing where there is a hole), and what is wrong with the question. */
export interface TableAnswer {
  readonly facts: readonly Fact[];
  readonly holes: readonly Hole[];
  /** The periods that the table has. */
  readonly known: readonly string[];
  readonly problems: readonly AnswerProblem[];
}

const nothing = (...problems: readonly AnswerProblem[]): TableAnswer => ({
  facts: [],
  holes: [],
  known: [],
  problems,
});

/** Asks one table for some of the units of an ask, and protects what it answers. */
export async function answerFrom(
  table: string,
  refs: readonly UnitRef[],
  ask: DataAsk,
  measured: Measured,
  access: DataAccess,
): Promise<TableAnswer> {
  const description = await access.engine.describe(table);
  if (!description) return nothing({ kind: 'no-table', indicator: measured.info.id, table });
  const isReference = refs.every(ref => !isOwn(ref));
  const long = isReference && 'indikator' in description.dimensions;
  const measure = long ? longMeasure(description, measured) : measured.measure;
  if (!measure) return nothing({ kind: 'no-table', indicator: measured.info.id });
  const unread = unreadFor(description, measure, ask);
  if (unread) return nothing(unread);
  const protection = measured.protection ?? (isAboutNobody(measure, description) ? 'none' : undefined);

  const wrong = misfits(ask, description, measure, isReference);
  if (wrong.length > 0) {
    const told = isReference
      ? refs.map(ref => ({ kind: 'no-reference' as const, indicator: measured.info.id, unit: ref.id }))
      : wrong;
    return nothing(...told);
  }

  const spansUnits = 'enhet' in description.dimensions;
  const select: Record<string, readonly string[]> = { ...ask.select };
  if (spansUnits) select.enhet = refs.map(ref => ref.row ?? ref.id);
  const query: MeasureQuery = {
    table,
    measure: long ? { ...measure, where: { ...measure.where, indikator: measured.info.id } } : measure,
    select,
    by: spansUnits ? ['enhet', ...ask.by.filter(dimension => dimension !== 'enhet')] : ask.by,
    groups: Object.fromEntries(
      refs.filter(ref => isOwn(ref) && ref.kind !== 'unit').map(ref => [ref.id, ref.members]),
    ),
  };
  const fetched = await access.engine.fetch(query);
  const found = [
    ...fetched,
    ...(await waiting(query, fetched, ask, description, measured.info.period, access)),
  ];
  const { cohorts } = ask;
  const raw = cohorts ? found.filter(fact => isOfCohort(fact.at, cohorts, measured.info.period)) : found;
  if (cohorts && raw.length === 0) {
    const grades = (description.dimensions.årskurs ?? []).filter(each => gradeYearsOf(each)?.length === 1);
    return nothing({ kind: 'no-cohort', known: grades });
  }

  const problems: AnswerProblem[] = [];
  const facts: Fact[] = [];
  const holes: Hole[] = [];
  const known = description.dimensions[measured.info.period] ?? [];
  for (const fact of raw) {
    const period = fact.at[measured.info.period];
    if (ask.until && period && periodOrder(period) > periodOrder(ask.until)) continue;
    if (ask.since && period && periodOrder(period) < periodOrder(ask.since)) continue;
    const ref = spansUnits ? refs.find(one => (one.row ?? one.id) === fact.at.enhet) : refs[0];
    if (!ref) continue;
    if (fact.problem === 'no-row') {
      const at = { ...fact.at, enhet: ref.id };
      facts.push({ at, value: missing, sources: [] });
      holes.push({ ref, at, known });
    } else facts.push(protectedFact(fact, ref, description, { ...measured, protection }, access, problems));
  }
  return { facts, holes, known, problems };
}

/** True when the table says of every column behind a number that it is not about children (`ska:skydd: ingen`). */
function isAboutNobody(
  { numerator, denominator, value, count }: Measure,
  { unprotected }: TableDescription,
): boolean {
  const used = [numerator, denominator, value, count].filter(column => column !== undefined);
  return used.length > 0 && used.every(column => unprotected.includes(column));
}

/** What could not be read of what an ask needs: a number from the rest would pass for the whole. */
function unreadFor(table: TableDescription, measure: Measure, ask: DataAsk): AnswerProblem | undefined {
  const { numerator, denominator, value, count, groupSize } = measure;
  const used: readonly (string | undefined)[] = [numerator, denominator, value, count, groupSize];
  const dimensions = new Set(['enhet', ...ask.by, ...Object.keys(ask.select)]);
  const columns = table.columns
    .filter(({ name, dimension }) => used.includes(name) || (dimension && dimensions.has(dimension)))
    .map(({ name }) => name)
    .filter(name => table.unread.columns.includes(name));
  const { files, rows } = table.unread;
  if (files.length + columns.length + rows.length === 0) return undefined;
  return { kind: 'unread', table: table.name, files, columns, rows };
}

/** A series that ends in a period which its source has yet to publish has a place there that waits. */
async function waiting(
  query: MeasureQuery,
  fetched: readonly RawFact[],
  ask: DataAsk,
  table: TableDescription,
  period: string,
  access: DataAccess,
): Promise<readonly RawFact[]> {
  if (!ask.until || !ask.by.includes(period) || Object.keys(table.pending).length === 0) return [];
  const select: Record<string, readonly string[]> = { ...query.select, [period]: [ask.until] };
  // Where nothing is there yet, only the other periods know the places along the other dimensions.
  for (const dimension of query.by)
    select[dimension] ??= [...new Set(fetched.flatMap(({ at }) => at[dimension] ?? []))];
  const last = await access.engine.fetch({ ...query, select });
  const there = new Set(fetched.map(fact => JSON.stringify(fact.at)));
  return last.filter(
    ({ at, value }) => isState(value) && value.state === 'pending' && !there.has(JSON.stringify(at)),
  );
}

function protectedFact(
  raw: RawFact,
  ref: UnitRef,
  table: TableDescription,
  measured: Measured,
  access: DataAccess,
  problems: AnswerProblem[],
): Fact {
  const at = { ...raw.at, enhet: ref.id };
  if (raw.problem === 'twice') {
    const [source] = raw.sources;
    problems.push({ kind: 'twice', path: source?.path ?? table.path, lines: source?.rows ?? [] });
    return { at, value: missing, sources: raw.sources };
  }
  if (raw.problem === 'ambiguous') {
    problems.push({ kind: 'ambiguous', dimensions: splits(table, raw) });
    return { at, value: missing, sources: raw.sources };
  }
  if (raw.problem === 'not-additive' && raw.published === undefined) {
    problems.push({ kind: 'not-additive', unit: ref.id });
    return { at, value: missing, sources: raw.sources };
  }
  const value = raw.problem === 'not-additive' ? (raw.published ?? missing) : raw.value;
  if (table.protection === 'utgiven' || measured.protection === 'none') {
    tellDifference(raw, ref, measured, problems);
    return { at, value, ...known(raw), sources: raw.sources };
  }
  const input: UnprotectedFact = {
    value,
    kind: measured.kind,
    protection: measured.protection,
    ...(raw.numerator !== undefined && { numerator: raw.numerator }),
    ...(raw.denominator !== undefined && { denominator: raw.denominator }),
    ...(raw.n !== undefined && { n: raw.n }),
  };
  const shown = protectFact(input, access.rules(ref.kind, table));
  if (shown.unprotected && !problems.some(problem => problem.kind === 'unprotected'))
    problems.push({ kind: 'unprotected' });
  // The source's own row is compared only where both numbers could be shown: a message is a publication too.
  if (isNumber(shown.value) && (raw.n ?? 0) >= access.rules(ref.kind, table).threshold * 2)
    tellDifference(raw, ref, measured, problems);
  const visible = shown.n !== undefined && isNumber(shown.value);
  return {
    at,
    value: shown.value,
    ...(shown.n !== undefined && { n: shown.n }),
    ...(visible && parts(raw)),
    sources: raw.sources,
  };
}

function known(raw: RawFact): Pick<Fact, 'n' | 'of'> {
  return { ...(raw.n !== undefined && { n: raw.n }), ...(isNumber(raw.value) && parts(raw)) };
}

function parts(raw: RawFact): Pick<Fact, 'of'> {
  return raw.numerator !== undefined && raw.denominator !== undefined
    ? { of: { part: raw.numerator, whole: raw.denominator } }
    : {};
}

/** A roll-up and the source's own row that differ in what is shown are worth a look; hidden numbers are never compared aloud. */
function tellDifference(raw: RawFact, ref: UnitRef, measured: Measured, problems: AnswerProblem[]): void {
  if (!isNumber(raw.value) || !isNumber(raw.published) || raw.problem) return;
  const scale = 10 ** measured.info.decimals;
  if (Math.abs(raw.value - raw.published) * scale <= 0.5 + 1e-9) return;
  problems.push({ kind: 'differs', unit: ref.id, computed: raw.value, published: raw.published });
}

function splits(table: TableDescription, raw: RawFact): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(table.dimensions).filter(
      ([name, values]) => values.length > 1 && !(name in raw.at) && !periodOf(values[0] ?? ''),
    ),
  );
}

/** The measure of a reference table in long form: one row per indicator, the number in its only value column. */
function longMeasure(table: TableDescription, measured: Measured): Measure | undefined {
  const column = table.columns.find(one => one.type === 'number' && !one.dimension);
  return column && { value: column.name, scale: measured.measure?.scale ?? 1 };
}
