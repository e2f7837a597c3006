import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { ReviewObstacle } from '../base/problems/indicator-review.ts';
import type { Place } from '../base/span.ts';
import type { Answer, AnswerProblem } from '../directives/ask.ts';
import type { Bound, Generated } from '../directives/contract.ts';
import { schoolYearsOf } from '../directives/period.ts';
import type { Vocabulary } from '../directives/setting.ts';
import { nearest } from '../schema/nearest.ts';
import { formatNumber } from '../theme/number-style.ts';
import type { Report } from './report.ts';
import { foldedName, standingRows } from './standing-rows.ts';

/** What is wrong with the answers of a directive, told there (at the attribute that asks for it where there is one), each thing once. */
export function tellAnswers(
  answers: readonly Answer[],
  bound: Bound,
  generated: Generated | undefined,
  report: Report,
): Diagnostic[] {
  const seen = new Set<string>();
  return answers.flatMap(answer =>
    answer.problems.flatMap(problem => {
      if (answer.ask.offered && isAbsence(problem)) return [];
      const told = tell(problem, answer, bound, generated, report);
      const key = JSON.stringify([told.code, told.args, told.place.span.start.offset]);
      if (seen.has(key)) return [];
      seen.add(key);
      return [told];
    }),
  );
}

/** What a list of all that there is passes over: the data does not have it for this unit, reference or split. */
function isAbsence({ kind }: AnswerProblem): boolean {
  const absent = [
    'gap',
    'no-row',
    'not-running',
    'no-reference',
    'no-cohort',
    'no-period',
    'no-dimension',
    'unknown-value',
  ];
  return absent.includes(kind);
}

/**
 * What an indicator is not made for, or has no table for: in a list the others stand, and this is told. Where the file has
 * its row, and where data is broken, it is an error as anywhere else, and the list is left as it is.
 */
const leavesOut: ReadonlySet<string> = new Set<ReviewObstacle>(['ambiguous', 'not-additive', 'no-table']);

/** Whether the file's own table has a row of the indicator. */
function hasRow(
  { measure }: Answer,
  bound: Bound,
  generated: Generated | undefined,
  report: Report,
): boolean {
  const indicator = report.setting.vocabulary.indicators.get(measure.id);
  const names = [measure.title, indicator?.name, indicator?.shortName].map(name => foldedName(name ?? ''));
  return standingRows(bound, generated, report).some(row => names.includes(foldedName(row.name)));
}

/** Who took over a unit that has ended by a period, or whom one that had not yet begun took over. */
function aroundUnit(
  id: string,
  period: string,
  units: Vocabulary['units'],
): { readonly heir: string | undefined; readonly before: readonly string[] } {
  const ref = units.get(id);
  const years = schoolYearsOf(period);
  const isOver = years.every(year => ref?.to !== undefined && ref.to < year);
  const isToCome = years.every(year => ref?.from !== undefined && year < ref.from);
  const heir = [...units.values()].find(
    one => one.kind === 'unit' && one.tookOver?.some(merger => merger.id === id),
  );
  return {
    heir: isOver ? heir?.title : undefined,
    before: isToCome ? (ref?.tookOver ?? []).map(merger => merger.title) : [],
  };
}

