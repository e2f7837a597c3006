import { type Datum, isState } from '../../base/cell.ts';
import type { Language } from '../../base/problem.ts';
import { wholeFile } from '../../base/span.ts';
import type { Project } from '../../project/project.ts';
import { protectedRows } from '../../report/answer-rows.ts';
import type { Change } from './change.ts';

/** Rows that are named one by one for each table; the others are counted. */
const namedRows = 500;

const words = {
  sv: {
    file: 'Filen',
    table: 'Tabellen',
    rows: 'rader',
    unreadable: 'går inte att läsa',
    hidden: 'tal som döljs',
    more: (count: number) => `ytterligare ${count} ${count === 1 ? 'rad' : 'rader'}`,
  },
  en: {
    file: 'The file',
    table: 'The table',
    rows: 'rows',
    unreadable: 'cannot be read',
    hidden: 'numbers that are hidden',
    more: (count: number) => `${count} more ${count === 1 ? 'row' : 'rows'}`,
  },
} as const;
type Words = (typeof words)[Language];

interface Table {
  readonly path: string;
  readonly rows: ReadonlyMap<string, Row>;
  readonly readable: boolean;
}

type Cells = Readonly<Record<string, string>>;

/** A row as it may be shown, and as it stands in the file: that only tells whether it is the same, and is never shown. */
interface Row {
  readonly shown: Cells;
  readonly stored: Cells;
}

/** Rows added, removed and changed, by key, with protection applied on both sides: a number that is hidden in both is the same. */
export async function dataChanges(
  before: Project,
  after: Project,
  differing: ReadonlySet<string>,
  language: Language = 'sv',
): Promise<readonly Change[]> {
  const say = words[language];
  const changes: Change[] = [];
  const told = new Set<string>();
  for (const name of new Set([...before.engine.names, ...after.engine.names])) {
    const [one, other] = [await tableOf(before, name), await tableOf(after, name)];
    for (const table of [one, other]) if (table) told.add(table.path);
    changes.push(...tableChanges(name, one, other, differing, say));
  }
  for (const path of differing) {
    if (!path.startsWith('data/') || told.has(path) || path === 'data/datapackage.yaml') continue;
    const [was, is] = [await before.files.info(path), await after.files.info(path)];
    const change = was ? (is ? 'changed' : 'removed') : 'added';
    changes.push({ kind: 'data', change, file: path, id: path, label: `${say.file} ${path}`, at: {} });
  }
  return changes;
}

async function tableOf(project: Project, name: string): Promise<Table | undefined> {
  const description = await project.engine.describe(name);
  if (!description) return undefined;
  const { path, unread } = description;
  if (unread.files.length + unread.columns.length + unread.rows.length > 0)
    return { path, rows: new Map(), readable: false };
  const { table } = await protectedRows(name, project.vocabulary, project.access);
  const declared = table.columns.filter(column => description.primaryKey.includes(column.name));
  // Without a whole key in the data package, texts and dimensions are what names a row.
  const keys =
    declared.length > 0 && declared.length === description.primaryKey.length
      ? declared
      : table.columns.filter(column => column.dimension || column.type === 'string');
  const rows = new Map<string, Row>();
  const times = new Map<string, number>();
  const stored = (await project.access.engine.rows(name)).table.rows;
  for (const [index, row] of table.rows.entries()) {
    const key = keys.map(column => `${column.title} ${textOf(row[column.name])}`).join(', ') || 'rad';
    const count = (times.get(key) ?? 0) + 1;
    times.set(key, count);
    const cellsOf = (from: typeof row) =>
      Object.fromEntries(
        table.columns
          .filter(column => !keys.includes(column))
          .map(column => [column.title, textOf(from[column.name])]),
      );
    rows.set(count > 1 ? `${key} (${count})` : key, {
      shown: cellsOf(row),
      stored: cellsOf(stored[index] ?? row),
    });
  }
  return { path, rows, readable: true };
}

function tableChanges(
  name: string,
  before: Table | undefined,
  after: Table | undefined,
  differing: ReadonlySet<string>,
  say: Words,
): readonly Change[] {
  const table = after ?? before;
  if (!table) return [];
  const at = {
    ...(before && { before: wholeFile(before.path) }),
    ...(after && { after: wholeFile(after.path) }),
  };
  const about = { kind: 'data' as const, file: table.path, id: name, at };
  const count = (one: Table) => (one.readable ? `${one.rows.size} ${say.rows}` : say.unreadable);
  if (!before || !after || !before.readable || !after.readable) {
    if (before && after && before.readable === after.readable && !differing.has(table.path)) return [];
    const change = before ? (after ? 'changed' : 'removed') : 'added';
    const texts = { ...(before && { before: count(before) }), ...(after && { after: count(after) }) };
    return [{ ...about, change, label: `${say.table} ${name}`, ...texts }];
  }
  const changes: Change[] = [];
  // Numbers that are the same in both and hidden in one of them, for what else has changed: no changed rows.
  const hidden = { before: 0, after: 0 };
  for (const key of new Set([...before.rows.keys(), ...after.rows.keys()])) {
    const [one, other] = [before.rows.get(key), after.rows.get(key)];
    const label = `${name}: ${key}`;
    if (!one && other) changes.push({ ...about, change: 'added', label, after: cells(other.shown) });
    else if (one && !other) changes.push({ ...about, change: 'removed', label, before: cells(one.shown) });
    else if (one && other) {
      const names = [...new Set([...Object.keys(one.shown), ...Object.keys(other.shown)])].filter(column => {
        if (one.shown[column] === other.shown[column]) return false;
        if (one.stored[column] !== other.stored[column]) return true;
        hidden[one.shown[column] === one.stored[column] ? 'after' : 'before']++;
        return false;
      });
      if (names.length === 0) continue;
      changes.push({
        ...about,
        change: 'changed',
        label,
        before: cells(one.shown, names),
        after: cells(other.shown, names),
      });
    }
  }
  if (hidden.before + hidden.after > 0) {
    const counts = { before: String(hidden.before), after: String(hidden.after) };
    changes.unshift({
      ...about,
      kind: 'protection',
      change: 'changed',
      label: `${name}: ${say.hidden}`,
      ...counts,
    });
  }
  if (changes.length <= namedRows) return changes;
  const rest = changes.length - namedRows;
  const label = `${name}: ${say.more(rest)}`;
  return [...changes.slice(0, namedRows), { ...about, change: 'changed', label }];
}

const cells = (row: Cells, names: readonly string[] = Object.keys(row)) =>
  names.map(name => `${name}: ${row[name] ?? '–'}`).join('; ');

function textOf(datum: Datum | undefined): string {
  if (datum === undefined) return '';
  if (isState(datum)) return datum.text;
  return typeof datum === 'number' ? String(Number(datum.toPrecision(12))).replace('.', ',') : datum;
}
