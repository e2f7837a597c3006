import { schoolFormOf } from '../../../base/school-form.ts';
import { wordsOf } from '../../attributes.ts';
import type { ReportFact, ScopeAsk, UnitFact } from '../../block-fact.ts';
import type { ProjectView, Typed } from '../../contract.ts';
import type { Setting } from '../../setting.ts';
import type { attributes } from './attributes.ts';

export type TypedRollUp = Typed<typeof attributes>;

/** Which reports a roll-up is made of, and which units they should speak of. */
export interface Scope {
  readonly reports: readonly ReportFact[];
  readonly units: readonly UnitFact[];
  /** Those without a report that can be read. */
  readonly missing: readonly UnitFact[];
  /** Those that have only written so far, and those whose report has been sent back: what they say may change. */
  readonly drafts: readonly UnitFact[];
  readonly returned: readonly UnitFact[];
}

const conditionsOfReports = ['skolform', 'område', 'status'] as const;

/** The reports below the one that asks; for the board those named, else the head authority's. */
export function scopeAsk({ spec }: TypedRollUp, setting: Setting): ScopeAsk {
  const { id, type } = setting.report;
  const named = wordsOf(spec.rapporter).filter(name => name !== 'alla');
  const isBoard = type === 'nämnd' && spec.rapporter === undefined;
  const reports = isBoard ? ['huvudman'] : named;
  const conditions = Object.fromEntries(
    conditionsOfReports.flatMap(name => (spec[name] === undefined ? [] : [[name, spec[name]]])),
  );
  return { below: id, conditions, ...(reports.length > 0 && { reports }) };
}

/** True for the report of units or of an area; the head authority's own speaks of none of them in particular. */
export function isOfUnits({ type }: ReportFact): boolean {
  return type === 'enhet' || type === 'verksamhet';
}

/** Gathers the scope of a roll-up from the project around it. */
export function scopeOf(typed: TypedRollUp, setting: Setting, project: ProjectView): Scope {
  const ask = scopeAsk(typed, setting);
  const reports = project.reports(ask).filter(report => report.readable);
  const { skolform, område } = typed.spec;
  const form = skolform === undefined ? undefined : schoolFormOf(skolform);
  const own = new Set(setting.vocabulary.units.get(setting.report.unit)?.members ?? []);
  const chosen = ask.reports && new Set(project.reports({ reports: ask.reports }).flatMap(one => one.units));
  const units = project
    .units()
    .filter(
      unit =>
        own.has(unit.id) &&
        (!chosen || chosen.has(unit.id)) &&
        (form === undefined || unit.schoolForms.includes(form)) &&
        (område === undefined || unit.area === område),
    );
  const statuses = new Map<string, string[]>(units.map(unit => [unit.id, []]));
  for (const report of reports.filter(isOfUnits))
    for (const unit of report.units) statuses.get(unit)?.push(report.status);
  const statusesOf = (unit: UnitFact) => statuses.get(unit.id) ?? [];
  const having = (isMeant: (status: string) => boolean) =>
    units.filter(unit => statusesOf(unit).length > 0 && statusesOf(unit).every(isMeant));
  return {
    reports,
    units,
    missing: units.filter(unit => statusesOf(unit).length === 0),
    drafts: having(status => status === 'utkast'),
    returned: having(status => status === 'åter'),
  };
}
