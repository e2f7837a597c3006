import type { TableDescription } from '../data/engine.ts';
import type { Vocabulary } from '../directives/setting.ts';

/** What a table's columns are to the protection, as the indicators that use them and the table itself say. */
export interface ColumnRoles {
  /** Columns that count children: hidden below the threshold. */
  readonly counts: ReadonlySet<string>;
  /** Column -> the column with the size of its group. */
  readonly sizeOf: ReadonlyMap<string, string>;
  /** Columns that say nothing about children. */
  readonly open: ReadonlySet<string>;
  readonly numbers: readonly string[];
}

/** The roles of a table's columns. */
export function columnRoles(
  table: TableDescription,
  vocabulary: Pick<Vocabulary, 'indicators'>,
): ColumnRoles {
  const counts = new Set<string>();
  const open = new Set<string>(table.unprotected);
  const sizeOf = new Map<string, string>();
  for (const indicator of vocabulary.indicators.values()) {
    const measure = indicator.measure;
    if (indicator.table !== table.name || !measure) continue;
    const used = [measure.numerator, measure.denominator, measure.count, measure.value];
    if (indicator.protection === 'none') {
      for (const column of used) if (column) open.add(column);
      continue;
    }
    const size = measure.groupSize ?? measure.denominator;
    for (const column of used) if (column && size && column !== size) sizeOf.set(column, size);
    if (size) counts.add(size);
    if (measure.count) counts.add(measure.count);
    if (measure.numerator && indicator.unit === 'procent') counts.add(measure.numerator);
  }
  const numbers = table.columns
    .filter(column => column.type === 'number' && !column.dimension)
    .map(one => one.name);
  return { counts, sizeOf, open, numbers };
}
