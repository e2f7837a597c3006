import { schoolFormOf } from '../base/school-form.ts';
import type { UnitFact } from '../directives/block-fact.ts';
import type { CountAsk, ProjectView } from '../directives/contract.ts';
import { countableOf } from '../directives/countable.ts';
import { linkWords } from '../directives/links.ts';
import { workedOn, workingType } from '../directives/working-document.ts';
import { isFilledIn } from '../report/filled-in.ts';
import { isReadable, type Report, type ReportDirective } from '../report/report.ts';
import { type Blocks, blocksOf } from './blocks.ts';
import type { UnitConfig } from './config-schema.ts';
import { reportsTakenOver } from './owners.ts';
import type { Project } from './project.ts';
import { unitsIn } from './units.ts';
import type { UnopenedReport } from './unopened-report.ts';

/**
 * What a directive may ask of the project: counts over one school year's reports, and which ids exist. An id belongs to
 * its report through all years, and goes over to the report that takes over the work; `otherIds` are those of reports that
 * are not opened yet, as `report#id`; those of `unopened` are opened when somebody asks for what stands in them.
 */
export function projectView(
  project: Project,
  reports: readonly Report[],
  otherIds: readonly string[],
  schoolYear: string,
  unopened: readonly UnopenedReport[] = [],
): ProjectView {
  const ofYear = reports.filter(
    ({ setting: { report } }) => report.schoolYear === schoolYear && report.type !== workingType,
  );
  const units = unitsIn(project.config, schoolYear);
  // A large project has many ids and is viewed often: they are put together when all of them are asked for.
  let ids: ReadonlySet<string> | undefined;
  const known = () => {
    const later = unopened.flatMap(one => one.ids.map(id => `${one.id}#${id}`));
    ids ??= new Set([...idsOf(reports), ...otherIds, ...later]);
    return ids;
  };
  let opened: ReadonlyMap<string, readonly Report[]> | undefined;
  let rest: ReadonlySet<string> | undefined;
  const has = (report: string, id: string) => {
    opened ??= byReportId(reports);
    if (opened.get(report)?.some(one => one.ids.has(id))) return true;
    rest ??= new Set([...otherIds, ...unopened.flatMap(one => one.ids.map(each => `${one.id}#${each}`))]);
    return rest.has(`${report}#${id}`);
  };
  const lists = new Map<string, readonly string[]>();
  const takenOver = new Map<string, readonly string[]>();
  const ownersFrom = (report: string) => {
    const owners = takenOver.get(report) ?? [report, ...ownersOf(project.config, report)];
    takenOver.set(report, owners);
    return owners;
  };
  let own: readonly UnitFact[] | undefined;
  let blocks: Blocks | undefined;
  const facts = () => {
    blocks ??= blocksOf(project, reports, schoolYear, unopened);
    return blocks;
  };
  return {
    schoolYear,
    // A count that misses a report because its file is broken is no count.
    count: ask => (ofYear.every(isReadable) ? count(ask, ofYear, units, project) : undefined),
    hasId: (id, from) => {
      const at = id.indexOf('#');
      if (at >= 0) return has(id.slice(0, at), id.slice(at + 1));
      return ownersFrom(from).some(owner => has(owner, id));
    },
    idsFrom: from => {
      const before = lists.get(from);
      if (before) return before;
      const owners = new Set(ownersFrom(from));
      const bare = (id: string) => {
        const end = id.indexOf('#');
        return owners.has(id.slice(0, end)) ? id.slice(end + 1) : id;
      };
      const list = [...new Set([...known()].map(bare))];
      lists.set(from, list);
      return list;
    },
    blocks: ask => facts().blocks(ask),
    reports: ask => facts().reports(ask),
    owners: ownersFrom,
    units: year => {
      if (year !== undefined) return unitsIn(project.config, year).map(unitFact);
      own ??= units.map(unitFact);
      return own;
    },
  };
}

/** The reports whose ids a report may write bare besides its own: those it takes over, and the one that a working document is about. */
function ownersOf(config: Project['config'], report: string): readonly string[] {
  const about = workedOn(report);
  return about === undefined ? reportsTakenOver(config, report) : [about, ...reportsTakenOver(config, about)];
}

function unitFact({ id, namn, skolform, område }: UnitConfig): UnitFact {
  return { id, title: namn, schoolForms: skolform.map(schoolFormOf), area: område };
}

