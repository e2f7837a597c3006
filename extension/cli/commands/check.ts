import { type Command, Option } from 'commander';
import { Fault } from '../../base/fault.ts';
import { type GitRepository, openGit } from '../../node/git.ts';
import { checkProject } from '../../project/check.ts';
import { readSchoolYear } from '../../project/new-report/ask-for-report.ts';
import type { Project } from '../../project/project.ts';
import { changedLines, onChangedLines } from '../../review/changed-lines.ts';
import { azureCommands } from '../../review/findings/azure.ts';
import { githubCommands } from '../../review/findings/github.ts';
import { gitlabReport } from '../../review/findings/gitlab.ts';
import { junitXml } from '../../review/findings/junit.ts';
import { sarifLog } from '../../review/findings/sarif.ts';
import { tellFindings } from '../../review/findings/told-finding.ts';
import {
  type CommonOptions,
  chosen,
  type Door,
  openProjectHere,
  progressLine,
  projectPaths,
  wholeNumber,
} from '../door.ts';
import { countFindings, countsText, findingsJson, findingsText, waiversText } from '../findings.ts';
import { type CheckedFiles, checkStaged } from '../staged.ts';
import { codeOfErrors, unreadTables } from '../unread.ts';
import { inLanguage } from '../usage.ts';
import { version } from '../version.ts';
import { watchProject } from '../watch.ts';

interface Options extends CommonOptions {
  readonly format: string;
  readonly changedSince?: string;
  readonly maxWarnings?: string;
  readonly läsår?: string;
  readonly staged?: boolean;
  readonly watch?: boolean;
}

/** Formats that hosts of reviews read. The first two are commands to a runner, which the wall around logs lets through. */
const hosts = {
  github: githubCommands,
  azure: azureCommands,
  gitlab: gitlabReport,
  sarif: sarifLog,
  junit: junitXml,
} as const;
const formats = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'azure', 'junit'] as const;

/** `ska check [FILES…]`: all diagnostics of the project or of files. */
export function checkCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  const t = inLanguage(door.language);
  program
    .command('check [filer...]')
    .summary(
      t(
        'visar allt som är fel i projektet eller i filer',
        'shows all that is wrong in the project or in files',
      ),
    )
    .option(
      '--format <format>',
      t(
        'pretty, json, sarif, github, gitlab, azure eller junit',
        'pretty, json, sarif, github, gitlab, azure or junit',
      ),
      'pretty',
    )
    .option(
      '--changed-since <version>',
      t(
        'bara fynd på rader som har ändrats sedan en gren eller incheckning',
        'only findings on lines changed since a branch or commit',
      ),
    )
    .addOption(
      new Option(
        '--staged',
        t(
          'det som hindrar en incheckning: personnummer i allt som är på väg in i git, tal som inte stämmer',
          'what stops a commit: personal numbers in all that is on its way into git, numbers that are not right',
        ),
      ).conflicts(['changedSince', 'watch', 'läsår']),
    )
    .option(
      '--max-warnings <antal>',
      t('fler varningar än så räknas som fel', 'more warnings than that count as an error'),
    )
    .option(
      '--läsår <läsår>',
      t(
        'bara rapporterna för ett läsår, t.ex. 2025/26',
        'only the reports of one school year, such as 2025/26',
      ),
    )
    .option('--watch', t('kontrollera igen när en fil ändras', 'checks again when a file changes'))
    .action((files: string[], _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const once = () => check(files, options, door);
      run(options.watch ? watchProject(door, options, once) : once());
    });
}

async function check(files: readonly string[], options: Options, door: Door): Promise<number> {
  const format = chosen('--format', options.format, formats);
  const most =
    options.maxWarnings === undefined ? Infinity : wholeNumber('--max-warnings', options.maxWarnings, 0);
  const checked = options.staged ? await checkStaged(door, options) : await checkHere(files, options, door);
  const { findings, waivers } = checked;
  const counts = countFindings(findings);
  const told = tellFindings(checked, {
    language: door.language,
    prefix: checked.prefix,
    today: door.today,
    version,
  });
  if (format === 'json') door.out(findingsJson(findings, checked.files.length, door, waivers));
  else if (format === 'pretty')
    door.out(
      findingsText(findings, door) +
        waiversText(told.waivers, door) +
        countsText(counts, checked.files.length, door),
    );
  else if (format === 'github' || format === 'azure') door.command(hosts[format](told));
  else door.out(hosts[format](told));
  if (counts.error > 0) return checked.failed ?? 1;
  return counts.warning > most ? 1 : 0;
}

/** The project as it stands on disk, all of it or what has changed. */
async function checkHere(files: readonly string[], options: Options, door: Door): Promise<CheckedFiles> {
  const schoolYear = options.läsår === undefined ? undefined : readSchoolYear(options.läsår);
  await using project = await openProjectHere(door, options);
  await using repository = await repositoryOf(project, door, options.changedSince !== undefined);
  const changed =
    options.changedSince !== undefined && repository
      ? await changedLines(
          await repository.files(await repository.mergeBase(options.changedSince, 'HEAD')),
          project.files,
        )
      : undefined;
  const paths = await projectPaths(door, project, files);
  const progress = progressLine(door);
  const checked = await checkProject(project, {
    ...(paths && { paths }),
    ...(schoolYear && { schoolYear }),
    today: door.today,
    signal: door.signal,
    progress,
  });
  progress(1, 1, '');
  const errors = checked.findings.filter(one => one.severity === 'error').map(one => one.diagnostic);
  return {
    findings: changed ? await onChangedLines(checked.findings, changed) : checked.findings,
    waivers: checked.waivers,
    files: checked.files,
    failed: codeOfErrors(errors, await unreadTables(project, errors)),
    prefix: repository?.prefix.normalize('NFC') ?? '',
  };
}

/** The repository that the project lies in. Without `needed`, none when there is no git: paths are then the project's own. */
async function repositoryOf(
  project: Project,
  door: Door,
  needed: boolean,
): Promise<GitRepository | undefined> {
  try {
    return await openGit({ folder: project.files.root, env: door.env, signal: door.signal });
  } catch (error) {
    if (needed || !(error instanceof Fault)) throw error;
    return undefined;
  }
}
