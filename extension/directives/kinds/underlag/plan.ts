import { schoolFormOf } from '../../../base/school-form.ts';
import type { Indicator } from '../../../indicators/indicator.ts';
import { otherDimensions, ownCohorts, ownPeriod, ownUnits } from '../../addressing.ts';
import type { DataAsk } from '../../ask.ts';
import { listOf, wordsOf } from '../../attributes.ts';
import { gradeAt } from '../../cohort.ts';
import type { Typed } from '../../contract.ts';
import type { Setting } from '../../setting.ts';
import type { attributes } from './attributes.ts';

type TypedReview = Typed<typeof attributes>;

/** The school forms that are meant: those written, else those of the units that the review is about. */
export function schoolFormsOf(typed: TypedReview, setting: Setting): readonly string[] {
  const written = listOf(typed.spec.skolform).map(schoolFormOf);
  if (written.length > 0) return written;
  const { units } = setting.vocabulary;
  const members = ownUnits(typed, setting).flatMap(name => units.get(name)?.members ?? []);
  return [...new Set(members.flatMap(id => units.get(id)?.schoolForms ?? []).map(schoolFormOf))];
}

/**
 * The indicators of a review, school form by school form, from structure to result: those of the school forms that have
 * data, and the followed ones that are for every school form. Those that the author names, when any are.
 */
export function indicatorsOf(typed: TypedReview, setting: Setting): readonly Indicator[] {
  const { indicators, followed } = setting.vocabulary;
  const named = wordsOf(typed.spec.indikator);
  if (named.length > 0) return [...new Set(named)].flatMap(id => indicators.get(id) ?? []);
  const all = [...indicators.values()].filter(one => one.table !== undefined && one.measure !== undefined);
  const found = schoolFormsOf(typed, setting).flatMap(form =>
    all
      .filter(one => one.schoolForms.some(each => schoolFormOf(each) === form))
      .sort((a, b) => rankOf(a) - rankOf(b)),
  );
  const general = all.filter(one => one.schoolForms.length === 0 && followed?.has(one.id));
  return [...new Set([...found, ...general])];
}

/** From what is given, over what is done, to what comes of it. */
function rankOf({ aspect }: Indicator): number {
  return aspect === undefined ? 3 : ['struktur', 'process', 'resultat'].indexOf(aspect);
}

/** What the values are compared with, by name: those written, else the nation where the project knows it. */
export function referencesOf(typed: TypedReview, setting: Setting): readonly string[] {
  const written = wordsOf(typed.spec.mot);
  if (written.length > 0) return [...new Set(written)];
  return setting.vocabulary.units.has('riket') ? ['riket'] : [];
}

/**
 * For each indicator its series up to the report's time (key: its id), and the references at that time (`id.mot`): of a group
 * of pupils that is followed, in the grade year that it is in then.
 */
export function reviewAsks(typed: TypedReview, setting: Setting): readonly DataAsk[] {
  const against = referencesOf(typed, setting);
  return indicatorsOf(typed, setting).flatMap(({ id, period }) => {
    const now = ownPeriod(typed, period, setting);
    const common = {
      of: { indicator: id },
      grid: true,
      offered: true,
    } as const;
    const select = otherDimensions(typed);
    const cohort = ownCohorts(typed, period, setting)[0];
    const grade = cohort && gradeAt(cohort, now);
    const own: DataAsk = {
      ...common,
      key: id,
      units: ownUnits(typed, setting).slice(0, 1),
      select,
      by: cohort ? [period, 'årskurs'] : [period],
      until: now,
      ...(cohort && { cohorts: [cohort.begins] }),
    };
    const mot: DataAsk = {
      ...common,
      key: `${id}.mot`,
      units: against,
      select: { ...select, ...(grade !== undefined && { årskurs: [grade] }), [period]: [now] },
      by: [],
    };
    return against.length > 0 ? [own, mot] : [own];
  });
}
