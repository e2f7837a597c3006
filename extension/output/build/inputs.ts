import { createHash } from 'node:crypto';
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

/**
 * The fingerprint of everything that all reports share: the project's own files, its data, templates, schemas and pictures.
 * `program` is that of the program and its layouts.
 */
export async function sharedInputs(project: Project, program: string): Promise<string> {
  const paths = [...files, ...(project.config.tema?.logotyp ? [project.config.tema.logotyp] : [])];
  for (const folder of folders) paths.push(...(await project.files.list(folder)));
  // Pictures may lie beside the reports.
  for (const path of await project.files.list('rapporter')) if (!path.endsWith('.md')) paths.push(path);
  const sums: string[] = [program];
  for (const path of [...new Set(paths)].sort()) sums.push(path, await sumOf(project.files, path));
  return sha256(sums.join('\0'));
}

async function sumOf(from: Files, path: string): Promise<string> {
  const info = await from.info(path);
  if (info?.kind !== 'file') return 'none';
  // What cannot be read now is told when it is needed.
  return from.read(path).then(sha256, () => 'unreadable');
}

/**
 * The fingerprint of what one report's pages depend on: what all share, its text and those of the reports that it brings in,
 * and what the project around answers to what each of them asks. The day counts where a waiver ends on one.
 */
export function reportInputs(report: Report, { shared, project, opened, asks, today }: InputSetting): string {
  const each = [report, ...includedReports(project, report, opened.opened)].map(one => {
    const id = one.setting.report.id;
    const ends = waiversOf(one.document).some(waiver => waiver.until);
    const answers = answersTo(asks[id] ?? nothing, opened.viewOf(one));
    return [id, one.document.text, answers, ends ? today : ''].join('\0');
  });
  return sha256([shared, ...each].join('\0'));
}

const nothing: ViewAsks = { counts: [], ids: [], lists: [], blocks: [], reports: [] };

/** What a report's fingerprint is worked out with. `asks` by report id, as they were when it was made. */
export interface InputSetting {
  readonly shared: string;
  readonly project: Project;
  readonly opened: OpenedReports;
  readonly asks: Readonly<Record<string, ViewAsks>>;
  /** ISO date. */
  readonly today: string;
}
