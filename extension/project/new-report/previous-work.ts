import { idsWithin, linkWords } from '../../directives/links.ts';
import { propertiesOf } from '../../directives/read.ts';
import { isFilledIn } from '../../report/filled-in.ts';
import type { Report, ReportDirective } from '../../report/report.ts';
import { openReportFile } from '../open-reports.ts';
import { reportsTakenOver } from '../owners.ts';
import type { Project } from '../project.ts';
import { bodyText, titleText } from './block-text.ts';

/** A block of an earlier report, as a new report needs it. */
export interface EarlierBlock {
  /** `I26-1`; undefined for a block that nobody gave one. */
  readonly id: string | undefined;
  /** The report that the id belongs to. */
  readonly owner: string;
  /** Markdown, on one line. */
  readonly title: string;
  /** Attributes as written, by their names in the kind. */
  readonly facts: Readonly<Record<string, string>>;
  /** What stands under the field lines, numbers as they were. */
  readonly text: string;
}

/** What the last reports of an owner, and of those that it takes over from, leave to the next one. */
export interface PreviousWork {
  /** The reports that it was read from. */
  readonly reports: readonly { readonly id: string; readonly schoolYear: string; readonly path: string }[];
  readonly goals: readonly EarlierBlock[];
  /** Interventions that were planned, and those that a follow-up says go on. */
  readonly interventions: readonly EarlierBlock[];
  /** Dialogues that ended in something agreed. */
  readonly dialogues: readonly EarlierBlock[];
  /** Every id that was ever used by the owner or those taken over, with its owner. */
  readonly used: readonly { readonly id: string; readonly owner: string }[];
  /** Titles of blocks that were never filled in, and are left behind. */
  readonly empty: readonly string[];
}

/**
 * Reads the latest report before a school year of one owner and of those whose work it takes over. Those taken over count
 * only if nothing later was written by the owner itself: their work is followed up once.
 */
export async function readPreviousWork(
  project: Project,
  report: string,
  schoolYear: string,
): Promise<PreviousWork> {
  const owners = [report, ...reportsTakenOver(project.config, report)];
  const earlier = project.reports
    .filter(file => owners.includes(file.id) && file.schoolYear < schoolYear)
    .sort((a, b) => (a.schoolYear < b.schoolYear ? -1 : 1));
  const opened = await Promise.all(
    earlier.map(async file => ({ ...file, report: await openReportFile(project, file) })),
  );
  const own = opened.filter(file => file.id === report).at(-1);
  const last = owners.flatMap(owner => {
    const file = opened.filter(each => each.id === owner).at(-1);
    return file && (owner === report || !own || file.schoolYear >= own.schoolYear) ? [file] : [];
  });
  const work = last.map(file => workOf(file.report));
  return {
    reports: last.map(({ id, schoolYear: year, path }) => ({ id, schoolYear: year, path })),
    goals: work.flatMap(one => one.goals),
    interventions: work.flatMap(one => one.interventions),
    dialogues: work.flatMap(one => one.dialogues),
    used: opened.flatMap(file => [...file.report.ids.keys()].map(id => ({ id, owner: file.id }))),
    empty: work.flatMap(one => one.empty),
  };
}

function workOf(report: Report): Pick<PreviousWork, 'goals' | 'interventions' | 'dialogues' | 'empty'> {
  const of = (kind: string) => report.directives.filter(one => one.kind.name === kind);
  const filled = (kind: string) =>
    of(kind).filter(one => isFilledIn(one.typed.directive, report.document.comments));
  const planned = filled('insats').map(one => blockOf(report, one));
  const known = new Set(planned.map(one => one.id));
  const goingOn = filled('uppföljning').flatMap(one => {
    const block = blockOf(report, one);
    const ids = linkWords(block.facts.av).filter(id => !known.has(id));
    return isGoingOn(block.facts.fortsättning) ? ids.map(id => ownedBlock(block, id)) : [];
  });
  return {
    goals: filled('mål').map(one => blockOf(report, one)),
    interventions: [...planned, ...goingOn],
    dialogues: filled('dialog')
      .map(one => blockOf(report, one))
      .filter(one => agreementText(one.text) !== ''),
    empty: [...of('mål'), ...of('insats')]
      .filter(one => !isFilledIn(one.typed.directive, report.document.comments))
      .map(one => titleText(report, one)),
  };
}

/** A follow-up speaks of an intervention that its own report may not hold: what is known of it is its id and title. */
function ownedBlock(followUp: EarlierBlock, written: string): EarlierBlock {
  const [owner, id] = written.includes('#') ? written.split('#') : [followUp.owner, written];
  return { id, owner: owner ?? followUp.owner, title: followUp.title, facts: {}, text: '' };
}

/** « fortsätter » by itself keeps an intervention alive; as ordinary work, ended or changed into another it is followed up no more. */
function isGoingOn(written: string | undefined): boolean {
  if (!written || idsWithin(written).some(id => id.includes('I'))) return false;
  return /^\s*fortsätter/iu.test(written) && !/ordinarie|avslut/iu.test(written);
}

function blockOf(report: Report, one: ReportDirective): EarlierBlock {
  const spec = one.typed.spec as Readonly<Record<string, string | undefined>>;
  const names = Object.keys(propertiesOf(one.kind)).filter(name => name !== 'id');
  return {
    id: spec.id,
    owner: report.setting.report.id,
    title: titleText(report, one),
    facts: Object.fromEntries(names.flatMap(name => (spec[name] ? [[name, spec[name]]] : []))),
    text: bodyText(report, one),
  };
}

/** What a dialogue's text says was agreed, as Markdown: from **Överenskommet** to the next paragraph that begins with a bold word. */
export function agreementText(text: string): string {
  const [, agreed = ''] = /^\*\*Överenskommet:?\*\*:?([\s\S]*)/imu.exec(text) ?? [];
  return (agreed.split(/\n\n(?=\*\*)/u)[0] ?? '').trim();
}
