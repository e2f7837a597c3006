import { schoolFormOf } from '../base/school-form.ts';
import type { BlockAsk, BlockFact, ReportFact, ScopeAsk } from '../directives/block-fact.ts';
import { workedOn } from '../directives/working-document.ts';
import { isFilledIn } from '../report/filled-in.ts';
import { type HeadingNode, headingsOf } from '../report/outline/headings.ts';
import { schoolFormsIn } from '../report/outline/school-form.ts';
import { isReadable, type Report } from '../report/report.ts';
import type { UnitConfig } from './config-schema.ts';
import type { Project } from './project.ts';
import { unitsIn } from './units.ts';
import type { UnopenedReport } from './unopened-report.ts';

/** The blocks of a project's opened reports as plain data, over all levels and years. */
export interface Blocks {
  /** In order of file and place. */
  blocks(ask: BlockAsk): readonly BlockFact[];
  /** In order of file. */
  reports(ask: ScopeAsk): readonly ReportFact[];
}

/** What is known of a report; its blocks once somebody has asked for them. */
interface Facts {
  readonly report: ReportFact;
  blocks?: readonly BlockFact[];
  /** The same without what people wrote in them. */
  bare?: readonly BlockFact[];
  /** Those that an ask means, by what it says of blocks: the reports of a project are asked the same again after each change in one of them. */
  readonly meant: Map<string, readonly BlockFact[]>;
}

const known = new WeakMap<Project, WeakMap<Report, Facts>>();

/** Each report of a project is read once, however many views look at it. */
function factsOf(project: Project, report: Report): Facts {
  const ofProject = known.get(project) ?? new WeakMap<Report, Facts>();
  known.set(project, ofProject);
  const found = ofProject.get(report) ?? { report: reportFact(project, report), meant: new Map() };
  ofProject.set(report, found);
  return found;
}

