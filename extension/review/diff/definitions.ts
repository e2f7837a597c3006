import type { Bound } from '../../directives/contract.ts';
import type { Project } from '../../project/project.ts';

/** What the numbers of a directive mean in a project, as one text: measures, units, columns and rules; not a single row of data. */
export function definitionsOf({ answers }: Pick<Bound, 'answers'>, project: Project): string {
  const parts = Object.values(answers).map(({ ask: { of, units } }) => {
    const indicator = 'indicator' in of ? project.indicators.get(of.indicator) : undefined;
    const table = 'indicator' in of ? indicator?.table : 'table' in of ? of.table : of.rows;
    const measure = indicator && [
      indicator.measure,
      indicator.unit,
      indicator.decimals,
      indicator.period,
      indicator.table,
      indicator.protection,
    ];
    const members = units.map(unit => project.refs.get(unit)?.members);
    return [measure, table && project.engine.declared.get(table), members];
  });
  return JSON.stringify(parts);
}
