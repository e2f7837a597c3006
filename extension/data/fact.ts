import { isNumber, isState, missing, type State } from '../base/cell.ts';
import type { Coordinates, Source } from '../base/table.ts';
import type { CubeCell } from './cube.ts';
import type { Measure, RawFact } from './engine.ts';
import type { LoadedTable } from './loaded-table.ts';
import { ruling, stateRanks } from './stored-table.ts';

/** What a fact is made from: the table, the measure, the numeric columns behind it. */
export interface FactBasis {
  readonly table: LoadedTable;
  readonly measure: Measure;
  /** The value or count alone, or numerator and denominator. */
  readonly parts: readonly string[];
}

/** The cells that one point of the grid rests on. */
export interface Found {
  readonly cells: readonly CubeCell[];
  /** `one`: a row of the source; `sum`: parts put together here; `group`: units put together here. */
  readonly how: 'one' | 'sum' | 'group';
  /** When the figures are published, for a period that has none yet. */
  readonly expected: string | undefined;
}

const rankOf = (state: string) => stateRanks.indexOf(state as (typeof stateRanks)[number]);
const pendingRank = rankOf('pending');
const approximateRank = rankOf('approximate');

/** The fact of a point: a number where all that it rests on are numbers, else the state that rules. Never a partial sum. */
export function factOf(basis: FactBasis, at: Coordinates, found: Found): RawFact {
  const { cells } = found;
  if (cells.length === 0) {
    if (found.expected !== undefined) return { at, value: pendingState(found.expected), sources: [] };
    return { at, value: missing, sources: [], problem: 'no-row' };
  }
  const sources = sourcesOf(basis, cells);
  const none = (problem: RawFact['problem']): RawFact => ({
    at,
    value: missing,
    sources,
    ...(problem && { problem }),
  });
  const { twice } = basis.table;
  const repeated = twice.size === 0 ? [] : cells.flatMap(cell => cell.rows.filter(row => twice.has(row)));
  if (repeated.length > 0)
    return { at, value: missing, sources: sourcesOf(basis, [{ rows: repeated }]), problem: 'twice' };
  if (cells.some(cell => cell.ambiguous)) return none('ambiguous');
  const finished = basis.measure.value !== undefined;
  const counted = cells.filter(cell => cell.count > 0);
  if (finished && cells.some(cell => cell.count > 1 || cell.rows.length > 1)) return none('ambiguous');
  if (finished && (found.how === 'sum' || counted.length > 1)) return none('not-additive');

  const statuses = cells.map(cell =>
    cell.status === 1 && found.expected !== undefined ? pendingRank : cell.status,
  );
  const status = statuses.reduce((a, b) => Math.max(a, b), 0);
  if (status >= ruling) {
    const several = counted.length > 1 || counted.some(cell => cell.count > 1) || basis.parts.length > 1;
    if (status === approximateRank && several) return none('not-additive');
    const size = cells.length === 1 ? cells[0]?.size : undefined;
    return {
      at,
      value: stateOf(basis, cells, status, found.expected),
      ...(size !== undefined && { n: size }),
      sources,
    };
  }
  if (counted.length === 0) return { at, value: stateOf(basis, cells, status, found.expected), sources };
  return { at, ...numbers(basis, counted), sources };
}

function numbers({ measure }: FactBasis, cells: readonly CubeCell[]): Omit<RawFact, 'at' | 'sources'> {
  const sum = (part: number) => cells.reduce((total, cell) => total + (cell.sums[part] ?? 0), 0);
  const sizes = cells.flatMap(cell => cell.size ?? []);
  const size = sizes.length === cells.length ? sizes.reduce((a, b) => a + b, 0) : undefined;
  if (measure.numerator !== undefined && measure.denominator !== undefined) {
    const [numerator, denominator] = [sum(0), sum(1)];
    const value = denominator === 0 ? missing : (measure.scale * numerator) / denominator;
    return {
      value,
      numerator,
      denominator,
      n: measure.groupSize === undefined ? denominator : (size ?? denominator),
    };
  }
  const value = sum(0);
  const n = size ?? (measure.count !== undefined && measure.groupSize === undefined ? value : undefined);
  return { value, ...(n !== undefined && { n }) };
}

function stateOf(
  basis: FactBasis,
  cells: readonly CubeCell[],
  status: number,
  expected: string | undefined,
): State {
  if (status === pendingRank) return pendingState(expected);
  const name = stateRanks[status];
  const columns = basis.parts.map(part => basis.table.columns.findIndex(column => column.name === part));
  for (const cell of cells) {
    for (const row of cell.rows) {
      for (const column of columns) {
        const datum = basis.table.rows[row]?.data[column];
        if (isState(datum) && datum.state === name) return datum;
      }
    }
  }
  return missing;
}

function pendingState(expected: string | undefined): State {
  return { state: 'pending', text: 'väntas', ...(expected !== undefined && { expected }) };
}

/** The sources of cells: one per file, with its lines in order. */
function sourcesOf(
  { table, parts }: Pick<FactBasis, 'table' | 'parts'>,
  cells: readonly Pick<CubeCell, 'rows'>[],
): readonly Source[] {
  const lines = new Map<number, number[]>();
  for (const cell of cells) {
    for (const index of cell.rows) {
      const row = table.rows[index];
      if (!row) continue;
      const known = lines.get(row.file);
      if (known) known.push(row.line);
      else lines.set(row.file, [row.line]);
    }
  }
  const own = table.columns.find(column => column.name === parts[0])?.field?.definition;
  return [...lines].map(([file, rows]) =>
    sourceOf(
      table,
      file,
      rows.sort((a, b) => a - b),
      own,
    ),
  );
}

/** The source that a file of a table is. */
export function sourceOf(
  table: LoadedTable,
  file: number,
  rows: readonly number[],
  definition?: string,
): Source {
  const { spec } = table;
  const from = table.files[file];
  const words = definition ?? spec.definition;
  return {
    resource: spec.name,
    ...(spec.title !== undefined && { title: spec.title }),
    path: from?.path ?? spec.paths[0] ?? '',
    ...(from?.sheet !== undefined && { sheet: from.sheet }),
    rows,
    sha256: from?.sha256 ?? '',
    ...(words !== undefined && { definition: words }),
    ...(spec.publisher !== undefined && { publisher: spec.publisher }),
    ...(spec.fetched !== undefined && { fetched: spec.fetched }),
    ...(spec.cutOff !== undefined && { cutOff: spec.cutOff }),
  };
}

/** The value of a fact without its sources: what the source itself prints for a group. */
export function cellValue(basis: FactBasis, cells: readonly CubeCell[]): number | State | undefined {
  if (cells.length === 0) return undefined;
  const fact = factOf(basis, {}, { cells, how: 'one', expected: undefined });
  return fact.problem === undefined && (isNumber(fact.value) || isState(fact.value)) ? fact.value : undefined;
}
