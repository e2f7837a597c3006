import { posix } from 'node:path';
import { type Diagnostic, diagnostic } from '../../base/diagnostic.ts';
import { Fault } from '../../base/fault.ts';
import { wholeFile } from '../../base/span.ts';
import type { BoundReport } from '../../report/bind.ts';
import type { Report } from '../../report/report.ts';
import type { Press } from '../pdf/press.ts';
import type { PageSetting } from '../publication/page-of-report.ts';
import type { BuildFormat, BuildOptions, BuiltFile } from './build-options.ts';
import { divideReport, isDivided } from './divide.ts';
import { type Draft, openDrafts } from './drafts.ts';
import { sha256 } from './inputs.ts';
import type { BuiltEntry, Manifest } from './manifest.ts';
import { filesOf } from './output-name.ts';

/** What files are made with, besides what the build was asked for. */
export interface MakeOptions extends BuildOptions {
  readonly setting: PageSetting;
  readonly manifest: Manifest;
  /** Resolves when all is bound: false when nothing may be written. */
  readonly allowed: Promise<boolean>;
  /** There when PDFs are wanted. */
  readonly press: Promise<Press> | undefined;
  /** Files that were left as they are. */
  readonly left: number;
}

/** One file of the answer; `name` is its path below the output folder. `ms` is what it took. */
export function builtFile(
  report: Report,
  format: BuildFormat,
  name: string,
  entry: BuiltEntry,
  cached: boolean,
  ms: number,
  { outPath }: Pick<BuildOptions, 'outPath'>,
): BuiltFile {
  return {
    report: report.setting.report.id,
    level: report.setting.report.type,
    format,
    path: posix.join(outPath, name),
    ...(entry.pages !== undefined && { pages: entry.pages }),
    sha256: entry.sha256,
    cached,
    ms: Math.round(ms),
  };
}

// While a thread repairs what is printed, nobody shall wait for a page to print.
const inRepair = 1;

/** A report that is to be made, and what it becomes when it is bound. */
export interface ReportToMake {
  readonly report: Report;
  readonly bound: Promise<BoundReport>;
}

/**
 * Makes the files of reports, `jobs` printed at a time, as the reports get bound; each is written whole when writing is
 * allowed, and entered in the manifest. The first failure ends the others, but for a file that another program holds: that is
 * told when the rest is made.
 */
export async function makeFiles(
  reports: readonly ReportToMake[],
  options: MakeOptions,
): Promise<readonly BuiltFile[]> {
  const tasks = reports.flatMap(({ report, bound }) =>
    options.formats.flatMap(format =>
      filesOf(report, options.schoolYear, format).map(name => ({ report, bound, format, name })),
    ),
  );
  const draftOf = openDrafts(options);
  // Whoever binds tells why nothing may be written.
  options.allowed.catch(() => undefined);
  const made: BuiltFile[] = [];
  const queue = [...tasks];
  const writing: Promise<void>[] = [];
  // A PDF that somebody has open is no reason to leave the others unbuilt: it is told when they are done.
  const locked: Fault[] = [];
  const keepLocked = (error: unknown): undefined => {
    if (!(error instanceof Fault) || error.code !== 'file.locked') throw error;
    locked.push(error);
  };
  const worker = async () => {
    for (let task = queue.shift(); task; task = queue.shift()) {
      options.signal.throwIfAborted();
      const { report, format, name } = task;
      const bound = await task.bound;
      const started = options.now();
      if (format === 'pdf' && isDivided(report, options)) {
        made.push(...((await divideReport(bound, options).catch(keepLocked)) ?? []));
        continue;
      }
      const draft = await draftOf(bound, format, name);
      const file = await makeFile(name, draft, options).catch(keepLocked);
      if (!file) continue;
      const took = options.now() - started;
      // What is printed waits for the last report's check, but not the printer.
      const written = options.allowed.then(async allowed => {
        if (!allowed) return;
        const entry = await file.keep().catch(keepLocked);
        if (!entry) return;
        made.push(builtFile(report, format, name, entry, file.cached, took, options));
        options.progress(options.left + made.length, options.left + tasks.length, report.setting.report.id);
      });
      written.catch(() => {
        queue.length = 0;
      });
      writing.push(written);
    }
  };
  const workers = Array.from({ length: Math.max(1, options.jobs) + inRepair }, () =>
    worker().catch((error: unknown) => {
      queue.length = 0;
      throw error;
    }),
  );
  const ended = [...(await Promise.allSettled(workers)), ...(await Promise.allSettled(writing))];
  const failed = ended.find(one => one.status === 'rejected');
  if (failed) throw failed.reason;
  const [first, ...rest] = locked;
  if (first) throw new Fault(first.code, first.args, first.exitCode, rest.map(asFinding));
  return made;
}

/** A file that is made, and how it comes into its place. */
interface MadeFile {
  readonly cached: boolean;
  keep(): Promise<BuiltEntry>;
}

/** Makes one file, unless the page is the one that lies there already. */
async function makeFile(name: string, draft: Draft, options: MakeOptions): Promise<MadeFile> {
  const { manifest, out } = options;
  const fingerprint = sha256([options.version, ...draft.parts].join('\0'));
  const before = manifest.files.get(name);
  if (!options.force && before?.page === fingerprint && (await out.info(name))?.kind === 'file') {
    if (sha256(await out.read(name)) === before.sha256) return { cached: true, keep: async () => before };
  }
  const { content, pages } = await draft.finish();
  return {
    cached: false,
    async keep() {
      options.signal.throwIfAborted();
      await out.write(name, content).catch((error: unknown) => {
        throw named(error, posix.join(options.outPath, name));
      });
      const entry = { page: fingerprint, sha256: sha256(content), ...(pages !== undefined && { pages }) };
      manifest.files.set(name, entry);
      return entry;
    },
  };
}

function asFinding({ code, args }: Fault): Diagnostic {
  return diagnostic(code, wholeFile((args as { readonly file?: string }).file ?? ''), args);
}

/** A fault of the output folder names its file as the project sees it. */
function named(error: unknown, file: string): unknown {
  if (!(error instanceof Fault) || !error.code.startsWith('file.')) return error;
  return new Fault(error.code, { ...(error.args as object), file } as never, error.exitCode);
}
