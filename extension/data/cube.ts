import type { CubeShape } from './cube-sql.ts';
import { cubeStatement } from './cube-sql.ts';
import type { Store } from './store.ts';
import type { TableLayout } from './stored-table.ts';

/** One cell of a cube: the rows of a table that share the kept columns' values, summed. */
export interface CubeCell {
  /** Values of the kept columns, in their order. */
  readonly key: readonly string[];
  /** Rank of the state that rules the cell (see `stateRanks`); 0 for a number. */
  readonly status: number;
  /** Rows that count: neither missing nor not applicable. */
  readonly count: number;
  /** Sums of the parts over the rows that are numbers. */
  readonly sums: readonly number[];
  /** Size of the group, when every row has one. */
  readonly size: number | undefined;
  /** True when rows were left that cannot be told apart or summed. */
  readonly ambiguous: boolean;
  /** Indexes of the table's rows behind it. */
  readonly rows: readonly number[];
}

/** All cells of a shape, to be looked up without asking the store again. */
export interface Cube {
  readonly shape: CubeShape;
  readonly cells: readonly CubeCell[];
  at(key: readonly string[]): CubeCell | undefined;
  /** The cells with a value in one kept column. */
  having(position: number, value: string): readonly CubeCell[];
  /** The values of a kept column, in the data's order. */
  values(position: number): readonly string[];
  /** What was worked out before for a key, or the work's result now: the cube's own memory, gone with it. */
  once<T>(key: string, work: () => T): T;
}

/** Works out a cube, by one statement. */
export async function makeCube(store: Store, shape: CubeShape, layout: TableLayout): Promise<Cube> {
  const { sql, parameters } = cubeStatement(shape, layout);
  const cells = (await store.rows(sql, parameters)).map(row => cellOf(row, shape));
  const byKey = new Map(cells.map(cell => [keyText(cell.key), cell]));
  const byValue = shape.kept.map((_, position) => grouped(cells, position));
  const values = byValue.map(groups => [...groups.keys()]);
  const memory = new Map<string, unknown>();
  return {
    shape,
    cells,
    at: key => byKey.get(keyText(key)),
    having: (position, value) => byValue[position]?.get(value) ?? [],
    values: position => values[position] ?? [],
    once<T>(key: string, work: () => T): T {
      if (!memory.has(key)) memory.set(key, work());
      return memory.get(key) as T;
    },
  };
}

function cellOf(row: readonly unknown[], shape: CubeShape): CubeCell {
  const width = shape.kept.length;
  const parts = shape.parts.length;
  const [status, count] = row.slice(width, width + 2).map(Number);
  const [size, sizeStatus, ambiguous, rows] = row.slice(width + 2 + parts);
  return {
    key: row.slice(0, width).map(value => String(value ?? '')),
    status: status ?? 1,
    count: count ?? 0,
    sums: row.slice(width + 2, width + 2 + parts).map(Number),
    size: typeof size === 'number' && Number(sizeStatus) === 0 ? size : undefined,
    ambiguous: ambiguous === true,
    rows: Array.isArray(rows) ? rows.map(Number) : [],
  };
}

function grouped(cells: readonly CubeCell[], position: number): ReadonlyMap<string, readonly CubeCell[]> {
  const groups = new Map<string, CubeCell[]>();
  for (const cell of cells) {
    const value = cell.key[position] ?? '';
    const group = groups.get(value);
    if (group) group.push(cell);
    else groups.set(value, [cell]);
  }
  return groups;
}

// No school, subject or year has a unit separator in its name.
const keyText = (key: readonly string[]) => key.join('\u001f');
