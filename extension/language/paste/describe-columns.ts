import { periodDimensions } from '../../base/table.ts';
import { periodOfKind } from '../../data/period-text.ts';
import { swedishNumber } from '../../data/swedish-number.ts';
import { unitKeys } from '../../project/units.ts';
import type { Surroundings } from '../scene.ts';

/** A column of a new table as the data package is to declare it. */
export interface NewColumn {
  readonly name: string;
  /** The heading as it stands, when that is not the name. */
  readonly title: string | undefined;
  readonly type: 'string' | 'number' | 'integer';
  readonly dimension: string | undefined;
  /** How units stand in the column, when it holds units. */
  readonly key: 'id' | 'namn' | 'skolenhetskod' | undefined;
}

const named: Readonly<Record<string, string>> = {
  ämne: 'ämne',
  kön: 'kön',
  årskurs: 'årskurs',
  åk: 'årskurs',
  skolform: 'skolform',
  program: 'program',
  indikator: 'indikator',
};

/** What stands in the columns of a table whose first row holds the headings: numbers, units, periods, other dimensions. */
export function describeColumns(
  rows: readonly (readonly string[])[],
  { project }: Pick<Surroundings, 'project'>,
): readonly NewColumn[] {
  const [headings = [], ...body] = rows;
  const keys = unitKeys(project.config);
  const taken = new Set<string>();
  const dimensions = new Set<string>();
  return headings.map((heading, index) => {
    const values = body.map(row => row[index] ?? '').filter(value => value !== '');
    const name = freeName(heading || `kolumn ${index + 1}`, taken);
    const key = (['skolenhetskod', 'id', 'namn'] as const).find(by => {
      const known = values.filter(value => (by === 'skolenhetskod') === /^\d{8}$/.test(value));
      const units = known.filter(value =>
        by === 'id' ? project.refs.has(value) : keys.resolve(value, by) !== undefined,
      );
      return units.length * 2 > values.length;
    });
    const period = periodDimensions.find(
      kind => values.length > 0 && values.every(value => periodOfKind(kind, value) !== undefined),
    );
    const word = named[name.toLocaleLowerCase('sv')];
    const found = key ? 'enhet' : (period ?? word);
    const dimension = found !== undefined && !dimensions.has(found) ? found : undefined;
    if (dimension) dimensions.add(dimension);
    return {
      name,
      title: heading !== name && heading !== '' ? heading : undefined,
      type: dimension ? 'string' : typeOf(values),
      dimension,
      key: dimension === 'enhet' ? key : undefined,
    };
  });
}

/** Numbers, with or without marks for what is not there; a column of nothing but marks is text. */
function typeOf(values: readonly string[]): NewColumn['type'] {
  const numbers = values.map(value => swedishNumber(value)).filter(value => value !== undefined);
  const marks = values.filter(
    value => swedishNumber(value) === undefined && /^([.*…-]{1,3}|~\d+|x)$/i.test(value),
  );
  if (numbers.length === 0 || numbers.length + marks.length < values.length) return 'string';
  return numbers.every(Number.isInteger) ? 'integer' : 'number';
}

/** A heading as a column's name: small letters, underscores for what is neither letter nor digit. */
function freeName(heading: string, taken: Set<string>): string {
  const plain =
    heading
      .normalize('NFC')
      .toLocaleLowerCase('sv')
      .replace(/[^\p{L}\d]+/gu, '_')
      .replace(/^_+|_+$/g, '') || 'kolumn';
  let name = plain;
  for (let n = 2; taken.has(name); n++) name = `${plain}_${n}`;
  taken.add(name);
  return name;
}

/** The column that says how many stand behind the others' numbers; undefined when none looks like it. */
export function sizeColumn(columns: readonly NewColumn[]): NewColumn | undefined {
  return columns.find(
    ({ type, name }) => type === 'integer' && /^(antal(_.*)?|elever|barn|svar|svarande|n)$/.test(name),
  );
}

/**
 * A table with periods side by side as one with a row for each: `Ämne, 2023/24, 2024/25` becomes `Ämne, läsår, värde`. As it
 * stands when fewer than two headings are periods of one kind.
 */
export function unfoldPeriods(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const [headings = [], ...body] = rows;
  for (const kind of periodDimensions) {
    const periods = headings.map(heading => periodOfKind(kind, heading));
    if (periods.filter(period => period !== undefined).length < 2) continue;
    const others = periods.flatMap((period, index) => (period === undefined ? [index] : []));
    const unfolded = body.flatMap(row =>
      periods.flatMap((period, index) =>
        period === undefined || !row[index]
          ? []
          : [[...others.map(at => row[at] ?? ''), period, row[index] ?? '']],
      ),
    );
    return [[...others.map(at => headings[at] ?? ''), kind, 'värde'], ...unfolded];
  }
  return rows;
}