function tell(
  problem: AnswerProblem,
  answer: Answer,
  bound: Bound,
  generated: Generated | undefined,
  report: Report,
): Diagnostic {
  const { directive } = bound;
  const what = answer.measure.title;
  if (answer.ask.offered && leavesOut.has(problem.kind)) {
    const obstacle =
      problem.kind === 'no-table' && problem.table !== undefined
        ? 'table-gone'
        : (problem.kind as ReviewObstacle);
    // A row that the file has goes only when a person takes it away.
    return diagnostic(
      hasRow(answer, bound, generated, report) ? 'value.row-held' : 'review.left-out',
      { file: report.document.file, span: directive.nameSpan },
      { what, indicator: answer.measure.id, obstacle },
    );
  }
  const file = report.document.file;
  const at = (...values: (string | undefined)[]): Place => {
    const attribute = directive.attributes.find(
      one => values.includes(one.key) || (one.key === undefined && values.includes(one.value)),
    );
    return { file, span: attribute?.valueSpan ?? directive.nameSpan };
  };
  const title = (unit: string) => answer.unitTitles[unit] ?? unit;
  const shown = (value: number) =>
    formatNumber(value, {
      decimals: answer.measure.decimals,
      unit: answer.measure.unit,
      typography: 'typed',
    });
  switch (problem.kind) {
    case 'ambiguous':
      return diagnostic('value.ambiguous', at('indikator', 'kolumn', answer.measure.id), {
        what,
        choices: Object.entries(problem.dimensions)
          .map(([name, values]) => `${name}=… (${values.slice(0, 8).join(', ')})`)
          .join(' eller '),
      });
    case 'not-additive':
      return diagnostic('value.not-additive', at('enhet', problem.unit), { what, unit: title(problem.unit) });
    case 'no-row':
      return diagnostic('value.no-row', at('enhet', problem.unit), {
        what,
        unit: title(problem.unit),
        period: problem.period,
        known: problem.known,
      });
    case 'gap':
      return diagnostic('value.gap', at('indikator', 'källa', answer.measure.id), {
        what,
        places: problem.places.map(place => [title(place.unit), ...place.at].join(' ')),
      });
    case 'not-running':
      return diagnostic('value.unit-not-running', at('enhet', problem.unit), {
        unit: title(problem.unit),
        period: problem.period,
        ...aroundUnit(problem.unit, problem.period, report.setting.vocabulary.units),
      });
    case 'no-reference':
      return diagnostic('value.no-reference', at('mot', 'enhet', problem.unit), {
        indicator: what,
        unit: title(problem.unit),
      });
    case 'no-period':
      return diagnostic('value.no-period', at('läsår', 'period', 'från', 'till', 'termin', 'kalenderår'), {
        what,
        period: problem.period,
        known: problem.known,
        nearest: nearest(problem.period, problem.known),
      });
    case 'unknown-value': {
      const near = nearest(problem.value, problem.known);
      const attribute = directive.attributes.find(one => one.key === problem.dimension);
      const fix =
        near && attribute?.value === problem.value
          ? { title: near, edits: [{ file, span: attribute.valueSpan, text: near }] }
          : undefined;
      return diagnostic(
        'value.unknown-dimension-value',
        at(problem.dimension),
        { dimension: problem.dimension, value: problem.value, nearest: near, known: problem.known },
        fix,
      );
    }
    case 'no-dimension':
      return diagnostic(
        'value.dimension-missing-in-table',
        at(problem.dimension, 'kohort', 'serie', 'grupp', 'x', 'rader', 'kolumner'),
        {
          dimension: problem.dimension,
          what,
          allowed: problem.known,
        },
      );
    case 'no-cohort':
      return diagnostic('value.no-cohort', at('kohort'), { what, known: problem.known });
    case 'no-column':
      return diagnostic('column.unknown', at('kolumn', 'kolumner', 'källa'), {
        name: problem.column,
        table: problem.table,
        nearest: nearest(problem.column, problem.known),
        allowed: problem.known,
      });
    case 'unread':
      return diagnostic('value.unread', at('indikator', 'källa', answer.measure.id), {
        what,
        table: problem.table,
        files: problem.files,
        columns: problem.columns,
        rows: problem.rows.map(row => `${row.path}, rad ${row.line}`),
      });
    case 'twice':
      return diagnostic('value.row-twice', at('indikator', 'källa', answer.measure.id), {
        what,
        path: problem.path,
        lines: problem.lines,
      });
    case 'no-table': {
      const place = at('indikator', 'källa', problem.indicator);
      if (problem.table === undefined)
        return diagnostic('value.no-table', place, { indicator: problem.indicator });
      const known = [...report.setting.vocabulary.tables.keys()];
      const near = nearest(problem.table, known);
      return diagnostic('table.unknown', place, { name: problem.table, nearest: near, known });
    }
    case 'unprotected':
      return diagnostic('value.unprotected', at('indikator', answer.measure.id), { indicator: what });
    case 'differs':
      return diagnostic('value.rollup-differs', at('enhet', problem.unit), {
        what,
        unit: title(problem.unit),
        computed: shown(problem.computed),
        published: shown(problem.published),
      });
  }
}
