import { posix } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { Files } from '../base/ports.ts';
import { openGit } from '../node/git.ts';
import { checkProject } from '../project/check.ts';
import { type Finding, withSeverity } from '../project/check-report.ts';
import { personalNumbersIn, personalNumbersInNames } from '../project/personal-data.ts';
import { openProject, reportFileAt } from '../project/project.ts';
import type { ReportWaiver } from '../project/waivers.ts';
import { type CommonOptions, type Door, projectFolder, shippedFiles } from './door.ts';

/** What a check has found. Paths are of the project; `../` leads to the rest of its repository. */
export interface CheckedFiles {
  readonly findings: readonly Finding[];
  readonly waivers: readonly ReportWaiver[];
  /** Files that were looked at. */
  readonly files: readonly string[];
  /** What errors end the command with, when it is not 1. */
  readonly failed?: 1 | 2;
  /** The project's folder from the repository's top: `''` or `kvalitet/`. */
  readonly prefix: string;
}

/**
 * Looks at what git would commit now, as it stands in the index: personal identity numbers in any staged file of the
 * repository, and numbers that do not hold in staged reports, or in all reports when data or a setting is staged.
 * Faults: those of git, of opening a project.
 */
export async function checkStaged(door: Door, options: CommonOptions): Promise<CheckedFiles> {
  const folder = await projectFolder(door, options).catch(error => {
    // Before there is a project, or after its last file has gone, there is still what must not be committed.
    if (error instanceof Fault && error.code === 'project.not-found') return door.cwd;
    throw error;
  });
  await using repository = await openGit({ folder, env: door.env, signal: door.signal });
  const prefix = repository.prefix.normalize('NFC');
  const staged = await repository.stagedPaths();
  const whole = await repository.staged('', 'stored');
  const fromProject = (path: string) => (prefix ? posix.relative(prefix, path) : path);
  const personal = [...(await personalNumbersIn(whole, staged)), ...personalNumbersInNames(staged)].map(
    one => ({ ...one, place: { ...one.place, file: fromProject(one.place.file) } }),
  );
  const own = staged.filter(path => path.startsWith(prefix)).map(path => path.slice(prefix.length));
  const stale = own.length > 0 ? await staleNumbers(await repository.staged(), own, door) : undefined;
  return {
    findings: [...withSeverity(undefined, personal), ...(stale?.findings ?? [])],
    waivers: stale?.waivers ?? [],
    files: staged.map(fromProject),
    prefix,
  };
}

/** Numbers in reports that do not hold, by the data of the same index. */
async function staleNumbers(
  files: Files,
  staged: readonly string[],
  door: Door,
): Promise<Pick<CheckedFiles, 'findings' | 'waivers'> | undefined> {
  if (!(await files.info('ska.yaml'))) return undefined;
  await using project = await openProject(files, shippedFiles());
  const isThere = new Set(project.reports.map(report => report.path));
  const reports = staged.filter(path => reportFileAt(path) && isThere.has(path));
  const isDataStaged = staged.some(path => /^(data\/|uttag\/|[^/]+\.yaml$)/.test(path));
  if (!isDataStaged && reports.length === 0) return undefined;
  const checked = await checkProject(project, {
    ...(!isDataStaged && { paths: reports }),
    today: door.today,
    signal: door.signal,
  });
  return {
    findings: checked.findings.filter(one => one.diagnostic.code.startsWith('snapshot.')),
    waivers: checked.waivers,
  };
}
