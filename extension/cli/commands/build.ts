import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { Fault } from '../../base/fault.ts';
import { sentence } from '../../base/problems.ts';
import { openFiles } from '../../node/files.ts';
import { lockFolder } from '../../node/folder-lock.ts';
import { thisMachine } from '../../node/machine.ts';
import { replaceFolder } from '../../node/whole-folder.ts';
import { browserPlaces } from '../../output/browser/browser-places.ts';
import { findBrowser } from '../../output/browser/find-browser.ts';
import { openPrinter } from '../../output/browser/printer.ts';
import type { Build, BuildFormat, BuiltFile } from '../../output/build/build-options.ts';
import { buildReports } from '../../output/build/build-reports.ts';
import { openLayouts } from '../../output/open-layouts.ts';
import { withSeverity } from '../../project/check-report.ts';
import { readSchoolYear } from '../../project/new-report/ask-for-report.ts';
import type { Project } from '../../project/project.ts';
import {
  type CommonOptions,
  chosen,
  type Door,
  openProjectHere,
  progressLine,
  shippedFiles,
  wholeNumber,
} from '../door.ts';
import { faultText, findingsText } from '../findings.ts';
import { codeOfErrors, unreadTables } from '../unread.ts';
import { inLanguage } from '../usage.ts';
import { program as programKey } from '../version.ts';
import { watchProject } from '../watch.ts';
import { whyText } from '../why-text.ts';

interface Options extends CommonOptions {
  readonly out: string;
  readonly format: string;
  readonly nivå?: string;
  readonly jobs: string;
  readonly shard?: string;
  readonly läsår?: string;
  readonly allowStale?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly watch?: boolean;
  readonly delad?: boolean;
  readonly why?: boolean;
}

const usualOut = 'ut';

/** `ska build [IDS…]`: compiles reports to PDF, HTML and slides. */
export function buildCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  const t = inLanguage(door.language);
  program
    .command('build [id...]')
    .summary(t('bygger rapporter till PDF, HTML och bildspel', 'builds reports as PDF, HTML and slides'))
    .option(
      '--out <mapp>',
      t(
        'mappen som filerna hamnar i, från projektets mapp',
        "the folder for the files, from the project's folder",
      ),
      usualOut,
    )
    .option(
      '--format <format>',
      t(
        'pdf, html eller bildspel (flera med komma mellan)',
        'pdf, html or bildspel (slides); several with commas between',
      ),
      'pdf',
    )
    .option(
      '--nivå <nivåer>',
      t(
        'bara enhet, verksamhet, huvudman, nämnd eller resultatdag (flera med komma mellan)',
        'only enhet (unit), verksamhet (area), huvudman (head authority), nämnd (board) or resultatdag (day of results); several with commas between',
      ),
    )
    .option(
      '--delad',
      t(
        'skriver en rapport med bilagor som numrerade filer i en egen mapp',
        'writes a report and its appendices as numbered files in a folder of their own',
      ),
    )
    .option(
      '--jobs <antal>',
      t('så många sidor skrivs ut samtidigt', 'so many pages are printed at once'),
      '2',
    )
    .option(
      '--shard <I/N>',
      t('bara var N:te rapport, med början på den I:te', 'only every Nth report, beginning with the Ith'),
    )
    .option(
      '--läsår <läsår>',
      t('läsåret som byggs; annars det som redovisas', 'the school year to build; else the one reported'),
    )
    .option(
      '--allow-stale',
      t(
        'bygg även när tal i texten inte stämmer med data',
        'builds also when numbers in the text differ from the data',
      ),
    )
    .option('--force', t('bygg även det som inte har ändrats', 'builds also what has not changed'))
    .option(
      '--why',
      t(
        'säg för varje rapport som byggs varför den inte är oförändrad',
        'says for each report that is built why it is not unchanged',
      ),
    )
    .option('--json', t('svaret som JSON', 'the answer as JSON'))
    .option('--watch', t('bygg igen när en fil ändras', 'builds again when a file changes'))
    .action((ids: string[], _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const once = () => build(ids, options, door);
      run(options.watch ? watchProject(door, options, once) : once());
    });
}

