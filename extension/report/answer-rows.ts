import { type Datum, isNumber, suppressed } from '../base/cell.ts';
import type { DataTable } from '../base/table.ts';
import type { Answer, AnswerProblem, DataAsk } from '../directives/ask.ts';
import type { Setting, Vocabulary } from '../directives/setting.ts';
import type { ProtectionRules } from '../protection/rules.ts';
import type { DataAccess } from './answer-table.ts';
import { type ColumnRoles, columnRoles } from './column-roles.ts';

/** Answers an ask for a table's rows as they stand: selected by dimensions, columns chosen, protected. */
export async function answerRows(
  ask: DataAsk,
  of: { readonly rows: string; readonly columns: readonly string[] },
  setting: Setting,
  access: DataAccess,
): Promise<Answer> {
  const info = {
    id: of.rows,
    title: of.rows,
    definition: undefined,
    unit: '',
    decimals: 1,
    direction: 'none' as const,
    period: 'läsår' as const,
    target: undefined,
    breaks: [],
  };
  const empty = { ask, measure: info, facts: [], unitTitles: {} };
  const description = await access.engine.describe(of.rows);
  if (!description) return { ...empty, problems: [{ kind: 'no-table', indicator: of.rows, table: of.rows }] };
  const { unread } = description;
  if (unread.files.length + unread.columns.length + unread.rows.length > 0)
    return { ...empty, problems: [{ kind: 'unread', table: of.rows, ...unread }] };
  const problems: AnswerProblem[] = [];
  const known = description.columns.map(column => column.name);
  for (const column of of.columns)
    if (!known.includes(column)) problems.push({ kind: 'no-column', table: of.rows, column, known });

  const { table, lines } = await protectedRows(of.rows, setting.vocabulary, access);
  const named = new Set(ask.units.flatMap(name => setting.vocabulary.units.get(name)?.members ?? [name]));
  const columnOf = (dimension: string) =>
    description.columns.find(column => column.dimension === dimension)?.name ?? dimension;
  const select = Object.entries(ask.select).filter(([dimension]) => dimension in description.dimensions);
  const rows: DataTable['rows'][number][] = [];
  const kept: number[] = [];
  table.rows.forEach((row, index) => {
    if (named.size > 0 && 'enhet' in description.dimensions && !named.has(String(row[columnOf('enhet')])))
      return;
    if (!select.every(([dimension, values]) => values.includes(String(row[columnOf(dimension)])))) return;
    rows.push(row);
    kept.push(lines[index] ?? 0);
  });
  const columns = of.columns.length
    ? of.columns.flatMap(name => table.columns.find(column => column.name === name) ?? [])
    : table.columns;
  return {
    ask,
    measure: { ...info, title: description.title ?? of.rows, definition: description.source.definition },
    facts: [],
    table: { name: of.rows, columns, rows },
    source: { ...description.source, rows: kept },
    problems,
    unitTitles: Object.fromEntries([...setting.vocabulary.units.values()].map(ref => [ref.id, ref.title])),
  };
}

/** A whole table with the protection applied row by row; what an authority has published stands as it is. */
export async function protectedRows(
  name: string,
  vocabulary: Vocabulary,
  access: DataAccess,
): Promise<{ readonly table: DataTable; readonly lines: readonly number[] }> {
  const read = await access.engine.rows(name);
  const description = await access.engine.describe(name);
  const rules = description && access.rules('unit', description);
  if (!rules || rules.released) return read;
  const columns = columnRoles(description, vocabulary);
  return {
    ...read,
    table: { ...read.table, rows: read.table.rows.map(row => protectRow(row, columns, rules)) },
  };
}

/** Hides each small count and everything that rests on it. A number that nobody described is hidden with the row's smallest group. */
function protectRow(
  row: DataTable['rows'][number],
  roles: ColumnRoles,
  rules: ProtectionRules,
): DataTable['rows'][number] {
  const small = (datum: Datum | undefined) =>
    isNumber(datum) && datum < rules.threshold && (datum > 0 || rules.hideZeros);
  const whole = (name: string) => Number.isInteger(row[name]);
  const hidden = new Set(
    roles.numbers.filter(name => {
      if (roles.counts.has(name)) return small(row[name]);
      return !roles.open.has(name) && !roles.sizeOf.has(name) && whole(name) && small(row[name]);
    }),
  );
  const anyGroupHidden = [...hidden].some(name => roles.counts.has(name) || !roles.sizeOf.has(name));
  const result: Record<string, Datum> = { ...row };
  for (const name of roles.numbers) {
    if (!isNumber(row[name]) || roles.open.has(name)) continue;
    const size = roles.sizeOf.get(name);
    const rest = size && roles.counts.has(name) && isNumber(row[size]) ? row[size] - row[name] : undefined;
    const restSmall = rest !== undefined && rest > 0 && rest < Math.min(5, rules.threshold);
    const groupSmall = size ? small(row[size]) : anyGroupHidden && !roles.counts.has(name);
    if (hidden.has(name) || restSmall || groupSmall) result[name] = suppressed;
  }
  return result;
}
