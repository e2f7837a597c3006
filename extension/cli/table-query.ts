import { type Datum, isState } from '../base/cell.ts';
import { Fault } from '../base/fault.ts';
import type { Column, DataTable } from '../base/table.ts';
import { type QueryTable, runQuery } from '../data/query/run-query.ts';
import { quoted, type StoredColumn } from '../data/store.ts';
import type { Project } from '../project/project.ts';
import { protectedRows } from '../report/answer-rows.ts';
import type { Door } from './door.ts';
import { unreadTable } from './unread.ts';
import { inLanguage } from './usage.ts';

/** What the table of the command is called in a query, besides its own name. */
const shortcut = 'tabell';

/** The query that gives a table as it is. */
export function startingQuery(table: DataTable): string {
  const names = table.columns.map(({ name }) => quoted(name)).join(', ');
  return `SELECT ${names}\nFROM ${quoted(table.name)}\n`;
}

/**
 * The answer to a query over the project's tables, as a table with the name of the command's own. The query sees what reports
 * see: a number that is hidden or missing is NULL, and its mark stands in a column beside it. That there are such numbers is
 * told, since no sum counts them. Faults: `table.unread` and those of {@link runQuery}.
 */
export async function queryTables(
  project: Project,
  name: string,
  sql: string,
  door: Door,
): Promise<DataTable> {
  const t = inLanguage(door.language);
  const known = project.engine.names;
  const { names, rows } = await runQuery({
    sql,
    known,
    ...(!known.includes(shortcut) && { shortcut: { name: shortcut, of: name } }),
    signal: door.signal,
    async table(one) {
      const unread = await unreadTable(project, one);
      if (unread) throw new Fault('table.unread', { name: one }, unread.exitCode, unread.because);
      const { table } = await protectedRows(one, project.vocabulary, project.access);
      const { read, marks, marked } = queryTable(table);
      if (marks > 0)
        door.err(
          t(
            `${one}: ${marks} tal (${marked.join(', ')}) är dolda, saknas eller är ungefärliga. I frågan är de NULL och räknas inte med; märkena står i kolumner på ${markEnd}.\n`,
            `${one}: ${marks} numbers (${marked.join(', ')}) are hidden, missing or approximate. In the query they are NULL and not counted; their marks are in columns that end in ${markEnd}.\n`,
          ),
        );
      return read;
    },
  });
  const columns = names.map((column, index): Column => {
    const values = rows.map(row => row[index]).filter(value => value !== null);
    const isNumber = values.length > 0 && values.every(value => typeof value === 'number');
    return { name: column, title: column, type: isNumber ? 'number' : 'string' };
  });
  return {
    name,
    columns,
    rows: rows.map(row =>
      Object.fromEntries(
        columns.flatMap(({ name: column }, index) => {
          const value = row[index];
          return value === null || value === undefined ? [] : [[column, value]];
        }),
      ),
    ),
  };
}

const markEnd = '_märke';

/** A table as a query has it: beside each column of numbers that has marks, a column of them. */
function queryTable(table: DataTable): {
  readonly read: QueryTable;
  readonly marks: number;
  /** The columns that have them. */
  readonly marked: readonly string[];
} {
  let marks = 0;
  const marked: string[] = [];
  const taken = new Set(table.columns.map(({ name }) => name));
  const columns: StoredColumn[] = [];
  const values: ((row: DataTable['rows'][number]) => string | number | null)[] = [];
  for (const { name, type } of table.columns) {
    columns.push({ name, type: type === 'number' ? 'DOUBLE' : 'VARCHAR' });
    values.push(row => plain(row[name]));
    const states = table.rows.filter(row => isState(row[name])).length;
    if (states === 0) continue;
    marks += states;
    marked.push(name);
    if (taken.has(`${name}${markEnd}`)) continue;
    columns.push({ name: `${name}${markEnd}`, type: 'VARCHAR' });
    values.push(row => markOf(row[name]));
  }
  return {
    read: { name: table.name, columns, rows: table.rows.map(row => values.map(value => value(row))) },
    marks,
    marked,
  };
}

function plain(datum: Datum | undefined): string | number | null {
  return datum === undefined || isState(datum) ? null : datum;
}

function markOf(datum: Datum | undefined): string | null {
  return isState(datum) ? datum.text : null;
}
