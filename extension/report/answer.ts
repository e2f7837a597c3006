import { isNumber, isState, missing } from '../base/cell.ts';
import type { Fact } from '../base/table.ts';
import type { DataEngine, Measure, MeasureQuery, RawFact, TableDescription } from '../data/engine.ts';
import type { Answer, AnswerProblem, DataAsk } from '../directives/ask.ts';
import { periodOf, periodOrder } from '../directives/period.ts';
import type { Setting, UnitRef, Vocabulary } from '../directives/setting.ts';
import { protectFact, type UnprotectedFact } from '../protection/fact.ts';
import type { ProtectionRules } from '../protection/rules.ts';
import { answerRows } from './answer-rows.ts';
import { columnInfo, type Measured, measuredIndicator } from './measured.ts';

/** What binding needs of a project's data: the engine, and the rules of protection for a level and a table. */
export interface DataAccess {
  readonly engine: DataEngine;
  rules(level: UnitRef['kind'], table: TableDescription): ProtectionRules;
}

const own = (kind: UnitRef['kind']) => kind !== 'reference';

/**
 * Answers one ask: names become units, sums of units and references; the engine's raw facts are protected here and
 * nowhere else, so no caller ever sees a number that must be hidden.
 */
export async function answer(ask: DataAsk, setting: Setting, access: DataAccess): Promise<Answer> {
  if ('rows' in ask.of) return answerRows(ask, ask.of, setting, access);
  const { vocabulary } = setting;
  const measured =
    'indicator' in ask.of
      ? measuredIndicator(vocabulary.indicators.get(ask.of.indicator), ask.of.indicator, setting.report.unit)
      : await columnInfo(ask.of.table, ask.of.column, access.engine);
  const names = ask.units.length > 0 ? ask.units : unitsSpanned(setting);
  const refs = ask.by.includes('enhet')
    ? names.flatMap(name => spread(name, vocabulary))
    : names.flatMap(name => vocabulary.units.get(name) ?? []);
  const unitTitles = Object.fromEntries(refs.map(ref => [ref.id, ref.title]));
  if ('problem' in measured)
    return { ask, measure: measured.info, facts: [], problems: [measured.problem], unitTitles };

  const groups = new Map<string, UnitRef[]>();
  for (const ref of refs) {
    const table = own(ref.kind) ? measured.table : (ref.table ?? measured.table);
    if (table) groups.set(table, [...(groups.get(table) ?? []), ref]);
  }
  const problems: AnswerProblem[] = [];
  if (refs.some(ref => own(ref.kind)) && !measured.table)
    problems.push({ kind: 'no-table', indicator: measured.info.id });
  const byUnit = new Map<string, Fact[]>();
  for (const [table, members] of groups) {
    const part = await answerFrom(table, members, ask, measured, access);
    problems.push(...part.problems);
    for (const fact of part.facts) {
      const name = fact.at.enhet ?? '';
      byUnit.set(name, [...(byUnit.get(name) ?? []), fact]);
    }
  }
  const facts = refs.flatMap(ref => byUnit.get(ref.id) ?? []);
  return { ask, measure: measured.info, facts, problems, unitTitles };
}

/** The units that `x=enhet` spans: those the report is about, which for the head authority are all. */
function unitsSpanned(setting: Setting): readonly string[] {
  return setting.vocabulary.units.get(setting.report.unit)?.members ?? [];
}

/** Along an axis of units a sum stands for its members. */
function spread(name: string, vocabulary: Vocabulary): readonly UnitRef[] {
  const ref = vocabulary.units.get(name);
  if (!ref) return [];
  if (ref.kind === 'unit' || ref.kind === 'reference') return [ref];
  return ref.members.flatMap(member => vocabulary.units.get(member) ?? []);
}

async function answerFrom(
  table: string,
  refs: readonly UnitRef[],
  ask: DataAsk,
  measured: Measured,
  access: DataAccess,
): Promise<{ facts: readonly Fact[]; problems: readonly AnswerProblem[] }> {
  const description = await access.engine.describe(table);
  if (!description) return { facts: [], problems: [{ kind: 'no-table', indicator: measured.info.id }] };
  const isReference = refs.every(ref => !own(ref.kind));
  const long = isReference && 'indikator' in description.dimensions;
  const measure = long ? longMeasure(description, measured) : measured.measure;
  if (!measure) return { facts: [], problems: [{ kind: 'no-table', indicator: measured.info.id }] };

  const wrong = misfits(ask, description, measure, isReference);
  if (wrong.length > 0) {
    const told = isReference
      ? refs.map(ref => ({ kind: 'no-reference' as const, indicator: measured.info.id, unit: ref.id }))
      : wrong;
    return { facts: [], problems: told };
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
      refs.filter(ref => own(ref.kind) && ref.kind !== 'unit').map(ref => [ref.id, ref.members]),
    ),
  };
  const fetched = await access.engine.fetch(query);
  const raw = [
    ...fetched,
    ...(await waiting(query, fetched, ask, description, measured.info.period, access)),
  ];

  const problems: AnswerProblem[] = [];
  const facts: Fact[] = [];
  for (const fact of raw) {
    const period = fact.at[measured.info.period];
    if (ask.until && period && periodOrder(period) > periodOrder(ask.until)) continue;
    const ref = spansUnits ? refs.find(one => (one.row ?? one.id) === fact.at.enhet) : refs[0];
    if (!ref) continue;
    facts.push(protectedFact(fact, ref, description, measured, access, problems));
  }
  return { facts, problems };
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
  const last = await access.engine.fetch({ ...query, select: { ...query.select, [period]: [ask.until] } });
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
  const period = raw.at[measured.info.period];
  if (raw.problem === 'no-row') {
    problems.push({
      kind: ref.kind === 'reference' ? 'no-reference' : 'no-row',
      indicator: measured.info.id,
      unit: ref.id,
      period,
      known: table.dimensions[measured.info.period] ?? [],
    });
    return { at, value: missing, sources: [] };
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

/** What an ask wants of a table that the table does not have: a split, a value, a period. */
function misfits(
  ask: DataAsk,
  table: TableDescription,
  measure: Measure,
  isReference: boolean,
): readonly AnswerProblem[] {
  const splitBy = Object.keys(table.dimensions).filter(name => name !== 'enhet' && !measure.where?.[name]);
  const dimensions = [...Object.keys(ask.select), ...ask.by].filter(name => name !== 'enhet');
  const absent = dimensions.find(name => !(name in table.dimensions));
  if (absent) return [{ kind: 'no-dimension', dimension: absent, known: splitBy }];
  for (const [dimension, wanted] of Object.entries(ask.select)) {
    const values = table.dimensions[dimension];
    if (!values || isReference) continue;
    for (const value of wanted) {
      if (values.includes(value) || (dimension === 'årskurs' && /^\d+-\d+$/.test(value))) continue;
      if (dimension === 'kön' && value === 'alla') continue;
      if (!periodOf(value)) return [{ kind: 'unknown-value', dimension, value, known: values }];
      if (!(value in table.pending) && !('' in table.pending))
        return [{ kind: 'no-period', period: value, known: values }];
    }
  }
  return [];
}

/** The measure of a reference table in long form: one row per indicator, the number in its only value column. */
function longMeasure(table: TableDescription, measured: Measured): Measure | undefined {
  const column = table.columns.find(one => one.type === 'number' && !one.dimension);
  return column && { value: column.name, scale: measured.measure?.scale ?? 1 };
}
