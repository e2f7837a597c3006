import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { Fault } from '../../base/fault.ts';
import type { Files } from '../../base/ports.ts';
import type { Language } from '../../base/problem.ts';
import { openGit } from '../../node/git.ts';
import { mergedName, mergeOutcomes } from '../../node/git-merge.ts';
import { runGit } from '../../node/git-process.ts';
import { bindAnswered } from '../../project/bind-answered.ts';
import { openScope } from '../../project/check.ts';
import { openReportText } from '../../project/open-reports.ts';
import { openProject, type Project, reportFileAt } from '../../project/project.ts';
import { updatedText } from '../../report/update.ts';
import { unsettledSnapshots, withoutSnapshotDifferences } from '../../review/merge/merge-snapshots.ts';
import { type CommonOptions, type Door, projectFolder, shippedFiles } from '../door.ts';
import { inLanguage } from '../usage.ts';

const help: Readonly<Record<Language, string>> = {
  sv: `
För git, inte för hand. Så här slås den på i en klonad kopia:

  git config merge.ska.name "SKA: tal räknas om"
  git config merge.ska.driver "ska merge-driver %O %A %B %P"

och i .gitattributes: rapporter/**/*.md merge=ska

Bara det som verktyget självt skriver (tal, tabeller, diagramtexter) avgörs, genom att räknas om ur de sammanslagna
datafilerna: vid merge, rebase, cherry-pick, revert och stash. Har två personer ändrat samma text, är en datafil själv i
konflikt eller går det inte att veta vilka data som gäller (så är det med git äldre än 2.38) blir det en vanlig konflikt.
Det gäller också med -X ours och -X theirs: git säger inte till om dem.
`,
  en: `
For git, not by hand. This turns it on in a cloned copy:

  git config merge.ska.name "SKA: tal räknas om"
  git config merge.ska.driver "ska merge-driver %O %A %B %P"

and in .gitattributes: rapporter/**/*.md merge=ska

Only what the tool itself writes (numbers, tables, chart texts) is resolved, by reckoning it anew from the merged data files:
at merge, rebase, cherry-pick, revert and stash. Where two people have changed the same text, where a data file is itself in
conflict, or where it cannot be known which data count (so with git before 2.38), it becomes an ordinary conflict.
That holds for -X ours and -X theirs too: git does not tell of them.
`,
};

