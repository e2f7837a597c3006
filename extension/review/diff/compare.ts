import type { Language } from '../../base/problem.ts';
import type { Span } from '../../base/span.ts';
import type { Project } from '../../project/project.ts';
import { waiversIn } from '../../project/waivers.ts';
import type { BoundReport } from '../../report/bind.ts';
import type { Report } from '../../report/report.ts';
import { type Change, type Comparison, worstChangesFirst } from './change.ts';
import { dataChanges } from './data-changes.ts';
import { definitionChanges } from './definition-changes.ts';
import { mostAlike, wordsOf } from './in-order.ts';
import { leastParagraph } from './pair-paragraphs.ts';
import { type Edition, reportChanges } from './report-changes.ts';
import { differingPaths, type Revision, readRevision } from './revision.ts';
import { paragraphName } from './section-changes.ts';
import { strictestProjects } from './strictest.ts';

/** A report that has changed, in both versions; one of them is missing when it came or went. */
export interface ChangedReport {
  readonly id: string;
  readonly file: string;
  readonly before: BoundReport | undefined;
  readonly after: BoundReport | undefined;
  readonly changes: readonly Change[];
}

/** Two versions of a project compared: what changed, and the reports that it changed in. */
export interface ComparedProjects {
  readonly comparison: Comparison;
  readonly reports: readonly ChangedReport[];
  readonly before: Revision;
  readonly after: Revision;
}

/** How versions are called, what day it is (ISO: waivers end), and what stops the work. */
export interface CompareSetting {
  readonly base: string;
  readonly head: string;
  readonly today: string;
  /** Of what is said besides the reports' own words; Swedish when not said. */
  readonly language?: Language;
  readonly signal?: AbortSignal;
}

/** Compares two opened versions of a project. Everything that is shown has passed the protection of both. */
export async function compareProjects(
  earlier: Project,
  later: Project,
  { base, head, today, language, signal }: CompareSetting,
): Promise<ComparedProjects> {
  const { before, after, changes: ofRules } = await strictestProjects(earlier, later, language);
  const differing = await differingPaths(before, after);
  const opened = new Map<string, Report>();
  const [one, other] = [
    await readRevision(before, differing, opened, signal),
    await readRevision(after, differing, opened, signal),
  ];
  const moved = renamedReports(one, other);
  const files = new Set([...one.reports.keys(), ...other.reports.keys()]);
  for (const [from] of moved) files.delete(from);
  const earlierOf = new Map([...moved].map(([from, to]) => [to, from]));
  const reports: ChangedReport[] = [];
  for (const file of [...files].sort()) {
    const was = one.reports.get(earlierOf.get(file) ?? file);
    const is = other.reports.get(file);
    const changes = reportChanges(edition(was, one), edition(is, other), language ?? 'sv');
    const id = (is ?? was)?.report.setting.report.id ?? '';
    if (changes.length > 0) reports.push({ id, file, before: was, after: is, changes });
  }
  const found = [
    ...reports.flatMap(each => each.changes),
    ...ofRules,
    ...(await definitionChanges(before, after, differing, language)),
    ...(await dataChanges(before, after, differing, language)),
  ];
  const changes = paragraphsAcrossReports(acrossReports(found), language ?? 'sv');
  const waivers = waiversIn(other.all, today).map(({ file, waiver, expired }) => ({
    file,
    code: waiver.code,
    reason: waiver.reason,
    by: waiver.by,
    until: waiver.until,
    expired,
  }));
  return {
    comparison: { base, head, changes: worstChangesFirst(changes), waivers },
    reports: reports.map(each => ({ ...each, changes: changes.filter(change => change.file === each.file) })),
    before: one,
    after: other,
  };
}

const edition = (bound: BoundReport | undefined, revision: Revision): Edition | undefined =>
  bound && { bound, revision };

/** Reports whose file has got another name: the same text, or nearly. */
function renamedReports(before: Revision, after: Revision): ReadonlyMap<string, string> {
  const gone = [...before.reports].filter(([path]) => !after.reports.has(path));
  const fresh = [...after.reports].filter(([path]) => !before.reports.has(path));
  const words = new Map([...fresh].map(([to, other]) => [to, wordsOf(other.report.document.text)] as const));
  const renamed = new Map<string, string>();
  for (const [from, bound] of gone) {
    const best = mostAlike(wordsOf(bound.report.document.text), [...words], 0.5);
    if (best === undefined) continue;
    renamed.set(from, best);
    words.delete(best);
  }
  return renamed;
}

/** So alike are the words of what has moved from one report to another, when its name is the same and when it is not. */
const alike = { named: 0.6, renamed: 0.85 };

/** What cannot move: a number and a figure in another report are about another unit. */
const ofTheirReport: ReadonlySet<Change['kind']> = new Set(['value', 'figure']);

/** What has gone from one report and come to another with the same words has moved: a goal, a measure, an analysis, a section. */
function acrossReports(changes: readonly Change[]): readonly Change[] {
  const moved = new Map<Change, Change>();
  const taken = new Set<Change>();
  const comers = changes
    .filter(one => one.change === 'added' && one.report && one.after && !ofTheirReport.has(one.kind))
    .map(one => [one, wordsOf(one.after ?? '')] as const);
  for (const removed of changes.filter(one => one.change === 'removed' && one.report && one.before)) {
    const likely = comers.filter(
      ([one]) => one.kind === removed.kind && one.report !== removed.report && !taken.has(one),
    );
    const words = wordsOf(removed.before ?? '');
    const added =
      mostAlike(
        words,
        likely.filter(([one]) => one.label === removed.label),
        alike.named,
      ) ?? (removed.kind === 'waiver' ? undefined : mostAlike(words, likely, alike.renamed));
    if (!added) continue;
    taken.add(added);
    taken.add(removed);
    const at = { ...removed.at, ...added.at };
    moved.set(added, {
      ...added,
      change: 'moved',
      before: removed.report ?? '',
      after: added.report ?? '',
      at,
    });
  }
  return changes.flatMap(one => moved.get(one) ?? (taken.has(one) ? [] : [one]));
}

/** A paragraph that is gone from one report and new in another, word for word. */
function paragraphsAcrossReports(changes: readonly Change[], language: Language): readonly Change[] {
  const isText = (one: Change) => one.kind === 'section' && one.change === 'changed';
  const waiting = new Map<string, Change[]>();
  for (const one of changes) {
    if (!isText(one) || one.before !== undefined || one.after === undefined) continue;
    const same = waiting.get(one.after);
    if (same) same.push(one);
    else waiting.set(one.after, [one]);
  }
  const moved = new Map<Change, Change>();
  const taken = new Set<Change>();
  const lengthOf = (span: Span | undefined) => span && span.end.offset - span.start.offset;
  for (const gone of changes) {
    if (!isText(gone) || gone.after !== undefined || (gone.before?.length ?? 0) < leastParagraph) continue;
    // Of a long one the change has only the beginning.
    const length = lengthOf(gone.at.before?.span);
    const fresh = waiting
      .get(gone.before ?? '')
      ?.find(one => !taken.has(one) && one.report !== gone.report && lengthOf(one.at.after?.span) === length);
    if (!fresh) continue;
    taken.add(gone).add(fresh);
    const { cause: _cause, ...rest } = fresh;
    moved.set(fresh, {
      ...rest,
      label: paragraphName(gone.before ?? '', language),
      change: 'moved',
      before: gone.report ?? '',
      after: fresh.report ?? '',
      at: { ...gone.at, ...fresh.at },
    });
  }
  return changes.flatMap(one => moved.get(one) ?? (taken.has(one) ? [] : [one]));
}
