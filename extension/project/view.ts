import { schoolFormOf } from '../base/school-form.ts';
import type { CountAsk, ProjectView } from '../directives/contract.ts';
import type { Report, ReportDirective } from '../report/report.ts';
import type { UnitConfig } from './config-schema.ts';
import { reportsTakenOver } from './owners.ts';
import type { Project } from './project.ts';
import { unitsIn } from './units.ts';

/** Words of `vad=` and `med=` that count blocks, with the directive they count. */
const blocksCounted: Readonly<Record<string, string>> = {
  insatser: 'insats',
  mål: 'mål',
  analyser: 'analys',
  effekter: 'effekt',
  uppföljningar: 'uppföljning',
  budskap: 'budskap',
  frågor: 'fråga',
};

/**
 * What a directive may ask of the project: counts over one school year's reports, and which ids exist. An id belongs to
 * its report through all years, and goes over to the report that takes over the work; `otherIds` are those of years that are not opened, as `report#id`.
 */
export function projectView(
  project: Project,
  reports: readonly Report[],
  otherIds: readonly string[],
  schoolYear: string,
): ProjectView {
  const ofYear = reports.filter(report => report.setting.report.schoolYear === schoolYear);
  const units = unitsIn(project.config, schoolYear);
  const known = new Set([...idsOf(reports), ...otherIds]);
  const takenOver = (report: string) => reportsTakenOver(project.config, report);
  return {
    count: ask => count(ask, ofYear, units, project),
    hasId: (id, from) => {
      if (id.includes('#')) return known.has(id);
      return [from, ...takenOver(from)].some(owner => known.has(`${owner}#${id}`));
    },
    idsFrom: from => {
      const prefixes = [from, ...takenOver(from)].map(owner => `${owner}#`);
      const bare = (id: string) => prefixes.find(prefix => id.startsWith(prefix))?.length ?? 0;
      return [...new Set([...known].map(id => id.slice(bare(id))))];
    },
  };
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
  const inScope = units.filter(
    unit =>
      (!conditions.skolform || unit.skolform.includes(schoolFormOf(conditions.skolform))) &&
      (!conditions.område || unit.område === conditions.område),
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
  const matching = (report: Report, what: string) =>
    report.directives.filter(
      one => one.kind.name === blocksCounted[what] && isFilledIn(report, one) && fits(one, conditions),
    );

  if (ask.what === 'enheter') {
    const asked = ['med', 'utan', 'status', 'tema', 'fas'].some(key => conditions[key]);
    if (!asked) return { n: inScope.length, total: inScope.length };
    const what =
      conditions.med ?? conditions.utan ?? (conditions.tema || conditions.fas ? 'insatser' : undefined);
    const having = new Set(
      chosen.filter(report => !what || matching(report, what).length > 0).flatMap(unitsOf),
    );
    const n = inScope.filter(unit => having.has(unit.id) !== Boolean(conditions.utan)).length;
    return { n, total: inScope.length };
  }
  if (ask.what === 'rapporter') {
    const all = reports.filter(report => unitsOf(report).length > 0);
    return { n: chosen.filter(report => unitsOf(report).length > 0).length, total: all.length };
  }
  if (!blocksCounted[ask.what]) return undefined;
  const all = reports.flatMap(report =>
    report.directives.filter(one => one.kind.name === blocksCounted[ask.what] && isFilledIn(report, one)),
  );
  return { n: chosen.flatMap(report => matching(report, ask.what)).length, total: all.length };
}

/** A template's block counts when its guidance text is gone: until then nobody has written it. */
export function isFilledIn(report: Report, one: ReportDirective): boolean {
  const { start, end } = one.typed.directive.span;
  return !report.document.comments.some(
    ({ text, span }) =>
      /^ledtext\s*:/i.test(text) && start.offset <= span.start.offset && span.end.offset <= end.offset,
  );
}

function fits(one: ReportDirective, conditions: Readonly<Record<string, string>>): boolean {
  const spec = one.typed.spec as Readonly<Record<string, string | undefined>>;
  return ['tema', 'fas', 'till', 'om'].every(
    key => !conditions[key] || (spec[key] ?? '').split(/[\s,]+/).includes(conditions[key]),
  );
}
