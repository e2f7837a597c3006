import type { Config, UnitConfig } from '../config-schema.ts';
import type { Project } from '../project.ts';
import { unitsIn } from '../units.ts';
import { folderOf } from './school-year.ts';

/** The kinds of report that can be made, from the unit's to the board's: a year's reports are made in this order. */
export const reportTypes = ['enhet', 'verksamhet', 'huvudman', 'nämnd', 'resultatdag'] as const;
export type ReportType = (typeof reportTypes)[number];

/** A report that a school year has, or should have. */
export interface DueReport {
  readonly type: ReportType;
  /** The file's name without ending, and the owner of the report's ids. */
  readonly id: string;
  /** The unit's, group's, area's, head authority's or board's name. */
  readonly name: string;
  readonly path: string;
  /** The running units that it is about; all of them for the head authority and the board. */
  readonly units: readonly UnitConfig[];
  readonly exists: boolean;
  /** Only for a working document: the template that it is made from, and whose name ends its id. */
  readonly template?: string;
}

/** A unit that a report of several units already covers. */
export interface CoveredUnit {
  readonly unit: string;
  readonly by: string;
}

/**
 * Every report that a school year can have by ska.yaml: one for each report of several units, one for each running unit
 * that none of those covers, one for each area, the head authority's, the board's, the result day's. Reports about nothing that runs that year are left out.
 */
export async function dueReports(project: Project, schoolYear: string): Promise<readonly DueReport[]> {
  const { config } = project;
  const running = unitsIn(config, schoolYear);
  const covered = new Set(coveredUnits(config).map(one => one.unit));
  const known = (ids: readonly string[]) => running.filter(unit => ids.includes(unit.id));
  const groups = await Promise.all(
    (config.rapporter ?? []).map(async group => ({
      type: (await wasOperation(project, group.id)) ? ('verksamhet' as const) : ('enhet' as const),
      id: group.id,
      name: group.namn,
      units: known(group.enheter),
    })),
  );
  const single = running
    .filter(unit => !covered.has(unit.id))
    .map(unit => ({ type: 'enhet' as const, id: unit.id, name: unit.namn, units: [unit] }));
  const areas = (config.områden ?? []).map(area => ({
    type: 'verksamhet' as const,
    id: area.id,
    name: area.namn,
    units: running.filter(unit => unit.område === area.id),
  }));
  const order = new Map(config.enheter.map((unit, index) => [unit.id, index]));
  const first = (units: readonly UnitConfig[]) => order.get(units[0]?.id ?? '') ?? Infinity;
  const unitReports = [...groups, ...single]
    .filter(one => one.units.length > 0)
    .sort((a, b) => first(a.units) - first(b.units));
  const whole = [
    { type: 'huvudman' as const, id: 'huvudman', name: config.huvudman.namn, units: running },
    { type: 'nämnd' as const, id: 'nämnd', name: config.nämnd?.namn ?? 'Nämnden', units: running },
    { type: 'resultatdag' as const, id: 'resultatdag', name: 'Resultatdag', units: running },
  ];
  const all = [...unitReports, ...areas.filter(one => one.units.length > 0), ...whole];
  return Promise.all(
    all
      .toSorted((a, b) => reportTypes.indexOf(a.type) - reportTypes.indexOf(b.type))
      .map(async one => {
        const path = `${folderOf(schoolYear)}/${one.id}.md`;
        return { ...one, path, exists: (await project.files.info(path)) !== undefined };
      }),
  );
}

/**
 * The reports that a year is to have when nobody names them: those of all units and of the head authority, the board's if
 * ska.yaml has a board, and an area's or a result day's only if there was one before: most municipalities have no such level.
 */
export function usualReports(project: Project, due: readonly DueReport[]): readonly DueReport[] {
  const before = new Set(project.reports.map(file => file.id));
  return due.filter(one => {
    if (one.type === 'verksamhet' || one.type === 'resultatdag') return before.has(one.id);
    return one.type !== 'nämnd' || project.config.nämnd !== undefined || before.has('nämnd');
  });
}

/** The units that have no report of their own, with the report that is about them. */
export function coveredUnits(config: Config): readonly CoveredUnit[] {
  return (config.rapporter ?? []).flatMap(group =>
    group.enheter.filter(unit => unit !== group.id).map(unit => ({ unit, by: group.id })),
  );
}

/** True when a report of several units was an operation's (`typ: verksamhet`) the last time. */
async function wasOperation(project: Project, id: string): Promise<boolean> {
  const last = project.reports.filter(file => file.id === id).at(-1);
  if (!last) return false;
  const text = new TextDecoder().decode(await project.files.read(last.path));
  return /^typ:\s*["']?verksamhet["']?\s*$/m.test(text.slice(0, 2000));
}
