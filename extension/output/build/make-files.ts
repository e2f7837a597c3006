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
    path: `${outPath}/${name}`,
    ...(entry.pages !== undefined && { pages: entry.pages }),
    sha256: entry.sha256,
    cached,
    ms: Math.round(ms),
  };
}

// While a thread repairs what is printed, nobody shall wait for a page to print.
const inRepair = 1;

/** Makes the files of reports, `jobs` printed at a time; each is written whole, and entered in the manifest. The first failure ends the others, but for a file that another program holds: that is told when the rest is made. */
export async function makeFiles(
  reports: readonly BoundReport[],
  options: MakeOptions,
): Promise<readonly BuiltFile[]> {
  const tasks = reports.flatMap(bound =>
    options.formats.flatMap(format =>
      filesOf(bound.report, options.schoolYear, format).map(name => ({ bound, format, name })),
    ),
  );
  const draftOf = openDrafts(options);
  const made: BuiltFile[] = [];
  const queue = [...tasks];
  // A PDF that somebody has open is no reason to leave the others unbuilt: it is told when they are done.
  const locked: Fault[] = [];
  const keepLocked = (error: unknown): undefined => {
    if (!(error instanceof Fault) || error.code !== 'file.locked') throw error;
    locked.push(error);
  };
  const worker = async () => {
    for (let task = queue.shift(); task; task = queue.shift()) {
      options.signal.throwIfAborted();
      const started = options.now();
      const { report } = task.bound;
      if (task.format === 'pdf' && isDivided(report, options)) {
        made.push(...((await divideReport(task.bound, options).catch(keepLocked)) ?? []));
        continue;
      }
      const draft = await draftOf(task.bound, task.format, task.name);
      const done = await makeFile(task.name, draft, options).catch(keepLocked);
      if (!done) continue;
      const { entry, cached } = done;
      const { format, name } = task;
      made.push(builtFile(report, format, name, entry, cached, options.now() - started, options));
      options.progress(options.left + made.length, options.left + tasks.length, report.setting.report.id);
    }
  };
  const workers = Array.from({ length: Math.max(1, options.jobs) + inRepair }, () =>
    worker().catch((error: unknown) => {
      queue.length = 0;
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(workers)).find(one => one.status === 'rejected');
  if (failed) throw failed.reason;
  const [first, ...rest] = locked;
  if (first) throw new Fault(first.code, first.args, first.exitCode, rest.map(asFinding));
  return made;
}

/** Makes one file, unless the page is the one that lies there already. */
async function makeFile(
  name: string,
  draft: Draft,
  options: MakeOptions,
): Promise<{ readonly entry: BuiltEntry; readonly cached: boolean }> {
  const { manifest, out } = options;
  const fingerprint = sha256([options.version, ...draft.parts].join('\0'));
  const before = manifest.files.get(name);
  if (!options.force && before?.page === fingerprint && (await out.info(name))?.kind === 'file') {
    if (sha256(await out.read(name)) === before.sha256) return { entry: before, cached: true };
  }
  const { content, pages } = await draft.finish();
  options.signal.throwIfAborted();
  await out.write(name, content).catch((error: unknown) => {
    throw named(error, `${options.outPath}/${name}`);
  });
  const entry = { page: fingerprint, sha256: sha256(content), ...(pages !== undefined && { pages }) };
  manifest.files.set(name, entry);
  return { entry, cached: false };
}

function asFinding({ code, args }: Fault): Diagnostic {
  return diagnostic(code, wholeFile((args as { readonly file?: string }).file ?? ''), args);
}

/** A fault of the output folder names its file as the project sees it. */
function named(error: unknown, file: string): unknown {
  if (!(error instanceof Fault) || !error.code.startsWith('file.')) return error;
  return new Fault(error.code, { ...(error.args as object), file } as never, error.exitCode);
}
