import type { Coordinates, PeriodDimension } from '../base/table.ts';
import { dimensionValue, gradeYearsOf } from '../data/dimension-value.ts';
import { formatPeriod } from '../theme/number-style.ts';
import { listOf } from './attributes.ts';
import { schoolYearsOf } from './period.ts';

/** Pupils who go through the grade years together. Who has moved in or out, or stayed behind, is not known to tables. */
export interface Cohort {
  /** The calendar year in whose autumn they begin förskoleklassen: at six. */
  readonly begins: number;
  /** « Årskurs 9 2025/26 », « Födda 2010 »: as the author named them. */
  readonly title: string;
}

/** The last year of the upper secondary school, counted on from the compulsory school as data does it. */
const lastGrade = 13;

/**
 * The groups of `kohort=`: by the grade year they are in at a time (`9`, `åk 7–9`), or by the year in which they were born
 * (`2010`). Undefined when a word is neither.
 */
export function cohortsOf(written: string, period: string): readonly Cohort[] | undefined {
  const [year] = schoolYearsOf(period);
  const start = Number(year?.slice(0, 4));
  const groups = listOf(written).map((word): readonly Cohort[] | undefined => {
    const born = /^(?:födda\s+)?((?:19|20)\d{2})$/iu.exec(word)?.[1];
    if (born) return [{ begins: Number(born) + 6, title: `Födda ${born}` }];
    const grades = gradeYearsOf(dimensionValue('årskurs', word).value);
    return grades?.map(grade => ({
      begins: start - gradeNumber(grade),
      title: `${grade === 'F' ? 'Förskoleklass' : `Årskurs ${grade}`} ${formatPeriod(year ?? period)}`,
    }));
  });
  return groups.includes(undefined) || groups.length === 0 ? undefined : groups.flatMap(each => each ?? []);
}

/** The grade year that a group is in at a time; undefined outside school, and for a calendar year, which lies in two. */
export function gradeAt({ begins }: Cohort, period: string): string | undefined {
  const [year, second] = schoolYearsOf(period);
  if (year === undefined || second !== undefined) return undefined;
  const grade = Number(year.slice(0, 4)) - begins;
  if (grade < 0 || grade > lastGrade) return undefined;
  return grade === 0 ? 'F' : String(grade);
}

/** The time, of the same kind as `like` (and the same term of the year), at which a group is in a grade year. */
export function periodAtGrade({ begins }: Cohort, grade: string, like: string): string {
  const start = begins + gradeNumber(grade);
  const term = /^([vh]t)/u.exec(like)?.[1];
  if (term) return `${term}${term === 'ht' ? start : start + 1}`;
  return `${start}/${String((start + 1) % 100).padStart(2, '0')}`;
}

/** Whether a place of the data, by its grade year and its time, is one of the groups; `begins` as in {@link Cohort}. */
export function isOfCohort(at: Coordinates, begins: readonly number[], kind: PeriodDimension): boolean {
  const { årskurs } = at;
  const period = at[kind];
  if (årskurs === undefined || period === undefined) return false;
  return begins.some(each => gradeAt({ begins: each, title: '' }, period) === årskurs);
}

/** Grade years in order, förskoleklassen first. */
export function gradeNumber(grade: string): number {
  return grade === 'F' ? 0 : Number(grade);
}
