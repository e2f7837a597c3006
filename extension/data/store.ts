/** A column of a stored table. */
export interface StoredColumn {
  readonly name: string;
  readonly type: 'VARCHAR' | 'DOUBLE' | 'INTEGER' | 'TINYINT';
}

/** The database of one project's tables, in memory, without a way to files or the network. */
export interface Store extends AsyncDisposable {
  /** Makes a table (anew) and fills it; null stands for nothing. */
  load(
    table: string,
    columns: readonly StoredColumn[],
    rows: Iterable<readonly (string | number | null)[]>,
  ): Promise<void>;
  /** Rows of a statement of ours; `?` in it takes the parameters in order. Lists come as arrays. */
  rows(sql: string, parameters: readonly string[]): Promise<readonly (readonly unknown[])[]>;
  /** What any statement gives, with the names of its columns; none stands twice. */
  answer(
    sql: string,
  ): Promise<{ readonly names: readonly string[]; readonly rows: readonly (readonly unknown[])[] }>;
}

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