/** `ska merge-driver %O %A %B %P`: git's driver for reports; the answer is written over `%A`, 1 means that a person must look. */
export function mergeDriverCommand(program: Command, door: Door, run: (work: Promise<number>) => void): void {
  const t = inLanguage(door.language);
  program
    .command('merge-driver <ursprung> <vår> <deras> <sökväg>')
    .summary(
      t(
        'löser konflikter i det som verktyget skriver, för git',
        'resolves conflicts in what the tool writes, for git',
      ),
    )
    .addHelpText('after', help[door.language])
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

type Versions<Version> = Readonly<Record<'base' | 'ours' | 'theirs', Version>>;

/** A merged text; not clean when it has marks of conflict for a person. */
interface Merged {
  readonly text: Uint8Array | string;
  readonly clean: boolean;
}

async function merge(sides: Sides, options: CommonOptions, door: Door): Promise<number> {
  const at = (file: string) => resolve(door.cwd, file);
  const versions = {
    base: await readFile(at(sides.base)),
    ours: await readFile(at(sides.ours)),
    theirs: await readFile(at(sides.theirs)),
  };
  const settled = await settle(sides.path, versions, options, door).catch(error => {
    // A project that cannot be read is no reason to stop a merge of text.
    if (error instanceof Fault) return undefined;
    throw error;
  });
  const merged = settled ?? (await mergeLines(versions, door));
  // Without an answer, as for bytes that are no text, ours stays, in conflict.
  if (merged) await writeFile(at(sides.ours), merged.text);
  return merged?.clean ? 0 : 1;
}

/**
 * The merged text with its numbers from the merged data, or with the conflicts that are in people's own words alone: then the
 * numbers are ours until `ska update`. Undefined when the data does not settle the numbers.
 */
async function settle(
  path: string,
  versions: Versions<Uint8Array>,
  options: CommonOptions,
  door: Door,
): Promise<Merged | undefined> {
  const texts = textsOf(versions);
  await using repository = await openGit({ folder: door.cwd, env: door.env });
  const top = repository.top ?? door.cwd;
  const root = await projectFolder({ ...door, cwd: dirname(join(top, path)) }, options);
  const [prefix, own] = [within(top, root), within(root, join(top, path))];
  if (!texts || prefix === undefined || own === undefined || !reportFileAt(own)) return undefined;
  const folder = prefix === '' ? '' : `${prefix}/`;
  const merged: Merged[] = [];
  for (const { tree, conflicts } of await mergeOutcomes(
    { folder: top, env: door.env },
    { path, ...versions },
  )) {
    // Rows that stand between the marks of a conflict are nobody's: no number can be worked out from them.
    if (conflicts.some(file => file.normalize('NFC').startsWith(folder) && !file.endsWith('.md')))
      return undefined;
    const one = await settleIn(await repository.files(tree, folder), own, texts, door);
    // Two that may be it and say different things: nobody knows which.
    if (!one || (merged[0] && merged[0].text !== one.text)) return undefined;
    merged.push(one);
  }
  return merged[0];
}

/** The merged text by the data of a merged project. */
async function settleIn(
  files: Files,
  path: string,
  texts: Versions<string>,
  door: Door,
): Promise<Merged | undefined> {
  await using project = await openProject(files, shippedFiles());
  const open = (written: string) => openReportText(project, path, written);
  const [base, ours, theirs] = [open(texts.base), open(texts.ours), open(texts.theirs)];
  const lines = await mergeLines(withoutSnapshotDifferences(base, ours, theirs), door);
  if (!lines) return undefined;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(lines.text);
  const bound = await boundIn(project, path, lines.clean ? text : texts.ours);
  if (unsettledSnapshots(bound, ours, theirs).length > 0) return undefined;
  return lines.clean ? { text: updatedText(bound).text, clean: true } : { text, clean: false };
}

async function boundIn(project: Project, path: string, text: string) {
  const report = openReportText(project, path, text);
  const { viewOf } = await openScope(project, { schoolYear: report.setting.report.schoolYear });
  return (await bindAnswered(project, report, viewOf(report))).bound;
}

/** A path from a folder, as projects write it; undefined when it lies outside. */
function within(folder: string, path: string): string | undefined {
  const own = relative(folder, path).split(sep).join('/').normalize('NFC');
  return own === '..' || own.startsWith('../') || isAbsolute(own) ? undefined : own;
}

/** The versions as text; undefined when one of them is none: what cannot be read must not be written anew. */
function textsOf({ base, ours, theirs }: Versions<Uint8Array>): Versions<string> | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return { base: decoder.decode(base), ours: decoder.decode(ours), theirs: decoder.decode(theirs) };
  } catch {
    return undefined;
  }
}

/** Git's own merge of lines, with its own marks of conflict; undefined for what has no lines. */
async function mergeLines(
  versions: Versions<Uint8Array | string>,
  door: Door,
): Promise<{ readonly text: Uint8Array; readonly clean: boolean } | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'ska-merge-'));
  try {
    for (const name of ['base', 'ours', 'theirs'] as const)
      await writeFile(join(folder, name), versions[name]);
    // A rebase or cherry-pick does not say what it takes in.
    const theirs = mergedName(door.env) ?? 'det som tas in';
    const names = ['-L', 'HEAD', '-L', 'gemensamt', '-L', theirs, 'ours', 'base', 'theirs'];
    const answer = await runGit({ folder, env: door.env }, ['merge-file', '-p', ...names]);
    // Up to 127 it is the number of conflicts.
    return answer.code > 127 ? undefined : { text: answer.out, clean: answer.code === 0 };
  } finally {
    await rm(folder, { recursive: true });
  }
}
