import { posix } from 'node:path';
import { Fault } from '../../base/fault.ts';
import { workingType } from '../../directives/working-document.ts';
import { includedReports } from '../../project/appendix.ts';
import { type OpenedReports, openScope } from '../../project/check.ts';
import { byPlace, checkReport, type Finding, reportFindings } from '../../project/check-report.ts';
import type { Project } from '../../project/project.ts';
import { askedView, type ViewAsks } from '../../report/asked-view.ts';
import type { BoundReport } from '../../report/bind.ts';
import { isReadable, type Report } from '../../report/report.ts';
import { nearest } from '../../schema/nearest.ts';
import { openPress, type Press } from '../pdf/press.ts';
import type { Build, BuildOptions, BuiltFile } from './build-options.ts';
import { dividedBefore, isDivided } from './divide.ts';
import { reportInputs, sameInputs, sha256, sharedInputs } from './inputs.ts';
import { builtFile, makeFiles, type ReportToMake } from './make-files.ts';
import { type MadeOf, type Manifest, readManifest, writeManifest } from './manifest.ts';
import { filesOf, nameOf } from './output-name.ts';
import { type ReportRecord, readReportRecord } from './report-record.ts';
import { type Reason, whyMade } from './why.ts';

/**
 * Compiles reports: bound to data, laid out, printed in parallel, each file written whole. A report of which nothing has
 * changed since the last build is left as it is; one whose page came out the same is not printed again.
 */
export async function buildReports(options: BuildOptions): Promise<Build> {
  const { project, schoolYear, today, signal } = options;
  const manifest = await readManifest(options.out);
  await using press = pressOf(options);
  // A browser takes its time to start: where something will surely be printed it does so while all is read, else while it is bound.
  if (options.force || manifest.reports.size === 0) press.started();
  const shared = await sharedInputs(project, programKey(options));
  const record = await readReportRecord(options.out, project, shared.sum, { forget: options.force });
  const read = await openScope(project, { schoolYear }, record.open);
  const chosen = chooseReports(read.wanted, options);
  // An earlier PDF of a report that cannot be read any more is worth more than an empty one.
  const wanted = chosen.filter(isReadable);
  const unread = chosen
    .filter(report => !isReadable(report))
    .flatMap(report => reportFindings(project, report, report.diagnostics, today));
  const inputsOf = (report: Report, asks: MadeOf['asks'], opened: OpenedReports) =>
    reportInputs(report, { shared, project, opened, asks, today });

  const outputs: BuiltFile[] = [];
  const toMake: Report[] = [];
  const why = new Map<string, readonly Reason[]>();
  for (const report of wanted) {
    const name = nameOf(report, schoolYear);
    const made = options.force ? undefined : manifest.reports.get(name);
    const before =
      made &&
      sameInputs(made.inputs, inputsOf(report, made.asks, read)) &&
      (await unchanged(report, options, manifest));
    if (before) {
      outputs.push(...before);
      continue;
    }
    toMake.push(report);
    const files = options.formats.flatMap(format => filesOf(report, schoolYear, format));
    const inputsNow = (asks: MadeOf['asks']) => inputsOf(report, asks, read);
    why.set(
      report.setting.report.id,
      options.force ? [{ kind: 'forced' }] : whyMade(name, files, manifest, inputsNow, shared),
    );
  }
  manifest.shared.set(shared.sum, shared);
  const { changed, opened } = wholeReports(toMake, read, record, project);

  try {
    const { toMake, reports, checked } = bindReports(changed, opened, options);
    const isStale = (one: Finding) => one.diagnostic.code === 'snapshot.stale';
    const making = makeFiles(toMake, {
      ...options,
      setting: { project, reports, viewOf: opened.viewOf },
      manifest,
      allowed: checked.then(({ findings }) => options.allowStale || !findings.some(isStale)),
      press: changed.length > 0 ? press.started() : undefined,
      left: outputs.length,
    });
    // What is printed in vain when the check refuses ends with the printer.
    making.catch(() => undefined);
    const { findings: found, asks } = await checked;
    const findings = [...unread, ...found];
    const stale = findings.filter(isStale);
    if (!options.allowStale && stale.length > 0) return { outputs: [], findings: stale, refused: true, why };
    outputs.push(...(await making));
    for (const report of changed) {
      const name = nameOf(report, schoolYear);
      const isClean = !findings.some(
        one => one.severity === 'error' && one.diagnostic.place.file === report.document.file,
      );
      // What is wrong with a report is told by each build: it is made anew until it is right.
      if (isClean)
        manifest.reports.set(name, {
          inputs: inputsOf(report, asks, opened),
          asks: asksOf(report, asks, opened, project),
        });
      else manifest.reports.delete(name);
    }
    return { outputs: inOrder(outputs, wanted, options), findings, refused: false, why };
  } finally {
    await press[Symbol.asyncDispose]();
    // Without its record the next build makes all anew; what went wrong before is what must be told.
    if (!signal.aborted) {
      await writeManifest(options.out, manifest).catch(passFault);
      await record.write().catch(passFault);
    }
  }
}

/** The press of a build, there when it is first asked for; none where nothing is printed. */
function pressOf({ formats, openPrinter }: BuildOptions): AsyncDisposable & {
  started(): Promise<Press> | undefined;
} {
  let press: Promise<Press> | undefined;
  return {
    started() {
      if (press || formats.every(format => format === 'html')) return press;
      press = openPrinter().then(openPress);
      press.then(
        one => one.start(),
        () => undefined,
      );
      return press;
    },
    async [Symbol.asyncDispose]() {
      await (await press?.catch(() => undefined))?.[Symbol.asyncDispose]();
    },
  };
}

