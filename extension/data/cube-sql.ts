import { isPeriod } from './dimension-value.ts';
import { wordOfState } from './state-words.ts';
import { quoted } from './store.ts';
import { rowColumn, ruling, stateRanks, type TableLayout } from './stored-table.ts';

/** What a cube is made of: columns of the table by name. */
export interface CubeShape {
  readonly table: string;
  /** Columns that span the cube, and dimension columns that are brought to their total or summed. */
  readonly kept: readonly string[];
  readonly reduced: readonly { readonly column: string; readonly dimension: string }[];
  /** One column (a value or a count) or two (numerator, denominator). */
  readonly parts: readonly string[];
  readonly size: string | undefined;
  /** Column, value: rows that count at all. */
  readonly where: readonly (readonly [string, string])[];
}

/** A statement, its parameters, and the order of what it answers: the kept columns, then the rest as named in the code. */
export interface CubeStatement {
  readonly sql: string;
  readonly parameters: readonly string[];
}

/**
 * The whole cube in one statement. Each reduced dimension is taken at its total where its neighbours have one, else at
 * its parts, else at what is left (ambiguous when there are several); a period is never summed over.
 * Answer per cell: kept…, status, rows that count, sum of each part, size, status of size, ambiguous, row indexes.
 */
export function cubeStatement(shape: CubeShape, layout: TableLayout): CubeStatement {
  const kept = shape.kept.map((column, index) => `${quoted(column)} AS k${index}`);
  const reduced = shape.reduced.flatMap(({ column }, index) => [
    `${quoted(column)} AS e${index}`,
    `${quoted(layout.role.get(column) ?? column)} AS r${index}`,
  ]);
  const parts = shape.parts.map((column, index) => `${quoted(column)} AS v${index}`);
  const status = shape.parts.map(column => rank(layout.state.get(column)));
  const base = [
    ...kept,
    ...reduced,
    ...parts,
    `${status.length > 1 ? `greatest(${status.join(', ')})` : status[0]} AS s`,
    `${shape.size ? quoted(shape.size) : 'NULL::DOUBLE'} AS z`,
    `${shape.size ? rank(layout.state.get(shape.size)) : '1'} AS zs`,
    `${rowColumn} AS n`,
  ];
  const filter = shape.where.map(([column]) => `${quoted(column)} = ?`).join(' AND ');
  const steps = [
    `b AS (SELECT ${base.join(', ')} FROM ${quoted(shape.table)}${filter ? ` WHERE ${filter}` : ''})`,
  ];
  const keptNames = shape.kept.map((_, index) => `k${index}`);
  for (const index of shape.reduced.keys()) {
    const others = [
      ...keptNames,
      ...shape.reduced.flatMap((_, other) => (other === index ? [] : [`e${other}`])),
    ];
    const partition = others.length > 0 ? `PARTITION BY ${others.join(', ')}` : '';
    const from = index === 0 ? 'b' : `t${index - 1}`;
    steps.push(`t${index} AS (SELECT * FROM ${from} QUALIFY r${index} = max(r${index}) OVER (${partition}))`);
  }
  const ambiguous = shape.reduced.map(({ dimension }, index) => {
    const several = `count(DISTINCT e${index}) > 1`;
    return isPeriod(dimension) ? several : `(${several} AND max(r${index}) = 0)`;
  });
  const answer = [
    ...keptNames,
    `CASE WHEN max(s) >= ${ruling} THEN max(s) WHEN count(*) FILTER (s = 0) > 0 THEN 0 ELSE max(s) END`,
    `count(*) FILTER (s = 0 OR s >= ${ruling})::INTEGER`,
    ...shape.parts.map((_, index) => `fsum(v${index}) FILTER (s = 0)`),
    `fsum(z) FILTER (zs = 0)`,
    `max(zs)`,
    ambiguous.length > 0 ? ambiguous.join(' OR ') : 'false',
    'list(n ORDER BY n)',
  ];
  const last = shape.reduced.length > 0 ? `t${shape.reduced.length - 1}` : 'b';
  const group = keptNames.length > 0 ? ` GROUP BY ${keptNames.join(', ')}` : ' HAVING count(*) > 0';
  return {
    sql: `WITH ${steps.join(', ')} SELECT ${answer.join(', ')} FROM ${last}${group} ORDER BY min(n)`,
    parameters: shape.where.map(([, value]) => value),
  };
}

function rank(stateColumn: string | undefined): string {
  if (stateColumn === undefined) return '1';
  const cases = stateRanks.flatMap((state, index) =>
    state ? [`WHEN '${wordOfState(state)}' THEN ${index}`] : [],
  );
  return `CASE ${quoted(stateColumn)} ${cases.join(' ')} ELSE 0 END`;
}
