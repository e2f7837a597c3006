import { fieldCounter } from './header.ts';
import type { TableSpec } from './table-spec.ts';

const candidates = [';', ',', '\t', '|'] as const;

/** How a file's cells are kept apart. */
export interface FoundDelimiter {
  readonly delimiter: string;
  /** True when the declared one finds fewer columns than this one. */
  readonly differs: boolean;
}

/**
 * The separator of a text: the one whose rows name most of the declared columns, else the one that cuts most lines alike.
 * A declared separator is only set aside for one that finds more columns.
 */
export function findDelimiter(text: string, spec: TableSpec): FoundDelimiter {
  const declared = spec.dialect.delimiter ?? (spec.format === 'tsv' ? '\t' : undefined);
  const lines = text.slice(0, 64_000).split(/\r\n|\n|\r/, 120);
  const named = fieldCounter(spec.fields);
  const scores = new Map(candidates.map(each => [each as string, score(lines, each, spec, named)]));
  const best = [...scores].reduce((a, b) => (b[1] > a[1] ? b : a));
  if (declared === undefined) return { delimiter: best[0], differs: false };
  const own = scores.get(declared) ?? 0;
  const differs = Math.floor(best[1]) > Math.floor(own) && own < 2;
  return { delimiter: differs ? best[0] : declared, differs };
}

/** Whole part: how many declared columns one line names; fraction: how alike the lines are cut, `;` first of equals. */
function score(
  lines: readonly string[],
  delimiter: string,
  spec: TableSpec,
  countNamed: (cells: readonly string[]) => number,
): number {
  const cut = lines.filter(line => line.trim() !== '').map(line => line.split(delimiter));
  const named = spec.dialect.header ? Math.max(0, ...cut.map(cells => countNamed(unquoted(cells, spec)))) : 0;
  const counts = new Map<number, number>();
  for (const cells of cut)
    if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return named + Math.max(0, ...counts.values()) / (cut.length + 1);
}

const unquoted = (cells: readonly string[], spec: TableSpec) =>
  cells.map(cell => {
    const bare = cell.trim();
    const { quote } = spec.dialect;
    return bare.startsWith(quote) && bare.endsWith(quote) ? bare.slice(1, -1) : bare;
  });
