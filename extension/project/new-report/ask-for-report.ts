import { Fault } from '../../base/fault.ts';
import { nearest } from '../../schema/nearest.ts';
import type { Project } from '../project.ts';
import {
  coveredUnits,
  type DueReport,
  dueReports,
  type ReportType,
  reportTypes,
  usualReports,
} from './due-reports.ts';
import { folderOf, schoolYearFrom, startOf } from './school-year.ts';
import { templateOf, workingTemplates } from './working-templates.ts';

/** What somebody asks to have made: one report by type and id, or all of a year (of one type). */
export interface ReportWish {
  readonly schoolYear: string;
  readonly type: string | undefined;
  readonly id: string | undefined;
  readonly all: boolean;
}

/** What is to be made, and what was asked for and is there already. */
export interface ReportAnswer {
  readonly make: readonly DueReport[];
  readonly there: readonly DueReport[];
}

const alone: ReadonlySet<string> = new Set(['huvudman', 'nämnd', 'resultatdag']);

/** A school year as people write it, in its one spelling. Fault `usage.school-year` (64). */
export function readSchoolYear(written: string): string {
  const found = /^(\d{4})\s*[/–-]\s*(?:\d{2})?(\d{2})$/.exec(written.trim());
  const start = Number(found?.[1]);
  if (found && (start + 1) % 100 === Number(found[2])) return schoolYearFrom(start);
  throw new Fault('usage.school-year', { value: written }, 64);
}

/** The working document that a wish means: of the report `id`, made from the template that `type` names. Faults as {@link reportsWishedFor}. */
async function documentWishedFor(
  project: Project,
  { id, schoolYear, all }: ReportWish,
  template: string,
): Promise<ReportAnswer> {
  if (all) throw new Fault('new.document-of-all', { template }, 64);
  const due = (await dueReports(project, schoolYear)).filter(one => one.type !== 'nämnd');
  const ids = due.map(one => one.id);
  if (id === undefined) throw new Fault('new.document-of-whom', { template, allowed: ids }, 64);
  const about = due.find(one => one.id === id.normalize('NFC'));
  if (!about)
    throw new Fault('new.id-unknown', { id, type: template, nearest: nearest(id, ids), allowed: ids }, 64);
  const path = `${folderOf(schoolYear)}/${about.id}.${template}.md`;
  const exists = (await project.files.info(path)) !== undefined;
  if (exists) throw new Fault('new.exists', { file: path, year: schoolYear, next: undefined }, 1);
  return { make: [{ ...about, id: `${about.id}.${template}`, template, path, exists }], there: [] };
}

/** Finds the reports that a wish means. Faults (64 for a wish that means nothing): `new.*`, `usage.choice`; `new.exists` (1) for one that is there. */
export async function reportsWishedFor(project: Project, wish: ReportWish): Promise<ReportAnswer> {
  const template = wish.type && (await templateOf(project, wish.type));
  if (template) return documentWishedFor(project, wish, template);
  const due = await dueReports(project, wish.schoolYear);
  const type = typeOf(wish, due);
  if (wish.all) {
    if (wish.id !== undefined) throw new Fault('new.id-with-all', { id: wish.id }, 64);
    const chosen = type ? due.filter(one => one.type === type) : usualReports(project, due);
    return { make: chosen.filter(one => !one.exists), there: chosen.filter(one => one.exists) };
  }
  if (!type) throw new Fault('new.type-missing', { allowed: reportTypes }, 64);
  const one = oneReport(project, wish, type, due);
  if (!one.exists) return { make: [one], there: [] };
  const { redovisar, pågår } = project.config;
  const next = schoolYearFrom(startOf(wish.schoolYear) + 1);
  const isReported = wish.schoolYear === redovisar && (pågår === undefined || pågår === next);
  throw new Fault(
    'new.exists',
    { file: one.path, year: wish.schoolYear, next: isReported ? next : undefined },
    1,
  );
}

function typeOf({ type, id }: ReportWish, due: readonly DueReport[]): ReportType | undefined {
  if (type === undefined) return undefined;
  const known = reportTypes.find(one => one === type.normalize('NFC').toLocaleLowerCase('sv'));
  if (known) return known;
  const meant = id === undefined ? due.find(one => one.id === type) : undefined;
  if (meant) throw new Fault('new.id-as-type', { id: type, type: meant.type }, 64);
  const allowed = [...reportTypes, ...workingTemplates];
  throw new Fault(
    'usage.choice',
    { option: 'TYP', value: type, allowed, nearest: nearest(type, allowed) ?? wordOf(type, allowed) },
    64,
  );
}

function oneReport(
  project: Project,
  { id, schoolYear }: ReportWish,
  type: ReportType,
  due: readonly DueReport[],
): DueReport {
  const { config } = project;
  const ofType = due.filter(one => one.type === type || (type === 'verksamhet' && isGroup(project, one)));
  if (alone.has(type)) {
    const [only] = ofType;
    const name = id?.normalize('NFC').toLocaleLowerCase('sv');
    const named = name === undefined || name === type || (type === 'huvudman' && name === config.huvudman.id);
    if (only && named) return only;
    throw new Fault('new.id-not-needed', { id: id ?? '', type }, 64);
  }
  if (id === undefined) {
    const left = ofType.filter(one => one.type === type && !one.exists).map(one => one.id);
    throw new Fault('new.id-missing', { type, left, year: schoolYear }, 64);
  }
  const wanted = id.normalize('NFC');
  const found = ofType.find(one => one.id === wanted);
  if (found) return { ...found, type };
  const unit = config.enheter.find(one => one.id === wanted);
  const by = coveredUnits(config).find(one => one.unit === wanted)?.by;
  if (type === 'enhet' && unit && due.some(one => one.id === by))
    throw new Fault('new.unit-covered', { unit: unit.namn, by: by ?? '' }, 64);
  if (type === 'enhet' && unit) {
    const heir = config.enheter.find(one => one.id === unit.efterträds)?.namn;
    throw new Fault('new.unit-not-running', { unit: unit.namn, year: schoolYear, heir }, 64);
  }
  const allowed = ofType.map(one => one.id);
  throw new Fault('new.id-unknown', { id, type, nearest: nearest(id, allowed), allowed }, 64);
}

/** A report of several units may be made as an operation's too. */
function isGroup(project: Project, one: DueReport): boolean {
  return one.type === 'enhet' && (project.config.rapporter ?? []).some(group => group.id === one.id);
}

/** The name that is a word of what was written, or the other way round: `lokalt-uppdrag` means `uppdrag`, `signaler` `tidiga-signaler`. */
function wordOf(written: string, names: readonly string[]): string | undefined {
  const wordsOf = (text: string) =>
    text
      .normalize('NFC')
      .toLocaleLowerCase('sv')
      .split(/[\s-]+/u);
  const words = wordsOf(written);
  return names.find(name => words.includes(name) || wordsOf(name).includes(words.join('-')));
}