/** The files in the order of the reports and formats; those of a divided bundle stay together, as they are numbered. */
function inOrder(
  outputs: readonly BuiltFile[],
  reports: readonly Report[],
  { outPath, schoolYear, formats }: BuildOptions,
): readonly BuiltFile[] {
  const order = new Map<string, number>();
  for (const report of reports)
    for (const format of formats) {
      const name = posix.join(outPath, nameOf(report, schoolYear));
      for (const file of filesOf(report, schoolYear, format))
        order.set(posix.join(outPath, file), order.size);
      if (format === 'pdf') order.set(name, order.size);
    }
  const at = ({ path }: BuiltFile) => order.get(path) ?? order.get(path.slice(0, path.lastIndexOf('/'))) ?? 0;
  return outputs.toSorted((a, b) => at(a) - at(b) || (a.path < b.path ? -1 : 1));
}

/** The reports that are made, and those that they bring in, with their trees; in `opened` they take their own places. */
function wholeReports(
  toMake: readonly Report[],
  read: OpenedReports,
  record: ReportRecord,
  project: Project,
): { readonly changed: readonly Report[]; readonly opened: OpenedReports } {
  const needed = toMake.flatMap(report => [report, ...includedReports(project, report, read.opened)]);
  const whole = new Map(needed.map(report => [report, record.whole(report)]));
  const wholeOr = (report: Report) => whole.get(report) ?? report;
  return {
    changed: toMake.map(wholeOr),
    opened: { ...read, wanted: read.wanted.map(wholeOr), opened: read.opened.map(wholeOr) },
  };
}

function passFault(error: unknown): void {
  if (!(error instanceof Fault)) throw error;
}

/** The fingerprint of the program and of the layouts that it prints with. */
function programKey({ version, layouts }: BuildOptions): string {
  return sha256(JSON.stringify([version, layouts]));
}

/** The files of a report as the last build left them; undefined when one of them is missing or not as it was. */
async function unchanged(
  report: Report,
  options: BuildOptions,
  manifest: Manifest,
): Promise<readonly BuiltFile[] | undefined> {
  const found: BuiltFile[] = [];
  for (const format of options.formats) {
    const started = options.now();
    if (format === 'pdf' && isDivided(report, options)) {
      const pieces = await dividedBefore(report, options, manifest);
      if (!pieces) return undefined;
      found.push(...pieces);
      continue;
    }
    for (const name of filesOf(report, options.schoolYear, format)) {
      const before = manifest.files.get(name);
      if (!before || (await options.out.info(name))?.kind !== 'file') return undefined;
      if (sha256(await options.out.read(name)) !== before.sha256) return undefined;
      found.push(builtFile(report, format, name, before, true, options.now() - started, options));
    }
  }
  return found;
}

/** What binding gives: each report as soon as it and those that it brings in are bound, the whole at the end. */
interface Binding {
  readonly toMake: readonly ReportToMake[];
  /** All that are bound by now. */
  readonly reports: readonly BoundReport[];
  /** The findings are those of the reports themselves, not of those that they bring in. */
  readonly checked: Promise<{
    readonly findings: readonly Finding[];
    readonly asks: Readonly<Record<string, ViewAsks>>;
  }>;
}

/** Binds reports one after another, and what they bring in before them. */
function bindReports(
  changed: readonly Report[],
  opened: OpenedReports,
  { project, today, signal }: BuildOptions,
): Binding {
  const reports = new Map<Report, BoundReport>();
  const growing: BoundReport[] = [];
  const findings: Finding[] = [];
  const asks: Record<string, ViewAsks> = {};
  const bind = async (report: Report): Promise<BoundReport> => {
    const asked = askedView(opened.viewOf(report));
    const bound = await checkReport(project, report, asked, opened.opened, signal);
    reports.set(report, bound);
    growing.push(bound);
    asks[report.setting.report.id] = asked.asked.asks;
    if (changed.includes(report)) findings.push(...reportFindings(project, report, bound.diagnostics, today));
    return bound;
  };
  let last: Promise<unknown> = Promise.resolve();
  const toMake = changed.map(report => {
    const bound = last.then(async () => {
      for (const one of includedReports(project, report, opened.opened))
        if (!reports.has(one)) await bind(one);
      return reports.get(report) ?? (await bind(report));
    });
    // It is told by the last, which fails with it.
    bound.catch(() => undefined);
    last = bound;
    return { report, bound };
  });
  const checked = last.then(() => ({ findings: findings.sort(byPlace), asks }));
  return { toMake, reports: growing, checked };
}

/** What a report and those that it brings in asked. */
function asksOf(
  report: Report,
  asks: Readonly<Record<string, ViewAsks>>,
  opened: OpenedReports,
  project: Project,
): Readonly<Record<string, ViewAsks>> {
  const ids = [report, ...includedReports(project, report, opened.opened)].map(one => one.setting.report.id);
  return Object.fromEntries(ids.flatMap(id => (asks[id] ? [[id, asks[id]]] : [])));
}

function chooseReports(reports: readonly Report[], options: BuildOptions): readonly Report[] {
  const identity = (one: Report) => one.setting.report;
  for (const id of options.ids ?? [])
    if (!reports.some(one => identity(one).id === id)) {
      const known = nearest(
        id,
        reports.map(one => identity(one).id),
      );
      throw new Fault('project.unknown-report', { report: id, year: options.schoolYear, nearest: known }, 1);
    }
  return reports
    .filter(one =>
      options.ids ? options.ids.includes(identity(one).id) : identity(one).type !== workingType,
    )
    .filter(one => !options.levels || options.levels.includes(identity(one).type))
    .filter((_one, index) => !options.shard || index % options.shard.count === options.shard.index - 1);
}
