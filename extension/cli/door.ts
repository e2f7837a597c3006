import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../base/fault.ts';
import type { Files, Progress } from '../base/ports.ts';
import type { Language } from '../base/problem.ts';
import { openFiles } from '../node/files.ts';
import { findProject } from '../node/project-folder.ts';
import { openProject, type Project } from '../project/project.ts';
import { nearest } from '../schema/nearest.ts';
import type { Ask } from './questions.ts';

/** The command line's view of the world: everything below it is passed this as arguments. */
export interface Door {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly language: Language;
  /** True: stderr is a terminal and colour is wanted. */
  readonly colour: boolean;
  /** True: stderr is a terminal and plain text is not asked for (NO_COLOR), so a line may be drawn over. */
  readonly terminal: boolean;
  readonly signal: AbortSignal;
  /** ISO date. */
  readonly today: string;
  /** Asks the person at the terminal; undefined when nobody sits there. */
  readonly questions?: <T>(questions: (ask: Ask) => Promise<T>) => Promise<T>;
  /** A runner of workflows takes nothing in it for a command. */
  out(text: string): void;
  /** Commands to a runner of workflows, to standard output as they stand. */
  command(text: string): void;
  err(text: string): void;
}

/** The options that every command has. */
export interface CommonOptions {
  readonly project?: string;
  readonly lang?: string;
}

/** The folder of the package: templates, schemas and fonts lie below it. */
export const packageFolder = packageRoot();

function packageRoot(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  // dist/ska.mjs when bundled, extension/cli/door.ts when run from source.
  return here.endsWith(`${sep}dist`) ? dirname(here) : resolve(here, '..', '..');
}

/** The files that come with the program. */
export function shippedFiles(): Files {
  return openFiles(packageFolder);
}

/** The folder of the project that a command works on. Fault `project.not-found`. */
export function projectFolder(door: Door, options: CommonOptions): Promise<string> {
  return findProject(options.project ? resolve(door.cwd, options.project) : door.cwd);
}

/** The project that a command works on. Faults: `project.not-found`, `project.broken`, `file.*`. */
export async function openProjectHere(door: Door, options: CommonOptions): Promise<Project> {
  const root = await projectFolder(door, options);
  return openProject(openFiles(root, { signal: door.signal }), shippedFiles());
}

/** Files and folders named on the command line as project paths. Fault `usage.outside-project` (64). */
export async function projectPaths(
  door: Door,
  project: Project,
  files: readonly string[],
): Promise<readonly string[] | undefined> {
  if (files.length === 0) return undefined;
  const { root } = project.files;
  const inside = (written: string) => written.split(sep).join('/').normalize('NFC').replace(/\/$/, '');
  const paths: string[] = [];
  for (const file of files) {
    const path = relative(root, resolve(door.cwd, file));
    if (path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)) paths.push(inside(path));
    // From elsewhere, as `--project` allows, also as the project itself names it.
    else if (await project.files.info(inside(file)).catch(() => undefined)) paths.push(inside(file));
    else throw new Fault('usage.outside-project', { file, root }, 64);
  }
  return paths;
}

/** An option's value that must be a whole number. Fault `usage.choice` (64). */
export function wholeNumber(option: string, written: string, least: number, most?: number): number {
  const value = Number(written);
  if (/^\d+$/.test(written) && value >= least && value <= (most ?? Number.MAX_SAFE_INTEGER)) return value;
  const allowed = [`${least}`, `${least + 1}`, '…', ...(most === undefined ? [] : [`${most}`])];
  throw new Fault('usage.choice', { option, value: written, allowed, nearest: undefined }, 64);
}

/** An option's value that must be one of a few words. Fault `usage.choice` (64). */
export function chosen<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find(one => one === value);
  if (found) return found;
  throw new Fault('usage.choice', { option, value, allowed, nearest: nearest(value, allowed) }, 64);
}

/** A line that is drawn over on a terminal; a line of JSON for each step where a program asks for it (`SKA_PROGRESS=json`); nothing elsewhere. */
export function progressLine(door: Door): Progress {
  if (door.env.SKA_PROGRESS === 'json')
    return (done, total, label) => door.err(`${JSON.stringify({ done, total, label })}\n`);
  if (!door.terminal) return () => undefined;
  return (done, total, label) => {
    const text = done >= total ? '' : `${done}/${total} ${label}`.slice(0, 100);
    door.err(`\r\u001b[2K${text}`);
  };
}
