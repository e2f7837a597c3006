import { listOf } from '../../directives/attributes.ts';
import type { Bound } from '../../directives/contract.ts';
import { appendixFiles } from '../../project/appendix.ts';
import { imageTrouble } from '../../project/image-trouble.ts';
import { imageTypes } from '../../project/images.ts';
import type { BoundReport } from '../../report/bind.ts';
import { numberReport, slug } from '../../report/numbering.ts';
import { partOfReport } from '../../report/part-of-report.ts';
import type { PageSetting } from './page-of-report.ts';

interface AppendixBase {
  /** From 1, through all that a report brings in. */
  readonly number: number;
  readonly title: string;
  /** The id of its heading on the page. */
  readonly anchor: string;
  /** The `bilaga` that brings it in. */
  readonly directive: Bound['directive'];
}

/** A report that another one brings in. */
export interface ReportAppendix extends AppendixBase {
  readonly report: BoundReport;
  /** Stands before its anchors and ids. */
  readonly prefix: string;
  /** Only these sections of it, by their headings; all of it when absent. */
  readonly sections?: readonly string[];
  readonly file?: undefined;
}

/** A file that a report brings in: a picture is printed, anything else travels with the PDF. */
export interface FileAppendix extends AppendixBase {
  readonly report?: undefined;
  /** Its path in the project, its bytes and media type. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly picture: boolean;
}

export type Appendix = ReportAppendix | FileAppendix;

/** What an appendix shows of a report: the whole, or its chosen sections. */
export function shownOf(one: Appendix): BoundReport | undefined {
  return one.report && (one.sections ? partOfReport(one.report, one.sections) : one.report);
}

/**
 * All that a report brings in, numbered in the order in which it stands: what an appendix itself brings in comes after it,
 * each report once, the report itself never.
 */
export async function gatherAppendices(
  bound: BoundReport,
  { project, reports }: Pick<PageSetting, 'project' | 'reports'>,
): Promise<readonly Appendix[]> {
  const found: Appendix[] = [];
  const seen = new Set<BoundReport>([bound]);
  const visit = async (from: BoundReport): Promise<void> => {
    for (const entry of from.report.directives) {
      if (entry.kind.name !== 'bilaga') continue;
      const { directive } = entry.typed;
      const label = directive.label?.text.trim();
      const spec = entry.typed.spec as {
        readonly rapporter?: string;
        readonly fil?: string;
        readonly avsnitt?: string;
      };
      const sections = spec.avsnitt === undefined ? undefined : listOf(spec.avsnitt);
      const file = spec.fil === undefined ? undefined : await fileAt(spec.fil, label, project.files);
      if (file) found.push({ ...file, number: found.length + 1, directive });
      for (const each of appendixFiles(project, from.report, entry)) {
        const other = reports.find(one => one.report.document.file === each.path);
        if (!other || other === bound || (!sections && seen.has(other))) continue;
        if (!sections) seen.add(other);
        // Parts of a report may stand in several places.
        const id = sections ? `${slug(each.id)}-${found.length + 1}` : slug(each.id);
        const own = other.report.setting.report.title;
        found.push({
          number: found.length + 1,
          title: spec.rapporter === undefined ? label || own : own,
          anchor: `bilaga-${id}`,
          directive,
          report: other,
          prefix: `${id}-`,
          ...(sections && { sections }),
        });
        if (!sections) await visit(other);
      }
    }
  };
  await visit(bound);
  return found;
}

async function fileAt(
  path: string,
  label: string | undefined,
  files: PageSetting['project']['files'],
): Promise<Omit<FileAppendix, 'number' | 'directive'> | undefined> {
  if ((await files.info(path).catch(() => undefined))?.kind !== 'file') return undefined;
  const name = path.split('/').at(-1) ?? path;
  const type = imageTypes[name.split('.').at(-1)?.toLowerCase() ?? ''];
  const bytes = await files.read(path);
  return {
    title: label || name,
    anchor: `bilaga-fil-${slug(path)}`,
    file: path,
    bytes,
    type: type ?? 'application/octet-stream',
    // One that cannot be shown travels as it is.
    picture: type !== undefined && !imageTrouble(bytes, path),
  };
}

/** Finds blocks of other reports that stand on the same page: `tallbackaskolan#I26-1`, the main report's own ids from its appendices. */
export function targetsAmong(bound: BoundReport, appendices: readonly Appendix[]) {
  const numberings = new Map([
    [bound.report.setting.report.id, numberReport(bound.report, '')],
    ...appendices.flatMap(one =>
      one.report
        ? [
            [
              one.report.report.setting.report.id,
              numberReport(one.report.report, one.prefix, seriesOf(one)),
            ] as const,
          ]
        : [],
    ),
  ]);
  return (id: string) => {
    const at = id.indexOf('#');
    return at < 0 ? undefined : numberings.get(id.slice(0, at))?.byId(id.slice(at + 1));
  };
}

/** What stands before the numbers of an appendix's figures, so that each is there once: « Diagram 2.1 ». */
export function seriesOf(appendix: Appendix): string {
  return `${appendix.number}.`;
}
