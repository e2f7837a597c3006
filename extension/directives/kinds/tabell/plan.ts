import {
  listedPeriods,
  type Measured,
  measuredColumn,
  measuredOf,
  otherDimensions,
  ownCohorts,
} from '../../addressing.ts';
import type { DataAsk } from '../../ask.ts';
import { listOf, wordsOf } from '../../attributes.ts';
import type { Typed } from '../../contract.ts';
import { type Axis, axisOf, type Grid, gridAsks, gridOf } from '../../grid.ts';
import type { Setting } from '../../setting.ts';
import type { attributes } from './attributes.ts';

type TypedTable = Typed<typeof attributes>;

/** What a table shows: a grid of numbers, or the rows of a source as they stand. */
export type Plan =
  | { readonly kind: 'grid'; readonly rows: Axis; readonly columns: readonly Axis[]; readonly grid: Grid }
  | { readonly kind: 'source'; readonly ask: DataAsk };

/** The plan of a table from its attributes; the asks and the page both follow it. */
export function planOf(typed: TypedTable, setting: Setting): Plan {
  const { spec } = typed;
  if (spec.källa !== undefined && spec.kolumn === undefined && spec.indikator === undefined)
    return { kind: 'source', ask: sourceAsk(typed, spec.källa, setting) };
  const measures = measuredOf(typed, setting);
  const follows = ownCohorts(typed, measures[0]?.period, setting).length;
  const rows = axisOf(
    spec.rader ?? (follows > 0 && measures.length === 1 ? 'kohort' : defaultRows(typed, measures)),
  );
  const written = listOf(spec.kolumner);
  const named = (
    written.length > 0
      ? written
      : [follows > 1 && rows === 'kohort' ? 'årskurs' : defaultColumns(rows, measures)]
  ).map(axisOf);
  const used = [rows, ...named];
  const columns: Axis[] = [
    ...named,
    ...(measures.length > 1 && !used.includes('indikator') ? (['indikator'] as const) : []),
    ...(follows > 1 && !used.includes('kohort') ? (['kohort'] as const) : []),
    ...(wordsOf(spec.enhet).length > 1 && !used.includes('enhet') ? (['enhet'] as const) : []),
  ];
  const against = wordsOf(spec.mot);
  return {
    kind: 'grid',
    rows,
    columns,
    grid: gridOf(typed, setting, { measures, axes: [rows, ...columns], against }, used),
  };
}

/** The asks of a table. */
export function tableAsks(typed: TypedTable, setting: Setting): readonly DataAsk[] {
  const plan = planOf(typed, setting);
  return plan.kind === 'source' ? [plan.ask] : gridAsks(plan.grid, typed, setting);
}

function defaultRows(typed: TypedTable, measures: readonly Measured[]): string {
  if (measures.length > 1) return 'indikator';
  const columns = listOf(typed.spec.kolumner);
  const listed = Object.entries(typed.dimensions).find(
    ([name, values]) => values.length > 1 && !columns.includes(name),
  );
  if (listed) return listed[0];
  return columns.includes('enhet') ? (measures[0]?.period ?? 'läsår') : 'enhet';
}

function defaultColumns(rows: Axis, measures: readonly Measured[]): string {
  const several = measures.length > 1 && rows !== 'indikator';
  if (several && (rows === 'enhet' || rows === 'period')) return 'indikator';
  if (rows === 'period') return 'enhet';
  return measures[0] && measures[0].period === undefined ? 'indikator' : (measures[0]?.period ?? 'läsår');
}

/** Asks for the rows of a source, for the units and times that the author named, else all. */
function sourceAsk(typed: TypedTable, table: string, setting: Setting): DataAsk {
  const period = measuredColumn(table, '', setting).period;
  const listed = period ? listedPeriods(typed, period, setting) : [];
  return {
    key: 'rader',
    of: { rows: table, columns: listOf(typed.spec.kolumner) },
    units: wordsOf(typed.spec.enhet),
    select: { ...otherDimensions(typed), ...(period && listed.length > 0 ? { [period]: listed } : {}) },
    by: [],
  };
}
