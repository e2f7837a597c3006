import { createHash } from 'node:crypto';
import { Fault } from '../../base/fault.ts';
import type { Files, Progress } from '../../base/ports.ts';
import { checkProject } from '../../project/check.ts';
import type { Finding } from '../../project/check-report.ts';
import type { Project } from '../../project/project.ts';
import type { BoundReport } from '../../report/bind.ts';
import type { Printer } from '../browser/printer.ts';
import { renderHtml } from '../html/render-html.ts';
import type { Layout } from '../layout.ts';
import type { Page } from '../page.ts';
import { printPdf } from '../pdf/print-pdf.ts';
import { pageOfReport } from '../publication/page-of-report.ts';
import { readManifest, writeManifest } from './manifest.ts';

export type BuildFormat = 'pdf' | 'html';

/** What to build and with what. */
export interface BuildOptions {
  readonly project: Project;
  readonly schoolYear: string;
  /** Report ids; all of the year when absent. */
  readonly ids?: readonly string[];
  /** Report types: `enhet`, `verksamhet`, `huvudman`, `nämnd`. */
  readonly levels?: readonly string[];
  readonly formats: readonly BuildFormat[];
  /** The output folder's files. */
  readonly out: Files;
  /** The output folder as messages and JSON name it: from the project's folder, with `/`. */
  readonly outPath: string;
  /** This machine's part of a matrix: the reports at I, I+N, … (I from 1). */
  readonly shard?: { readonly index: number; readonly count: number };
  readonly jobs: number;
  readonly allowStale: boolean;
  readonly force: boolean;
  /** Changes with the program: what an older one built is built anew. */
  readonly version: string;
  readonly layouts: { readonly print: Layout; readonly web: Layout };
  /** Opened with the first page that must be printed. */
  openPrinter(): Promise<Printer>;
  /** Milliseconds from some fixed moment: for the times in the answer. */
  now(): number;
  readonly today: string;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** One finished file. `path` is relative to the project's folder. */
export interface BuiltFile {
  readonly report: string;
  readonly level: string;
  readonly format: BuildFormat;
  readonly path: string;
  readonly pages?: number;
  readonly sha256: string;
  readonly cached: boolean;
  readonly ms: number;
}

/** What a build came to. `refused`: nothing was written, because snapshots are stale. */
export interface Build {
  readonly outputs: readonly BuiltFile[];
  readonly findings: readonly Finding[];
  readonly refused: boolean;
}

const sha256 = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');

/** Compiles reports: bound to data, laid out, printed in parallel, each file written whole. A page that has not changed since the last build is not printed again. */
export async function buildReports(options: BuildOptions): Promise<Build> {
  const { project, schoolYear, signal } = options;
  const checked = await checkProject(project, { schoolYear, today: options.today, signal });
  const wanted = chooseReports(checked.reports, options);
  const files = new Set(wanted.map(one => one.report.document.file));
  const findings = checked.findings.filter(one => files.has(one.diagnostic.place.file));
  if (!options.allowStale && findings.some(one => one.diagnostic.code === 'snapshot.stale'))
    return {
      outputs: [],
      findings: findings.filter(one => one.diagnostic.code === 'snapshot.stale'),
      refused: true,
    };

  const manifest = await readManifest(options.out);
  const setting = { project, reports: checked.reports, viewOf: checked.viewOf, language: 'sv' as const };
  const tasks = wanted.flatMap(bound => options.formats.map(format => ({ bound, format })));
  const outputs: BuiltFile[] = [];
  let printer: Promise<Printer> | undefined;
  let done = 0;
  const pages = new Map<BoundReport, Promise<Page>>();

  const make = async ({ bound, format }: (typeof tasks)[number]): Promise<BuiltFile> => {
    signal.throwIfAborted();
    const started = options.now();
    const { id, type } = bound.report.setting.report;
    const name = `${schoolYear.replace('/', '-')}/${id}.${format}`;
    const made = pages.get(bound) ?? pageOfReport(bound, setting);
    pages.set(bound, made);
    const page = await made;
    const html = await renderHtml(page, format === 'pdf' ? options.layouts.print : options.layouts.web);
    const fingerprint = sha256(
      [options.version, html, ...page.attachments.map(one => one.name + sha256(one.bytes))].join('\0'),
    );
    const result = (cached: boolean, sum: string, pageCount: number | undefined): BuiltFile => ({
      report: id,
      level: type,
      format,
      path: `${options.outPath}/${name}`,
      ...(pageCount !== undefined && { pages: pageCount }),
      sha256: sum,
      cached,
      ms: Math.round(options.now() - started),
    });
    const before = manifest.get(name);
    if (!options.force && before?.page === fingerprint && (await options.out.info(name))?.kind === 'file') {
      if (sha256(await options.out.read(name)) === before.sha256)
        return result(true, before.sha256, before.pages);
    }
    let content: Uint8Array | string = html;
    let pageCount: number | undefined;
    if (format === 'pdf') {
      printer ??= options.openPrinter();
      const printed = await printPdf(await printer, page, options.layouts.print);
      content = printed.bytes;
      pageCount = printed.pages;
    }
    signal.throwIfAborted();
    await options.out.write(name, content);
    const sum = sha256(content);
    manifest.set(name, {
      page: fingerprint,
      sha256: sum,
      ...(pageCount !== undefined && { pages: pageCount }),
    });
    return result(false, sum, pageCount);
  };

  const queue = [...tasks];
  const worker = async () => {
    for (let task = queue.shift(); task; task = queue.shift()) {
      outputs.push(await make(task));
      done += 1;
      options.progress(done, tasks.length, task.bound.report.setting.report.id);
    }
  };
  try {
    const workers = Array.from({ length: Math.max(1, options.jobs) }, () =>
      worker().catch((error: unknown) => {
        queue.length = 0;
        throw error;
      }),
    );
    const settled = await Promise.allSettled(workers);
    const failed = settled.find(one => one.status === 'rejected');
    if (failed) throw failed.reason;
  } finally {
    await (await printer?.catch(() => undefined))?.[Symbol.asyncDispose]();
    if (!signal.aborted) await writeManifest(options.out, manifest);
  }
  const order = new Map(
    tasks.map(({ bound, format }, index) => [`${bound.report.setting.report.id}.${format}`, index]),
  );
  const at = (one: BuiltFile) => order.get(`${one.report}.${one.format}`) ?? 0;
  return { outputs: outputs.sort((a, b) => at(a) - at(b)), findings, refused: false };
}

function chooseReports(reports: readonly BoundReport[], options: BuildOptions): readonly BoundReport[] {
  const identity = (one: BoundReport) => one.report.setting.report;
  for (const id of options.ids ?? [])
    if (!reports.some(one => identity(one).id === id))
      throw new Fault(
        'project.unknown-report',
        { report: id, year: options.schoolYear, nearest: undefined },
        1,
      );
  return reports
    .filter(one => !options.ids || options.ids.includes(identity(one).id))
    .filter(one => !options.levels || options.levels.includes(identity(one).type))
    .filter((_one, index) => !options.shard || index % options.shard.count === options.shard.index - 1);
}
