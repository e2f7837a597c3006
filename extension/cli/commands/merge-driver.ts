import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { Fault } from '../../base/fault.ts';
import type { Files } from '../../base/ports.ts';
import { openFiles } from '../../node/files.ts';
import { openGit } from '../../node/git.ts';
import { runGit } from '../../node/git-process.ts';
import { openScope } from '../../project/check.ts';
import { openReportText } from '../../project/open-reports.ts';
import { openProject, type Project, reportFileAt } from '../../project/project.ts';
import { bindReport } from '../../report/bind.ts';
import { updatedText } from '../../report/update.ts';
import { unsettledSnapshots, withoutSnapshotDifferences } from '../../review/merge/merge-snapshots.ts';
import { type CommonOptions, type Door, projectFolder, shippedFiles } from '../door.ts';

const help = `
För git, inte för hand. Så här slås den på i en klonad kopia:

  git config merge.ska.name "SKA: tal räknas om"
  git config merge.ska.driver "ska merge-driver %O %A %B %P"

och i .gitattributes: rapporter/**/*.md merge=ska

Bara det som verktyget självt skriver (tal, tabeller, diagramtexter) avgörs, genom att räknas om. Har två personer ändrat
samma text blir det en vanlig konflikt.
`;

/** `ska merge-driver %O %A %B %P`: git's driver for reports; the answer is written over `%A`, 1 means that a person must look. */
export function mergeDriverCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  program
    .command('merge-driver <ursprung> <vår> <deras> <sökväg>')
    .summary('löser konflikter i det som verktyget skriver, för git')
    .addHelpText('after', help)
    .action(
      (base: string, ours: string, theirs: string, path: string, _options: unknown, command: Command) => {
        run(merge({ base, ours, theirs, path }, command.optsWithGlobals<CommonOptions>(), door));
      },
    );
}

interface Sides {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** From the repository's top. */
  readonly path: string;
}

/** A merged text; not clean when it has marks of conflict for a person. */
interface Merged {
  readonly text: string;
  readonly clean: boolean;
}

async function merge(sides: Sides, options: CommonOptions, door: Door): Promise<number> {
  const at = (file: string) => resolve(door.cwd, file);
  const text = async (file: string) => (await readFile(at(file))).toString('utf8');
  const texts = {
    base: await text(sides.base),
    ours: await text(sides.ours),
    theirs: await text(sides.theirs),
  };
  const settled = await settle(sides, texts, options, door).catch(error => {
    // A project that cannot be read is no reason to stop a merge of text.
    if (error instanceof Fault) return undefined;
    throw error;
  });
  const merged = settled ?? (await mergeLines(texts, door));
  await writeFile(at(sides.ours), merged.text);
  return merged.clean ? 0 : 1;
}

/**
 * The merged text with its numbers from the merged data, or with the conflicts that are in people's own words alone: then the
 * numbers are ours until `ska update`. Undefined when the data does not settle the numbers.
 */
async function settle(
  sides: Sides,
  texts: Readonly<Record<'base' | 'ours' | 'theirs', string>>,
  options: CommonOptions,
  door: Door,
): Promise<Merged | undefined> {
  const top = await topOf(door);
  const root = await projectFolder({ ...door, cwd: dirname(join(top, sides.path)) }, options);
  const path = relative(root, join(top, sides.path)).split(sep).join('/').normalize('NFC');
  if (!reportFileAt(path)) return undefined;
  await using merged = await mergedFiles(root, door);
  // Rows that stand between the marks of a conflict are nobody's: no number can be worked out from them.
  if (merged.conflicts.some(file => !file.startsWith('../') && !file.endsWith('.md'))) return undefined;
  await using project = await openProject(merged.files, shippedFiles());
  const open = (written: string) => openReportText(project, path, written);
  const [base, ours, theirs] = [open(texts.base), open(texts.ours), open(texts.theirs)];
  const lines = await mergeLines(withoutSnapshotDifferences(base, ours, theirs), door);
  const bound = await boundIn(project, path, lines.clean ? lines.text : texts.ours);
  if (unsettledSnapshots(bound, ours, theirs).length > 0) return undefined;
  return lines.clean ? { text: updatedText(bound).text, clean: true } : lines;
}

async function boundIn(project: Project, path: string, text: string) {
  const report = openReportText(project, path, text);
  const { viewOf } = await openScope(project, { schoolYear: report.setting.report.schoolYear });
  return bindReport(report, project.access, viewOf(report));
}

const topOf = async (door: Door) => {
  await using repository = await openGit({ folder: door.cwd, env: door.env });
  return repository.top ?? door.cwd;
};

/**
 * The project as the merge will leave it: git's own merge of the two trees where it can be known what is merged, else the
 * files on disk. `conflicts`: the files that are in conflict in it, from the project's folder.
 */
async function mergedFiles(
  root: string,
  door: Door,
): Promise<{ readonly files: Files; readonly conflicts: readonly string[] } & AsyncDisposable> {
  const onDisk = { files: openFiles(root), conflicts: [], [Symbol.asyncDispose]: async () => undefined };
  // Git names the commits that are merged in the environment of a driver.
  const heads = Object.keys(door.env).flatMap(name => /^GITHEAD_([0-9a-f]{40,64})$/.exec(name)?.[1] ?? []);
  const setting = { folder: root, env: door.env };
  const repository = await openGit(setting);
  const [theirs] = heads;
  // Without drivers: this one would call itself.
  const tree =
    heads.length === 1 && theirs
      ? await runGit(setting, [
          '-c',
          'merge.ska.driver=true',
          'merge-tree',
          '--write-tree',
          '--name-only',
          '-z',
          'HEAD',
          theirs,
        ])
      : undefined;
  const [oid = '', ...names] = tree?.out.toString('utf8').split('\0') ?? [];
  if (!tree || tree.code > 1 || !/^[0-9a-f]{40,64}$/.test(oid)) {
    await repository[Symbol.asyncDispose]();
    return onDisk;
  }
  return {
    files: await repository.files(oid),
    // The names end where what git says about them begins.
    conflicts: tree.code === 0 ? [] : names.slice(0, names.indexOf('')),
    [Symbol.asyncDispose]: () => repository[Symbol.asyncDispose](),
  };
}

/** Git's own merge of lines, with its own marks of conflict. */
async function mergeLines(
  texts: Readonly<Record<'base' | 'ours' | 'theirs', string>>,
  door: Door,
): Promise<Merged> {
  const folder = await mkdtemp(join(tmpdir(), 'ska-merge-'));
  try {
    for (const name of ['base', 'ours', 'theirs'] as const) await writeFile(join(folder, name), texts[name]);
    const names = ['-L', 'HEAD', '-L', 'bas', '-L', 'MERGE_HEAD', 'ours', 'base', 'theirs'];
    const answer = await runGit({ folder, env: door.env }, ['merge-file', '-p', ...names]);
    return { text: answer.out.toString('utf8'), clean: answer.code === 0 };
  } finally {
    await rm(folder, { recursive: true });
  }
}
