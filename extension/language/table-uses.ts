import type { UnitRef } from '../directives/setting.ts';
import type { Report } from '../report/report.ts';
import { occurrencesIn } from './names/in-report.ts';
import type { Surroundings } from './scene.ts';

/** What rests on a table. */
export interface TableUses {
  /** Ids of the indicators that are worked out of it, in the order of the catalogue. */
  readonly indicators: readonly string[];
  /** Names of ska.yaml for what others have, whose values lie in it: `riket`, `liknande`. */
  readonly references: readonly string[];
  /** Reports that name it, or one of its indicators, and the lines (1-based) on which they do. */
  readonly reports: readonly { readonly file: string; readonly lines: readonly number[] }[];
}

/** By table, what rests on it: what has to be looked at when it changes. Tables that nothing rests on are left out. */
export function tableUses({
  project,
  reports,
}: Pick<Surroundings, 'project' | 'reports'>): ReadonlyMap<string, TableUses> {
  const { indicators, units } = project.vocabulary;
  const lines = linesByName({ project, reports });
  const names = new Set([
    ...[...indicators.values()].flatMap(one => one.table ?? []),
    ...[...units.values()].flatMap(one => one.table ?? []),
    ...lines.tables.keys(),
  ]);
  const uses = [...names].map((name): [string, TableUses] => {
    const its = [...indicators.values()].filter(one => one.table === name).map(({ id }) => id);
    const written = [lines.tables.get(name), ...its.map(id => lines.indicators.get(id))];
    const files = new Map<string, Set<number>>();
    for (const [file, line] of written.flatMap(places => places ?? []))
      files.set(file, (files.get(file) ?? new Set()).add(line));
    return [
      name,
      {
        indicators: its,
        references: [...units.values()].filter((one: UnitRef) => one.table === name).map(({ id }) => id),
        reports: [...files]
          .map(([file, at]) => ({ file, lines: [...at].sort((a, b) => a - b) }))
          .sort((a, b) => (a.file < b.file ? -1 : 1)),
      },
    ];
  });
  return new Map(uses);
}

type Places = Map<string, (readonly [file: string, line: number])[]>;

function linesByName(around: {
  readonly project: Surroundings['project'];
  readonly reports: readonly Report[];
}) {
  const [tables, indicators]: [Places, Places] = [new Map(), new Map()];
  for (const report of around.reports)
    for (const { name, place } of occurrencesIn(report, around)) {
      const found = name.kind === 'table' ? tables : name.kind === 'indicator' ? indicators : undefined;
      if (!found || !('id' in name)) continue;
      found.set(name.id, [...(found.get(name.id) ?? []), [place.file, place.span.start.line]]);
    }
  return { tables, indicators };
}
