import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Files } from '../../base/ports.ts';
import { includedReports } from '../../project/appendix.ts';
import type { OpenedReports } from '../../project/check.ts';
import type { Project } from '../../project/project.ts';
import { answersTo, type ViewAsks } from '../../report/asked-view.ts';
import { waiversOf } from '../../report/comments.ts';
import type { Report } from '../../report/report.ts';

export const sha256 = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');

/** Where a project keeps what its reports are made of, besides the reports themselves. */
const folders = ['data', 'uttag', 'bilder', 'bilagor', 'mallar', 'scheman'];
const files = ['ska.yaml', 'indikatorer.yaml', 'årshjul.yaml'];

/** Everything that all reports share: the program with its layouts, and the project's own files by path, as sums. */
export interface SharedInputs {
  /** The sum of all of it. */
  readonly sum: string;
  readonly program: string;
  readonly files: Readonly<Record<string, string>>;
}

/**
 * What all reports share: the project's own files, its data, templates, schemas and pictures. `program` is the fingerprint of
 * the program and its layouts.
 */
export async function sharedInputs(project: Project, program: string): Promise<SharedInputs> {
  const paths = [...files, ...(project.config.tema?.logotyp ? [project.config.tema.logotyp] : [])];
  for (const folder of folders) paths.push(...(await project.files.list(folder)));
  // Pictures may lie beside the reports.
  for (const path of await project.files.list('rapporter')) if (!path.endsWith('.md')) paths.push(path);
  const sums: Record<string, string> = {};
  for (const path of [...new Set(paths)].sort()) sums[path] = await sumOf(project.files, path);
  return { sum: sha256([program, ...Object.entries(sums).flat()].join('\0')), program, files: sums };
}

async function sumOf(from: Files, path: string): Promise<string> {
  const info = await from.info(path);
  if (info?.kind !== 'file') return 'none';
  // What cannot be read now is told when it is needed.
  return from.read(path).then(sha256, () => 'unreadable');
}

/** What one report's pages depend on, as sums. */
export interface ReportInputs {
  /** The sum of what all share. */
  readonly shared: string;
  /** Its text and those of the reports that it brings in, by report id. */
  readonly texts: Readonly<Record<string, string>>;
  /** What the project around answers to what each of them asks. */
  readonly around: string;
  /** ISO date where a waiver ends on a day, otherwise empty. */
  readonly day: string;
}

/** What one report's pages depend on now. */
export function reportInputs(
  report: Report,
  { shared, project, opened, asks, today }: InputSetting,
): ReportInputs {
  const each = [report, ...includedReports(project, report, opened.opened)];
  const id = (one: Report) => one.setting.report.id;
  const answers = each.map(one =>
    [id(one), answersTo(asks[id(one)] ?? nothing, opened.viewOf(one))].join('\0'),
  );
  return {
    shared: shared.sum,
    texts: Object.fromEntries(each.map(one => [id(one), sha256(one.document.text)])),
    around: sha256(answers.join('\0')),
    day: each.some(one => waiversOf(one.document).some(waiver => waiver.until)) ? today : '',
  };
}

/** True when nothing that a report's pages depend on is another. */
export function sameInputs(a: ReportInputs, b: ReportInputs): boolean {
  return isDeepStrictEqual(a, b);
}

const nothing: ViewAsks = { counts: [], ids: [], lists: [], blocks: [], reports: [] };

/** What a report's fingerprint is worked out with. `asks` by report id, as they were when it was made. */
export interface InputSetting {
  readonly shared: SharedInputs;
  readonly project: Project;
  readonly opened: OpenedReports;
  readonly asks: Readonly<Record<string, ViewAsks>>;
  /** ISO date. */
  readonly today: string;
}
