import type { Fact } from '../base/table.ts';
import type { Answer, AnswerProblem, DataAsk, MeasureInfo } from '../directives/ask.ts';
import { mergedFrom } from '../directives/mergers.ts';
import type { Setting, UnitRef, Vocabulary } from '../directives/setting.ts';
import { answerRows } from './answer-rows.ts';
import { answerFrom, type DataAccess, type Hole, isOwn } from './answer-table.ts';
import { tellHoles } from './holes.ts';
import { columnInfo, measuredIndicator } from './measured.ts';

/**
 * Answers one ask: names become units, sums of units and references; the engine's raw facts are protected here and
 * nowhere else, so no caller ever sees a number that must be hidden.
 */
export function answer(ask: DataAsk, setting: Setting, access: DataAccess): Promise<Answer> {
  return access.kept.answer(ask, setting, () => found(ask, setting, access));
}

async function found(ask: DataAsk, setting: Setting, access: DataAccess): Promise<Answer> {
  if ('rows' in ask.of) return answerRows(ask, ask.of, setting, access);
  const { vocabulary } = setting;
  const measured =
    'indicator' in ask.of
      ? measuredIndicator(vocabulary.indicators.get(ask.of.indicator), ask.of.indicator, setting.report.unit)
      : await columnInfo(ask.of.table, ask.of.column, access.engine, vocabulary);
  const names = ask.units.length > 0 ? ask.units : unitsSpanned(setting);
  const refs = ask.by.includes('enhet')
    ? names.flatMap(name => spread(name, vocabulary))
    : names.flatMap(name => vocabulary.units.get(name) ?? []);
  const unitTitles = Object.fromEntries(refs.map(ref => [ref.id, ref.title]));
  if ('problem' in measured)
    return { ask, measure: measured.info, facts: [], problems: [measured.problem], unitTitles };

  const groups = new Map<string, UnitRef[]>();
  for (const ref of refs) {
    const table = isOwn(ref) ? measured.table : (ref.table ?? measured.table);
    if (table) groups.set(table, [...(groups.get(table) ?? []), ref]);
  }
  const problems: AnswerProblem[] = [];
  const holes: Hole[] = [];
  const unknown: Hole[] = [];
  if (refs.some(ref => isOwn(ref)) && !measured.table)
    problems.push({ kind: 'no-table', indicator: measured.info.id });
  const byUnit = new Map<string, Fact[]>();
  for (const [table, members] of groups) {
    const part = await answerFrom(table, members, ask, measured, access);
    if (part.problems.length === 0 && part.facts.length === 0)
      unknown.push(...members.map(ref => ({ ref, at: {}, known: part.known })));
    problems.push(...part.problems);
    holes.push(...part.holes);
    for (const fact of part.facts) {
      const name = fact.at.enhet ?? '';
      byUnit.set(name, [...(byUnit.get(name) ?? []), fact]);
    }
  }
  const facts = refs.flatMap(ref => byUnit.get(ref.id) ?? []);
  const told = tellHoles(holes, { ask, facts, unknown, measured, names, vocabulary });
  const measure = { ...measured.info, breaks: [...measured.info.breaks, ...mergedAt(refs, measured.info)] };
  return { ask, measure, ...told, problems: [...problems, ...told.problems], unitTitles };
}

/** Where the series of a single unit is broken since it took over another. */
function mergedAt(refs: readonly UnitRef[], { period }: MeasureInfo): readonly string[] {
  const own = refs.filter(isOwn);
  if (own.length !== 1) return [];
  const mergers = (own[0]?.tookOver ?? []).filter(merger => !merger.isRenamed);
  return [...new Set(mergers.map(merger => mergedFrom(merger, period)))];
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