/** Reads the blocks of reports when they are first asked for, each report once. `schoolYear` is meant where an ask says no years. */
export function blocksOf(
  project: Project,
  reports: readonly Report[],
  schoolYear: string,
  unopened: readonly UnopenedReport[] = [],
): Blocks {
  const factOf = (report: Report) => factsOf(project, report).report;
  const inside = (report: Report, prose: BlockAsk['prose']) => {
    const facts = factsOf(project, report);
    facts.blocks ??= blockFacts(report, facts.report);
    if (prose !== 'none') return facts.blocks;
    facts.bare ??= facts.blocks.map(({ rows: _, ...block }) => ({ ...block, text: '' }));
    return facts.bare;
  };
  const years = new Map<string, Map<string, (() => Report)[]>>();
  const put = (year: string, id: string, open: () => Report) => {
    // What is written on the way to a report says nothing for others yet.
    if (workedOn(id) !== undefined) return;
    const ofYear = kept(years, year, () => new Map<string, (() => Report)[]>());
    kept(ofYear, id, () => []).push(open);
  };
  for (const report of reports) put(report.setting.report.schoolYear, report.setting.report.id, () => report);
  for (const one of unopened) put(one.schoolYear, one.id, one.open);
  /** An ask that names its reports costs no more than these. */
  const named = (year: string, ids: readonly string[] | undefined) => {
    const ofYear = years.get(year);
    const openers = ids ? ids.flatMap(id => ofYear?.get(id) ?? []) : [...(ofYear?.values() ?? [])].flat();
    return openers.map(open => open());
  };
  const chosen = (ask: ScopeAsk) =>
    (ask.years ?? [schoolYear]).flatMap(year => {
      const asking = ask.below === undefined ? undefined : named(year, [ask.below])[0];
      if (ask.below !== undefined && !asking) return [];
      const isMeant = scopeOf(ask, asking && factOf(asking));
      return named(year, ask.reports).filter(report => isMeant(factOf(report)));
    });
  const asked = new Map<string, readonly BlockFact[]>();
  return {
    blocks: ask =>
      kept(asked, JSON.stringify(ask), () => {
        const { kinds, conditions = {}, prose } = ask;
        const key = JSON.stringify([kinds, conditions, prose]);
        return chosen(ask).flatMap(report =>
          kept(factsOf(project, report).meant, key, () =>
            inside(report, prose).filter(block => kinds.includes(block.kind) && fits(block, conditions)),
          ),
        );
      }),
    reports: ask => chosen(ask).map(factOf),
  };
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const levels: readonly string[] = ['enhet', 'verksamhet', 'huvudman', 'nämnd'];

/** How high a report stands. A result day stands where the head authority does, and above it when it names the reports that it means: nobody reports to it. */
function levelOf({ type }: ReportFact, names: boolean): number {
  return type === 'resultatdag' ? levels.indexOf(names ? 'nämnd' : 'huvudman') : levels.indexOf(type);
}

/** Tells which reports an ask means. `asking` is the report that the others must be below of. */
function scopeOf(ask: ScopeAsk, asking: ReportFact | undefined): (report: ReportFact) => boolean {
  const { conditions = {} } = ask;
  const covered = asking && new Set(asking.units);
  const form = conditions.skolform && schoolFormOf(conditions.skolform);
  return report =>
    (!form || report.schoolForms.includes(form)) &&
    (!conditions.område || report.area === conditions.område) &&
    (!conditions.enhet || report.units.includes(conditions.enhet)) &&
    (!conditions.status || report.status === conditions.status) &&
    (!asking ||
      (report.type !== 'resultatdag' &&
        levels.indexOf(report.type) < levelOf(asking, ask.reports !== undefined) &&
        report.units.every(unit => covered?.has(unit))));
}

const ofReports: readonly string[] = ['skolform', 'område', 'enhet', 'status'];

function fits(block: BlockFact, conditions: Readonly<Record<string, string>>): boolean {
  const { skolform, ...rest } = conditions;
  if (skolform && !block.schoolForms.includes(schoolFormOf(skolform))) return false;
  return Object.entries(rest).every(([name, wanted]) => {
    if (ofReports.includes(name)) return true;
    const written = block.spec[name];
    return written === wanted || (written?.split(/[\s,]+/u).includes(wanted) ?? false);
  });
}

function reportFact(project: Project, report: Report): ReportFact {
  const { unit, ...identity } = report.setting.report;
  const running = unitsIn(project.config, identity.schoolYear);
  const members =
    identity.type === 'huvudman' || identity.type === 'nämnd'
      ? undefined
      : (project.refs.get(unit)?.members ?? []);
  const units = members ? running.filter(one => members.includes(one.id)) : running;
  const areas = new Set(units.map(one => one.område));
  return {
    ...identity,
    units: units.map(one => one.id),
    schoolForms: formsOf(units),
    area: areas.size === 1 ? units[0]?.område : undefined,
    readable: isReadable(report),
  };
}

const formsOf = (units: readonly UnitConfig[]) => [
  ...new Set(units.flatMap(unit => unit.skolform.map(schoolFormOf))),
];

function blockFacts(report: Report, fact: ReportFact): readonly BlockFact[] {
  const sections = fact.schoolForms.length > 1 ? headingsOf(report.document).all : [];
  return report.directives.map(one => {
    const { directive, spec } = one.typed;
    return {
      report: fact,
      kind: one.kind.name,
      id: (spec as { readonly id?: string }).id,
      title: directive.label?.text.trim() ?? '',
      spec: spec as Readonly<Record<string, string>>,
      text: one.text,
      ...(one.rows && { rows: one.rows }),
      schoolForms: formsAround(directive.span.start.offset, sections, fact.schoolForms),
      line: directive.span.start.line,
      filledIn: isFilledIn(directive, report.document.comments),
    };
  });
}

/** The school forms that the heading around a place names, or the heading above it; all of them when none does. */
function formsAround(
  offset: number,
  sections: readonly HeadingNode[],
  forms: readonly string[],
): readonly string[] {
  let section = sections.findLast(each => each.start <= offset && offset < each.end);
  for (; section; section = section.parent) {
    const named = schoolFormsIn(section.heading.text, forms);
    if (named.size > 0) return [...named];
  }
  return forms;
}
