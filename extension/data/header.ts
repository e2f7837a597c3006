import { type GridRow, isBlank } from './grid.ts';
import type { FieldSpec, TableSpec } from './table-spec.ts';

/** Where the table begins in a file, and which of its columns is which field. */
export interface Header {
  /** Index in the grid's rows of the first row of data. */
  readonly first: number;
  /** Index of the header row; -1 without one. */
  readonly row: number;
  /** Field name → column of the file, from 0. */
  readonly columns: ReadonlyMap<string, number>;
  /** The file's headers, blanks tidied; empty for columns without one. */
  readonly headers: readonly string[];
  /** Headers that stand over two columns, where the first was taken. */
  readonly repeated: readonly { readonly field: FieldSpec; readonly column: number }[];
}

/** How far down a header is looked for. */
const searched = 100;

/**
 * Finds the header: the row that names most of the declared columns, by name, title or alias, whatever the letter case,
 * blanks, soft hyphens or (when nothing else fits) hyphens. A group row above it may tell equal headers apart
 * (`Flickor Antal`); a header that is repeated below is passed over. Undefined when no row names any column.
 */
export function findHeader(rows: readonly GridRow[], spec: TableSpec): Header | undefined {
  if (!spec.dialect.header) return positional(rows, spec);
  const declared = spec.dialect.headerRows;
  if (declared) {
    const chosen = declared
      .flatMap(line => rows.findIndex(row => row.line === line))
      .filter(index => index >= 0);
    const last = Math.max(...chosen);
    if (chosen.length === 0) return undefined;
    return matched(
      rows,
      last,
      joined(
        chosen.map(index => rows[index]),
        spec.dialect.headerJoin,
      ),
      spec,
    );
  }
  let best = -1;
  let most = 0;
  const named = fieldCounter(spec.fields);
  for (let index = 0; index < Math.min(rows.length, searched); index++) {
    const row = rows[index];
    const count = row ? named([...texts(row), ...composedHeaders(rows, index)]) : 0;
    if (count > most) {
      best = index;
      most = count;
    }
  }
  const row = rows[best];
  return row ? matched(rows, best, texts(row), spec) : undefined;
}

/** Counts how many of the fields a row's cells name. A file's cells are folded once each: many of them are the same. */
export function fieldCounter(fields: readonly FieldSpec[]): (cells: readonly string[]) => number {
  const byName = new Map<string, FieldSpec[]>();
  for (const field of fields)
    for (const name of new Set(field.names.map(squeezed)))
      byName.set(name, [...(byName.get(name) ?? []), field]);
  const known = new Map<string, readonly FieldSpec[]>();
  const namedBy = (cell: string) => {
    const found = known.get(cell) ?? byName.get(squeezed(cell)) ?? [];
    known.set(cell, found);
    return found;
  };
  return cells => {
    const found = new Set<FieldSpec>();
    for (const cell of cells) for (const field of namedBy(cell)) found.add(field);
    return found.size;
  };
}

function matched(
  rows: readonly GridRow[],
  index: number,
  headers: readonly string[],
  spec: TableSpec,
): Header {
  const composed = composedHeaders(rows, index, headers);
  const columns = new Map<string, number>();
  const repeated: { field: FieldSpec; column: number }[] = [];
  const taken = new Set<number>();
  for (const fold of [tidy, squeezed]) {
    // A name that holds its group is surer than the bare header.
    for (const candidates of [composed, headers]) {
      const folded = candidates.map(fold);
      for (const field of spec.fields.filter(each => !columns.has(each.name))) {
        const names = field.names.map(fold);
        const hits = folded.flatMap((header, column) =>
          header !== '' && names.includes(header) && !taken.has(column) ? [column] : [],
        );
        const [first, second] = hits;
        if (first === undefined) continue;
        columns.set(field.name, first);
        taken.add(first);
        if (second !== undefined) repeated.push({ field, column: second });
      }
    }
  }
  let first = index + 1;
  const own = headers.map(tidy).join('\n');
  while (
    rows[first] &&
    texts(rows[first] as GridRow)
      .slice(0, headers.length)
      .map(tidy)
      .join('\n') === own
  )
    first++;
  // Between the header and the first row a source may leave a line empty: it does not end the table.
  while (rows[first] && isBlank(rows[first] as GridRow)) first++;
  return {
    first,
    row: index,
    columns,
    headers: headers.map(header => header.replace(/\s+/g, ' ').trim()),
    repeated,
  };
}

function positional(rows: readonly GridRow[], spec: TableSpec): Header {
  const first = Math.max(
    0,
    rows.findIndex(row => !isBlank(row)),
  );
  return {
    first,
    row: -1,
    columns: new Map(spec.fields.map((field, column) => [field.name, column])),
    headers: spec.fields.map(field => field.name),
    repeated: [],
  };
}

/** The headers with the name of their group before them; none without a group row above. */
function composedHeaders(
  rows: readonly GridRow[],
  index: number,
  headers = rows[index] ? texts(rows[index]) : [],
): readonly string[] {
  const groups = groupRow(rows[index - 1], headers.length);
  return groups ? headers.map((header, column) => `${groups[column] ?? ''} ${header}`) : [];
}

/** The row above the header with each group's name carried to the columns that it spans; undefined when it names fewer than two. */
function groupRow(row: GridRow | undefined, width: number): readonly string[] | undefined {
  if (!row) return undefined;
  const cells = texts(row);
  if (cells.filter(cell => cell.trim() !== '').length < 2) return undefined;
  let group = '';
  return Array.from({ length: width }, (_, column) => {
    group = cells[column]?.trim() || group;
    return group;
  });
}

function joined(rows: readonly (GridRow | undefined)[], join: string): readonly string[] {
  const width = Math.max(0, ...rows.map(row => row?.cells.length ?? 0));
  return Array.from({ length: width }, (_, column) =>
    rows
      .map(row => String(row?.cells[column] ?? '').trim())
      .filter(cell => cell !== '')
      .join(join),
  );
}

const texts = (row: GridRow): readonly string[] => row.cells.map(String);

/** Letter case, kinds and number of blanks, soft hyphens and the Unicode form do not count. */
export function tidy(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** As {@link tidy}, and neither blanks nor hyphens count: `Skol-enhetskod` is `skolenhetskod`. */
const squeezed = (name: string) => tidy(name).replace(/[\s\u2010\u2011_-]/g, '');
