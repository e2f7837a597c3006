import type { Fact } from '../base/table.ts';
import { gradeYearsOf } from '../data/dimension-value.ts';
import type { AnswerProblem, DataAsk } from '../directives/ask.ts';
import { schoolYearsOf } from '../directives/period.ts';
import type { UnitRef, Vocabulary } from '../directives/setting.ts';
import type { Hole } from './answer-table.ts';
import type { Measured } from './measured.ts';

/** What telling the holes of an answer needs of it. */
export interface HoleSetting {
  readonly ask: DataAsk;
  readonly facts: readonly Fact[];
  /** Units and references of which the data has not a single row. */
  readonly unknown: readonly Hole[];
  readonly measured: Measured;
  /** The names that the ask's units go by. */
  readonly names: readonly string[];
  readonly vocabulary: Vocabulary;
}

/**
 * What the places without a row mean. One number that is asked for and not there is told; a hole in a table or chart is
 * natural, and hinted at once per name. A time at which a unit did not exist is no hole. Of the members that a sum
 * stands for, those that never have the number (a preschool has no grades) are left out.
 */
export function tellHoles(
  holes: readonly Hole[],
  setting: HoleSetting,
): { readonly facts: readonly Fact[]; readonly problems: readonly AnswerProblem[] } {
  const { ask, facts, unknown, measured, names, vocabulary } = setting;
  if (!ask.grid)
    return { facts, problems: holes.map(hole => single(hole, periodAt(hole, measured), setting)) };
  const problems = unknown
    .filter(({ ref }) => names.includes(ref.id))
    .map(hole => single(hole, undefined, setting));
  const gone = new Set<string>();
  const hinted: Hole[] = [];
  for (const [ref, own] of byUnit(holes)) {
    const empty = own.length === facts.filter(fact => fact.at.enhet === ref.id).length;
    const there = own.filter(hole => isRunning(ref, periodAt(hole, measured), vocabulary));
    if (!empty || (there.length > 0 && !names.includes(ref.id) && offers(ref, measured)))
      hinted.push(...there);
    else if (!names.includes(ref.id)) gone.add(ref.id);
    else problems.push(single(own[0] as Hole, undefined, setting));
  }
  const left = facts.filter(fact => !gone.has(fact.at.enhet ?? ''));
  const [first] = names;
  if (left.length === 0 && gone.size > 0 && first !== undefined)
    problems.push({ kind: 'no-row', unit: first, period: undefined, known: holes[0]?.known ?? [] });
  return { facts: left, problems: [...problems, ...gaps(hinted, setting)] };
}

/** One hint for each name of the ask: the members of a sum share one. */
function gaps(holes: readonly Hole[], { ask, names }: HoleSetting): readonly AnswerProblem[] {
  const series = new Map<string, { unit: string; at: string[] }[]>();
  for (const { ref, at } of holes) {
    const name = names.includes(ref.id) ? ref.id : (names[0] ?? ref.id);
    const values = ask.by.flatMap(dimension => (dimension === 'enhet' ? [] : (at[dimension] ?? [])));
    series.set(name, [...(series.get(name) ?? []), { unit: ref.id, at: values }]);
  }
  return [...series.values()].map(places => ({ kind: 'gap', places }));
}

function single(hole: Hole, period: string | undefined, setting: HoleSetting): AnswerProblem {
  const { ref, known } = hole;
  if (ref.kind === 'reference')
    return { kind: 'no-reference', indicator: setting.measured.info.id, unit: ref.id };
  const asked = period ?? periodAt(hole, setting.measured);
  return asked !== undefined && !isRunning(ref, asked, setting.vocabulary)
    ? { kind: 'not-running', unit: ref.id, period: asked }
    : { kind: 'no-row', unit: ref.id, period, known };
}

function periodAt({ at }: Hole, { info }: Measured): string | undefined {
  return at[info.period];
}

function byUnit(holes: readonly Hole[]): ReadonlyMap<UnitRef, readonly Hole[]> {
  const groups = new Map<UnitRef, Hole[]>();
  for (const hole of holes) groups.set(hole.ref, [...(groups.get(hole.ref) ?? []), hole]);
  return groups;
}

/** Whether a unit, or any unit of a sum, exists at a time, by `från` and `till` of ska.yaml; true without a time. */
function isRunning(ref: UnitRef, period: string | undefined, vocabulary: Vocabulary): boolean {
  const years = period === undefined ? [] : schoolYearsOf(period);
  if (years.length === 0 || ref.kind === 'reference') return true;
  if (ref.kind !== 'unit')
    return ref.members.some(member => {
      const unit = vocabulary.units.get(member);
      return !unit || isRunning(unit, period, vocabulary);
    });
  return years.some(year => (ref.from ?? year) <= year && year <= (ref.to ?? year));
}

/** Whether a unit's school forms and grade years are among those that an indicator is about; false where neither says. */
function offers(ref: UnitRef, { schoolForms, gradeYear }: Measured): boolean {
  if (!schoolForms?.some(form => ref.schoolForms?.includes(form))) return false;
  const [own, wanted] = [ref.gradeYears, gradeYear].map(each =>
    each === undefined ? undefined : gradeYearsOf(each),
  );
  return !own || !wanted || wanted.some(year => own.includes(year));
}