/** The same report of each year. */
function byReportId(reports: readonly Report[]): ReadonlyMap<string, readonly Report[]> {
  const found = new Map<string, Report[]>();
  for (const one of reports) {
    const { id } = one.setting.report;
    const same = found.get(id);
    if (same) same.push(one);
    else found.set(id, [one]);
  }
  return found;
}

function idsOf(reports: readonly Report[]): ReadonlySet<string> {
  return new Set(
    reports.flatMap(report => [...report.ids.keys()].map(id => `${report.setting.report.id}#${id}`)),
  );
}

function count(
  ask: CountAsk,
  reports: readonly Report[],
  units: readonly UnitConfig[],
  project: Project,
): { readonly n: number; readonly total: number } | undefined {
  const { conditions } = ask;
  const form = conditions.skolform && schoolFormOf(conditions.skolform);
  const inScope = units.filter(
    unit =>
      (!form || unit.skolform.includes(form)) && (!conditions.område || unit.område === conditions.område),
  );
  const ids = new Set(inScope.map(unit => unit.id));
  const unitsOf = (report: Report) =>
    report.setting.report.type === 'enhet' || report.setting.report.type === 'verksamhet'
      ? (project.refs.get(report.setting.report.unit)?.members ?? [])
      : [];
  const scoped = conditions.skolform || conditions.område;
  const chosen = reports.filter(
    report =>
      (!conditions.status || report.setting.report.status === conditions.status) &&
      (!scoped || unitsOf(report).some(unit => ids.has(unit))),
  );
  const blocks = (report: Report, what: string | undefined) =>
    report.directives.filter(
      one =>
        one.kind.name === countableOf(what)?.block &&
        isFilledIn(one.typed.directive, report.document.comments),
    );

  const { med, utan } = conditions;
  const counted = countableOf(ask.what);
  if (counted?.many === 'enheter') {
    const what = med ?? utan ?? (conditions.tema || conditions.fas ? 'insats' : undefined);
    if (what === undefined && !conditions.status) return { n: inScope.length, total: inScope.length };
    const isBlock = countableOf(what)?.block !== undefined;
    const having = new Set(
      chosen
        .filter(report => !isBlock || blocks(report, what).some(one => fits(one, conditions)))
        .flatMap(unitsOf),
    );
    const n = inScope.filter(unit => having.has(unit.id) !== Boolean(utan)).length;
    return { n, total: inScope.length };
  }
  if (counted?.many === 'rapporter') {
    const has = (report: Report, what: string) => blocks(report, what).some(one => fits(one, conditions));
    const all = reports.filter(report => unitsOf(report).length > 0);
    const fitting = chosen.filter(
      report => unitsOf(report).length > 0 && (!med || has(report, med)) && (!utan || !has(report, utan)),
    );
    return { n: fitting.length, total: all.length };
  }
  if (!counted?.block) return undefined;
  const linked = (report: Report, one: ReportDirective, what: string) =>
    reports.some(other => blocks(other, what).some(each => isLinked([report, one], [other, each])));
  const found = chosen.flatMap(report =>
    blocks(report, ask.what).filter(
      one =>
        fits(one, conditions) && (!med || linked(report, one, med)) && (!utan || !linked(report, one, utan)),
    ),
  );
  return { n: found.length, total: reports.flatMap(report => blocks(report, ask.what)).length };
}

type Placed = readonly [report: Report, one: ReportDirective];

/** Whether one of two blocks names the other's id: a follow-up its intervention, an intervention its goal. */
function isLinked(a: Placed, b: Placed): boolean {
  return names(a, b) || names(b, a);
}

const links = ['av', 'utifrån', 'mål', 'preciserar', 'fortsätter'] as const;

function names([report, one]: Placed, [other, target]: Placed): boolean {
  const { id } = target.typed.spec as { readonly id?: string };
  if (id === undefined) return false;
  const spec = one.typed.spec as Readonly<Record<string, string | undefined>>;
  const owner = other.setting.report.id;
  const wanted = report.setting.report.id === owner ? [id, `${owner}#${id}`] : [`${owner}#${id}`];
  return links.some(link => linkWords(spec[link]).some(word => wanted.includes(word)));
}

function fits(one: ReportDirective, conditions: Readonly<Record<string, string>>): boolean {
  const spec = one.typed.spec as Readonly<Record<string, string | undefined>>;
  return ['tema', 'fas', 'till', 'om'].every(
    key => !conditions[key] || (spec[key] ?? '').split(/[\s,]+/).includes(conditions[key]),
  );
}
