import { isNumber, isState, type StateName } from '../base/cell.ts';
import type { LoadedColumn, LoadedTable } from './loaded-table.ts';
import { wordOfState } from './state-words.ts';
import type { StoredColumn } from './store.ts';

/**
 * How a loaded table lies in the store: each column under its own name; a number's state in Swedish beside it
 * (`antal_läge`) and the number it is near (`antal_ungefär`); a dimension's role in sums; `_rad`, the row's index.
 */
export interface TableLayout {
  readonly columns: readonly StoredColumn[];
  /** Names by column name of the table. */
  readonly state: ReadonlyMap<string, string>;
  readonly about: ReadonlyMap<string, string>;
  readonly role: ReadonlyMap<string, string>;
  rows(): Iterable<readonly (string | number | null)[]>;
}

/** The name of the column with the row's index. */
export const rowColumn = '_rad';

/** Lays a table out for the store. */
export function layoutOf(table: LoadedTable): TableLayout {
  const taken = new Set([rowColumn, ...table.columns.map(column => column.name.toLocaleLowerCase('sv'))]);
  const free = (name: string): string => {
    if (taken.has(name.toLocaleLowerCase('sv'))) return free(`${name}_`);
    taken.add(name.toLocaleLowerCase('sv'));
    return name;
  };
  const beside = (columns: readonly LoadedColumn[], ending: string) =>
    new Map(columns.map(column => [column.name, free(column.name + ending)]));
  const numbers = table.columns.filter(column => column.type === 'number');
  const dimensions = table.columns.filter(column => column.dimension !== undefined);
  const state = beside(numbers, '_läge');
  const about = beside(numbers, '_ungefär');
  const role = beside(dimensions, '_roll');
  const columns: StoredColumn[] = [{ name: rowColumn, type: 'INTEGER' }];
  for (const { name, type } of table.columns) {
    const [ofState, ofAbout, ofRole] = [state.get(name), about.get(name), role.get(name)];
    columns.push({ name, type: type === 'number' ? 'DOUBLE' : 'VARCHAR' });
    if (ofState && ofAbout)
      columns.push({ name: ofState, type: 'VARCHAR' }, { name: ofAbout, type: 'DOUBLE' });
    if (ofRole) columns.push({ name: ofRole, type: 'TINYINT' });
  }
  return { columns, state, about, role, rows: () => storedRows(table) };
}

function* storedRows(table: LoadedTable): Generator<readonly (string | number | null)[]> {
  for (const [index, { data }] of table.rows.entries()) {
    const row: (string | number | null)[] = [index];
    for (const [position, column] of table.columns.entries()) {
      const datum = data[position];
      if (column.type === 'number') {
        row.push(isNumber(datum) ? datum : null);
        row.push(
          isState(datum) ? wordOfState(datum.state) : null,
          isState(datum) ? (datum.about ?? null) : null,
        );
      } else row.push(typeof datum === 'string' ? datum : null);
      if (column.dimension !== undefined) row.push(column.roles.get(String(datum)) ?? 1);
    }
    yield row;
  }
}

/** How strongly a state rules a sum that it is part of: 0 a number, 1–2 not counted, from 3 on the sum has the state. */
export const stateRanks: readonly (StateName | undefined)[] = [
  undefined,
  'missing',
  'not-applicable',
  'pending',
  'approximate',
  'unknown',
  'none-or-withheld',
  'suppressed',
];

/** From this rank on a member gives its state to the whole. */
export const ruling = 3;
