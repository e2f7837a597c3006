import { periodDimensions } from '../../base/table.ts';
import type { ColumnName } from '../../directives/setting.ts';
import type { Scene } from '../scene.ts';

/** A directive's text for a table: as a table, and where it has a number over time as a chart. */
export interface DataDirectives {
  readonly table: string;
  readonly chart: string | undefined;
}

/** The directives that show a table of the data package; through an indicator that is made of it, where there is one. */
export function directivesFor(
  table: string,
  title: string,
  columns: readonly Pick<ColumnName, 'name' | 'type' | 'dimension'>[],
  scene: Pick<Scene, 'report'>,
): DataDirectives {
  const { report } = scene;
  const indicator = [...report.setting.vocabulary.indicators.values()].find(one => one.table === table);
  const id = freeId(indicator?.id ?? table, scene);
  const number = columns.find(column => column.type === 'number' && !column.dimension);
  const period = columns.find(column =>
    (periodDimensions as readonly string[]).includes(column.dimension ?? ''),
  );
  const label = (indicator?.name ?? title).replace(/([[\]])/g, '\\$1');
  const block = (kind: string, what: string) => `:::${kind}[${label}]{#${id} ${what}}\n\n:::\n`;
  if (indicator)
    return {
      table: block('tabell', indicator.id),
      chart: period ? block('diagram', `${indicator.id} x=${indicator.period}`) : undefined,
    };
  const source = `källa=${quoted(table)}`;
  return {
    table: block('tabell', source),
    chart:
      number && period
        ? block('diagram', `${source} kolumn=${quoted(number.name)} x=${period.dimension}`)
        : undefined,
  };
}

function quoted(word: string): string {
  return /[\s,=]/.test(word) ? `"${word}"` : word;
}

function freeId(word: string, { report }: Pick<Scene, 'report'>): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? word : `${word}-${n}`;
    if (!report.ids.has(id)) return id;
  }
}
