import { Fault } from '../../base/fault.ts';
import type { ProjectView } from '../../directives/contract.ts';
import type { BoundReport } from '../../report/bind.ts';
import { freeze, sumOfFrozen } from '../../report/frozen/frozen.ts';
import type { Report } from '../../report/report.ts';
import { correctionSince, isChangedSince, stepOf, stepsOf } from '../../report/status.ts';
import { textSum } from '../../report/text-sum.ts';
import { nearest } from '../../schema/nearest.ts';
import { readYaml } from '../../schema/yaml.ts';
import { yamlEdits } from '../../schema/yaml-edit.ts';
import { newlineOf } from '../../syntax/edit.ts';
import { openScope } from '../check.ts';
import { checkReport, type Finding } from '../check-report.ts';
import { frozenPath } from '../frozen-report.ts';
import type { Project } from '../project.ts';
import { thresholdOf } from '../threshold.ts';
import { blockersOf } from './blockers.ts';
import { type Status, stepsFrom } from './steps.ts';

/** Who takes a step with which report, and when. */
export interface StepWish {
  readonly id: string;
  readonly schoolYear: string;
  readonly to: Status;
  readonly by: string;
  /** The paragraph of a decision: `§ 12`. */
  readonly decision?: string | undefined;
  /** ISO date; today when absent. */
  readonly date?: string | undefined;
  readonly today: string;
  readonly signal?: AbortSignal;
}

/** A file as it is to be: all of them, or none. */
export interface SignedFile {
  readonly path: string;
  readonly text: string;
}

/** What a step comes to: the files that it writes, or what must be done before it. */
export type Signing =
  | { readonly files: readonly SignedFile[]; readonly date: string }
  | { readonly blockers: readonly Finding[] };

/** Roles that a project has without naming any. */
const usualRoles = ['rektor', 'verksamhetschef', 'utvecklingsledare', 'skolchef'];

/** The roles that may take a step: those of ska.yaml, and the board. */
export function rolesOf({ config }: Project): readonly string[] {
  const own = Object.keys(config.roller ?? {});
  return [...new Set([...(own.length > 0 ? own : usualRoles), 'nämnd'])];
}

/**
 * Takes a step with a report: checks that it may be taken, and by whom, and says what is to be written. Nothing is written here.
 * Faults: `project.unknown-report` (1), `sign.step` (1), `sign.role` and `sign.date` (64), `sign.front-matter` (1).
 */
export async function signReport(project: Project, wish: StepWish): Promise<Signing> {
  const { id, schoolYear, to } = wish;
  checkRole(project, wish.by);
  const file = project.reports.find(one => one.id === id && one.schoolYear === schoolYear);
  if (!file) {
    const known = project.reports.filter(one => one.schoolYear === schoolYear).map(one => one.id);
    throw new Fault(
      'project.unknown-report',
      { report: id, year: schoolYear, nearest: nearest(id, known) },
      1,
    );
  }
  const { wanted, opened, viewOf } = await openScope(project, { paths: [file.path] });
  const [report] = wanted;
  if (!report) throw new Error(`${file.path} was not opened`);
  checkStep(report, wish);
  const date = dateOf(report, wish);
  const view = viewOf(report);
  const bound = await checkReport(project, report, view, opened, wish.signal);
  const blockers = blockersOf(project, bound, to, wish.today);
  if (blockers.length > 0) return { blockers };
  const values = to === 'fastställd' ? frozenFile(project, bound, date, view) : undefined;
  return {
    files: [...(values?.files ?? []), { path: file.path, text: signedText(report, wish, date, values?.sum) }],
    date,
  };
}

/** The values of a report that is decided; a corrected one keeps those it was decided with. */
function frozenFile(
  project: Project,
  bound: BoundReport,
  date: string,
  view: ProjectView,
): { readonly sum: string; readonly files: readonly SignedFile[] } {
  const { id, schoolYear, type } = bound.report.setting.report;
  if (bound.frozen) return { sum: sumOfFrozen(bound.frozen.file), files: [] };
  const text = freeze(bound, {
    date,
    view,
    cutOff: project.config.brytdatum,
    threshold: thresholdOf(project, type),
  });
  return { sum: sumOfFrozen(JSON.parse(text)), files: [{ path: frozenPath(id, schoolYear), text }] };
}

function checkRole(project: Project, role: string): void {
  const known = rolesOf(project);
  if (!known.includes(role.normalize('NFC')))
    throw new Fault('sign.role', { role, known, nearest: nearest(role, known) }, 64);
}

/** A step is taken once; a changed text is reviewed again, and a corrected one decided again. */
function checkStep(report: Report, { to }: StepWish): void {
  const { id, status } = report.setting.report;
  const from = status as Status;
  const step = stepOf(report);
  const again =
    from === to &&
    ((to === 'granskad' && (step?.text === undefined || isChangedSince(report, step))) ||
      (to === 'fastställd' && (!step || correctionSince(report.frontMatter, step.datum) !== undefined)));
  const allowed = stepsFrom[from] ?? [];
  if (!again && !allowed.includes(to)) throw new Fault('sign.step', { report: id, from, to, allowed }, 1);
}

function dateOf(report: Report, { date, today }: StepWish): string {
  const day = date ?? today;
  const wrong = (reason: 'form' | 'future' | 'before', last = '') =>
    new Fault('sign.date', { date: day, reason, last }, 64);
  const parsed = new Date(`${day}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(parsed.getTime());
  if (!isDay || parsed.toISOString().slice(0, 10) !== day) throw wrong('form');
  if (day > today) throw wrong('future');
  const last = stepsOf(report.frontMatter).at(-1)?.datum;
  if (last !== undefined && day < last) throw wrong('before', last);
  return day;
}

/** The report with the step in its front matter, and not a byte of anything else changed. */
function signedText(
  report: Report,
  { to, by, decision }: StepWish,
  date: string,
  values: string | undefined,
): string {
  const { document } = report;
  const { text, file, frontMatter } = document;
  const step = {
    till: to,
    av: by.normalize('NFC'),
    datum: date,
    ...(decision && { beslut: decision }),
    text: textSum(document),
    ...(values && { värden: values }),
  };
  const refuse = () => new Fault('sign.front-matter', { file }, 1);
  const edits =
    frontMatter &&
    yamlEdits(frontMatter.text, newlineOf(text), { set: { status: to }, append: { steg: step } });
  if (!frontMatter || !edits) throw refuse();
  const yaml = edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), frontMatter.text);
  // What stands there must say just this, whatever the author's YAML looked like.
  const before = readYaml(file, frontMatter.text).value as Readonly<Record<string, unknown>>;
  const steps = Array.isArray(before.steg) ? before.steg : [];
  const meant = { ...before, status: to, steg: [...steps, step] };
  if (!isSame(readYaml(file, yaml).value, meant)) throw refuse();
  const { start, end } = frontMatter.span;
  return text.slice(0, start.offset) + yaml + text.slice(end.offset);
}

/** Two YAML values that say the same, in whatever order their keys stand. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