async function build(ids: readonly string[], options: Options, door: Door): Promise<number> {
  const formats = options.format
    .split(',')
    .map(one => chosen<BuildFormat>('--format', one.trim(), ['pdf', 'html', 'bildspel']));
  const levels = options.nivå
    ?.split(',')
    .map(one => chosen('--nivå', one.trim(), ['enhet', 'verksamhet', 'huvudman', 'nämnd', 'resultatdag']));
  const jobs = wholeNumber('--jobs', options.jobs, 1, 64);
  const shard = options.shard === undefined ? undefined : shardOf(options.shard);
  const asked = options.läsår === undefined ? undefined : readSchoolYear(options.läsår);
  const started = performance.now();
  await using project = await openProjectHere(door, options);
  const schoolYear = asked ?? project.config.redovisar;
  const folder = resolve(project.files.root, options.out);
  if (options.out === usualOut) await noLinkOut(project);
  await using _lock = await lockFolder(folder);
  const progress = progressLine(door);
  const result = await buildReports({
    project,
    schoolYear,
    ...(ids.length > 0 && { ids }),
    ...(levels && { levels }),
    formats,
    out: openFiles(folder, { signal: door.signal }),
    outPath: outPath(project, folder),
    ...(shard && { shard }),
    divided: options.delad === true,
    writeFolder: (name, files) => replaceFolder(join(folder, ...name.split('/')), files, door.signal),
    jobs,
    allowStale: options.allowStale === true,
    force: options.force === true,
    version: programKey,
    layouts: await openLayouts(project.files, shippedFiles()),
    openPrinter: () => printerHere(door, jobs),
    now: () => performance.now(),
    today: door.today,
    signal: door.signal,
    progress,
  });
  progress(1, 1, '');
  const errors = [...withSeverity(project, project.diagnostics), ...result.findings].filter(
    one => one.severity === 'error',
  );
  if (errors.length > 0) door.err(findingsText(errors, door));
  const told = errors.map(one => one.diagnostic);
  const unread = await unreadTables(project, told);
  for (const table of unread) door.err(faultText(table, door));
  const sv = door.language === 'sv';
  if (!project.reports.some(file => file.schoolYear === schoolYear))
    door.err(
      `${sentence('project.no-reports', { year: schoolYear, folder: `rapporter/${schoolYear.replace('/', '-')}` }, door.language)}\n`,
    );
  if (result.refused)
    door.err(
      sv
        ? 'Inget byggdes: tal i texten stämmer inte med data. Kör ”ska update”, eller bygg ändå med --allow-stale.\n'
        : 'Nothing was built: numbers in the text differ from the data. Run “ska update”, or build anyway with --allow-stale.\n',
    );
  if (options.json) {
    const outputs = result.outputs.map(one => ({
      ...one,
      ...(options.why && { why: result.why.get(one.report) ?? [] }),
    }));
    const ms = Math.round(performance.now() - started);
    door.out(`${JSON.stringify({ version: 1, outputs, ms }, null, 2)}\n`);
  } else
    for (const one of result.outputs) door.out(outputLine(one, options.why ? result.why : undefined, door));
  if (errors.length > 0) return codeOfErrors(told, unread);
  return result.refused ? 1 : 0;
}

/** « ut/2025-26/lyktan.pdf  6 sidor», and why it was made where that is asked for. */
function outputLine(one: BuiltFile, why: Build['why'] | undefined, { language }: Door): string {
  const sv = language === 'sv';
  const reasons = why?.get(one.report);
  return [
    `${one.path}${pagesText(one, sv)}${one.cached ? (sv ? '  oförändrad' : '  unchanged') : ''}\n`,
    ...(reasons ? [`  ${whyText(reasons, one.report, language)}\n`] : []),
  ].join('');
}

function pagesText({ pages, format }: BuiltFile, sv: boolean): string {
  if (pages === undefined) return '';
  if (format === 'bildspel') return `  ${pages} ${sv ? 'bilder' : 'slides'}`;
  return `  ${pages} ${sv ? 'sidor' : 'pages'}`;
}

/** A link in place of the usual folder may have come with somebody else's changes: files are put where it leads only by a person's word. */
async function noLinkOut(project: Project): Promise<void> {
  try {
    await project.files.info(usualOut);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'file.outside') throw error;
    throw new Fault('output.linked-outside', { folder: usualOut }, 2);
  }
}

function outPath(project: Project, folder: string): string {
  const path = relative(project.files.root, folder);
  return isAbsolute(path) ? folder.split(sep).join('/') : path.split(sep).join('/');
}

function shardOf(written: string): { readonly index: number; readonly count: number } {
  const found = /^(\d+)\/(\d+)$/.exec(written);
  const [index, count] = [Number(found?.[1]), Number(found?.[2])];
  if (found && index >= 1 && index <= count) return { index, count };
  throw new Fault(
    'usage.choice',
    { option: '--shard', value: written, allowed: ['1/2', '2/2'], nearest: undefined },
    64,
  );
}

/** The browser of this machine, ready to print. Fault `browser.missing` says where was looked. */
async function printerHere(door: Door, tabs: number) {
  const machine = thisMachine(door.env);
  const browser = await findBrowser(door.env, machine);
  if (!browser)
    throw new Fault('browser.missing', { looked: browserPlaces(machine.platform, door.env, machine.home) });
  return openPrinter({ browser, tabs, signal: door.signal });
}
