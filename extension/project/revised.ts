import { type Cell, isNumber, isState } from '../base/cell.ts';
import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { Fact } from '../base/table.ts';
import { gradeYearsOf } from '../data/dimension-value.ts';
import type { Answer, DataAsk } from '../directives/ask.ts';
import { dimensionNames } from '../directives/dimension-title.ts';
import { cellText } from '../directives/numbers.ts';
import type { Setting } from '../directives/setting.ts';
import { answer } from '../report/answer.ts';
import type { BoundReport, Revised } from '../report/bind.ts';
import { thaw } from '../report/frozen/frozen.ts';
import type { FrozenAnswer, FrozenFile } from '../report/frozen/frozen-schema.ts';
import type { Report } from '../report/report.ts';
import { formatPeriod } from '../theme/number-style.ts';
import { frozenPath, readFrozen } from './frozen-report.ts';
import { placeInFrontMatter } from './identity.ts';
import { schoolYearFrom, startOf } from './new-report/school-year.ts';
import type { Project } from './project.ts';

/** At most so many changes are named in a finding; the page has all. */
const named = 4;

/**
 * The values that last year's report showed when it was decided and that are others now. Its questions are asked anew, as
 * this year's report would ask them. Empty where there is no frozen report; one that cannot be read is that report's own finding.
 */
export async function revisedValues(
  project: Project,
  report: Report,
  signal?: AbortSignal,
): Promise<readonly Revised[]> {
  const { id, schoolYear } = report.setting.report;
  const before = schoolYearFrom(startOf(schoolYear) - 1);
  const file = await readFrozen(project.files, frozenPath(id, before)).catch(() => undefined);
  if (!file || file === 'broken') return [];
  const found = new Map<string, Revised>();
  const frozen = thaw(file);
  for (const kept of file.svar) {
    signal?.throwIfAborted();
    const ask = askOf(kept);
    const old = ask && frozen.answer(ask);
    if (!ask || !old) continue;
    const now = await answer(ask, report.setting, project.access);
    for (const one of differences(old, now, file.läsår, report.setting))
      found.set(`${one.mått} ${one.vad}`, one);
  }
  return [...found.values()];
}

/** Rows of tables as they stand are no facts: nothing says which row was which. */
function askOf({ fråga }: FrozenAnswer): DataAsk | undefined {
  const { indikator, tabell, kolumn } = fråga;
  const of =
    indikator !== undefined
      ? { indicator: indikator }
      : tabell !== undefined && kolumn !== undefined
        ? { table: tabell, column: kolumn }
        : undefined;
  return (
    of && {
      key: 'förr',
      of,
      units: fråga.enheter,
      select: fråga.urval,
      by: fråga.längs,
      ...(fråga.till !== undefined && { until: fråga.till }),
      ...(fråga.från !== undefined && { since: fråga.från }),
      ...(fråga.årskullar && { cohorts: fråga.årskullar }),
      ...(fråga.rutnät && { grid: true as const }),
    }
  );
}

function differences(
  old: Answer,
  now: Answer,
  year: FrozenFile['läsår'],
  setting: Setting,
): readonly Revised[] {
  const names = dimensionNames([old.ask], setting);
  const word = (dimension: string, value: string) => {
    if (dimension === 'enhet') return old.unitTitles[value] ?? value;
    if (dimension === 'kön') return names.title(dimension, value).toLocaleLowerCase('sv');
    if (dimension === 'årskurs' && gradeYearsOf(value)) return gradeWords(value);
    return formatPeriod(value);
  };
  const facts = new Map(now.facts.map(fact => [placeOf(fact), fact]));
  return old.facts.flatMap(fact => {
    if (!isPublished(fact.value)) return [];
    const value = facts.get(placeOf(fact))?.value;
    // A question that cannot be asked any more (an indicator that is gone) says nothing of the number.
    if (value === undefined) return [];
    const text = (cell: Cell) => cellText(cell, old.measure, { typography: 'typed' });
    const [förr, nu] = [text(fact.value), text(value)];
    const vad = Object.entries(fact.at)
      .map(([dimension, value]) => word(dimension, value))
      .join(' ');
    return förr === nu ? [] : [{ mått: old.measure.title, vad, förr, nu, rapport: year }];
  });
}

/** « årskurs 8 », « årskurs 7–9 », « förskoleklass »: a figure alone says nothing. */
const gradeWords = (value: string) =>
  value === 'F' ? 'förskoleklass' : `årskurs ${value.replaceAll('-', '–')}`;

const placeOf = ({ at }: Fact) => JSON.stringify(Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)));

const isPublished = (value: Cell) => isNumber(value) || (isState(value) && value.state === 'approximate');

/** What to tell of changed values: one hint for each measure. */
export function revisedProblems({ report, revised = [] }: BoundReport): readonly Diagnostic[] {
  const place = placeInFrontMatter(report.document, 'läsår');
  return [...new Set(revised.map(one => one.mått))].map(measure => {
    const all = revised.filter(one => one.mått === measure);
    return diagnostic('frozen.revised', place, {
      measure,
      year: all[0]?.rapport ?? '',
      changes: all.slice(0, named).map(({ vad, förr, nu }) => `${vad}: ${förr} → ${nu}`),
      more: Math.max(0, all.length - named),
    });
  });
}
