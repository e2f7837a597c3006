import { isState } from '../../../base/cell.ts';
import { schoolFormOf } from '../../../base/school-form.ts';
import { ownCohorts, ownPeriod, periodAs } from '../../addressing.ts';
import type { DataAsk } from '../../ask.ts';
import { wordsOf } from '../../attributes.ts';
import type { UnitFact } from '../../block-fact.ts';
import { gradeAt } from '../../cohort.ts';
import type { Bound, ProjectView } from '../../contract.ts';
import { unitTitle } from '../../facts.ts';
import { type CellStyle, cellText, stateText } from '../../numbers.ts';
import type { Setting } from '../../setting.ts';
import type { attributes } from './attributes.ts';
import { type RollUp, unitsThat } from './roll-up.ts';
import type { TypedRollUp } from './scope.ts';

/** The names whose values are shown: areas or units, then the sum of all. */
function namesOf({ spec }: TypedRollUp, { report, vocabulary }: Setting): readonly string[] {
  const { units } = vocabulary;
  const members = units.get(report.unit)?.members ?? [];
  const within = (id: string) =>
    spec.område === undefined || (units.get(spec.område)?.members.includes(id) ?? false);
  const parts =
    spec.grupp === 'område'
      ? [...units.values()]
          .filter(one => one.kind === 'area' && one.members.some(id => members.includes(id)))
          .map(one => one.id)
          .filter(id => id !== 'område')
      : members.filter(within);
  return [...parts, spec.område ?? report.unit];
}

/** One question per indicator: its value for each part, and for the whole, weighted from numerators and denominators. */
export function valueAsks(typed: TypedRollUp, setting: Setting): readonly DataAsk[] {
  if (typed.spec.vad !== 'värden') return [];
  return wordsOf(typed.spec.indikator).flatMap(id => {
    const indicator = setting.vocabulary.indicators.get(id);
    if (!indicator) return [];
    const now = ownPeriod(typed, indicator.period, setting);
    const cohort = ownCohorts(typed, indicator.period, setting)[0];
    const grade = cohort && gradeAt(cohort, now);
    return [
      {
        key: id,
        of: { indicator: id },
        units: namesOf(typed, setting),
        select: { [indicator.period]: [now], ...(grade !== undefined && { årskurs: [grade] }) },
        by: [],
        grid: true,
        offered: true,
      } as const,
    ];
  });
}

/** Whether a unit exists in the report's year and has the school form that an indicator is about: what waits for others' figures is none of its. */
function isFor(name: string, indicator: string, { vocabulary, report }: Setting): boolean {
  const unit = vocabulary.units.get(name);
  if (unit?.kind !== 'unit') return true;
  const year = Number(report.schoolYear.slice(0, 4));
  const startOf = (written: string | undefined, otherwise: number) =>
    written === undefined ? otherwise : Number(written.slice(0, 4));
  if (startOf(unit.from, year) > year || startOf(unit.to, year) < year) return false;
  const forms = (vocabulary.indicators.get(indicator)?.schoolForms ?? []).map(schoolFormOf);
  const own = (unit.schoolForms ?? []).map(schoolFormOf);
  return forms.length === 0 || own.length === 0 || own.some(form => forms.includes(form));
}

/** A roll-up of values; a part that has none of them is left out, and told of where one is to be expected. */
export function valuesOf(
  bound: Bound<typeof attributes>,
  setting: Setting,
  project: ProjectView,
  style: CellStyle,
): RollUp | undefined {
  const answers = wordsOf(bound.spec.indikator).flatMap(id => bound.answers[id] ?? []);
  if (answers.length === 0) return undefined;
  const names = namesOf(bound, setting);
  const without = new Set<string>();
  const title = ownCohorts(bound, 'läsår', setting)[0]?.title;
  const cohortTitle = title && `${title.charAt(0).toLocaleLowerCase('sv')}${title.slice(1)}`;
  const rows = names.flatMap(name => {
    const cells = answers.map(answer => {
      if (!isFor(name, answer.measure.id, setting)) return '.';
      const value = answer.facts.find(fact => fact.at.enhet === name)?.value;
      return value === undefined
        ? '.'
        : isState(value)
          ? stateText(value)
          : cellText(value, answer.measure, style);
    });
    if (!cells.every(cell => cell === '.')) return [[unitTitle(name, answers[0], setting), ...cells]];
    without.add(name);
    return [];
  });
  const forms = new Set(
    wordsOf(bound.spec.indikator).flatMap(id => {
      const named = setting.vocabulary.indicators.get(id)?.schoolForms;
      return named === undefined || named.length === 0 ? ['alla'] : named.map(schoolFormOf);
    }),
  );
  const isExpected = ({ schoolForms }: UnitFact) =>
    forms.has('alla') || schoolForms.some(form => forms.has(schoolFormOf(form)));
  const missing = project.units().filter(unit => without.has(unit.id) && isExpected(unit));
  return {
    note: [
      `Vägda värden ${periodAs('läsår', bound.spec.läsår, setting)}${cohortTitle ? ` för ${cohortTitle}` : ''}: summan av täljarna delad med summan av nämnarna.`,
      unitsThat('har inga värden', missing),
    ]
      .filter(Boolean)
      .join(' '),
    columns: [
      bound.spec.grupp === 'område' ? 'Område' : 'Enhet',
      ...answers.map(
        ({ measure }) => setting.vocabulary.indicators.get(measure.id)?.shortName ?? measure.title,
      ),
    ],
    right: answers.map((_, index) => index + 1),
    groups: [{ title: undefined, rows: rows.map(row => row.map(text => [{ text }])) }],
  };
}
