import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sentence } from '../../extension/base/problems.ts';
import { openFiles } from '../../extension/node/files.ts';
import { type Checked, checkProject } from '../../extension/project/check.ts';
import { openProject, type Project } from '../../extension/project/project.ts';
import { updatedText } from '../../extension/report/update.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The small project of the tests, copied to a folder of its own that a test may spoil; the path has å and a blank. */
export interface Copy extends AsyncDisposable {
  readonly folder: string;
  read(path: string): Promise<string>;
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** Replaces a text that must be there. */
  change(path: string, from: string | RegExp, to: string): Promise<void>;
  remove(path: string): Promise<void>;
}

/** Copies test/fixtures/projects/exempel. */
export async function copyOfExempel(): Promise<Copy> {
  const above = await mkdtemp(join(tmpdir(), 'ska å '));
  const folder = join(above, 'Mitt projekt');
  await cp(join(root, 'test', 'fixtures', 'projects', 'exempel'), folder, { recursive: true });
  const at = (path: string) => join(folder, ...path.split('/'));
  const read = (path: string) => readFile(at(path), 'utf8');
  const write = async (path: string, content: string | Uint8Array) => {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), content);
  };
  return {
    folder,
    read,
    write,
    async change(path, from, to) {
      const before = await read(path);
      const after = before.replace(from, to);
      if (after === before) throw new Error(`${path} has no ${from}`);
      await write(path, after);
    },
    remove: path => rm(at(path), { recursive: true }),
    [Symbol.asyncDispose]: () => rm(above, { recursive: true, force: true }),
  };
}

/** Works with the copy as a project; closed afterwards. */
export async function withProject<T>(copy: Copy, work: (project: Project) => Promise<T>): Promise<T> {
  await using project = await openProject(openFiles(copy.folder), openFiles(root));
  return await work(project);
}

/** The tests' reports are fragments: what they lack of an outline is not what a test is about. */
const isAbout = ({ diagnostic }: Checked['findings'][number]) =>
  !/^(?:outline|thread)\./.test(diagnostic.code);

/** Everything that a check finds, outlines aside, as `code: sentence`. */
export async function findings(copy: Copy): Promise<readonly string[]> {
  const { findings } = await withProject(copy, project => checkProject(project, { today: '2026-09-01' }));
  return findings
    .filter(isAbout)
    .map(({ diagnostic: { code, args } }) => `${code}: ${sentence(code, args as never, 'sv')}`);
}

/** The head of a unit's report. */
export const head = (unit: string) => `---\ntyp: enhet\nenhet: ${unit}\nläsår: 2025/26\n---\n\n`;

/** The findings of one report that stands alone in the year, besides snapshots that are not filled in, and the text that an update would write. `prepare` changes the project before. */
export async function reported(
  text: string,
  unit = 'tallbackaskolan',
  prepare?: (copy: Copy) => Promise<void>,
): Promise<{ readonly found: readonly string[]; readonly text: string; readonly checked: Checked }> {
  await using copy = await copyOfExempel();
  await prepare?.(copy);
  await copy.write(`rapporter/2025-26/${unit}.md`, `${head(unit)}# Rapport\n\n${text}\n`);

  return await withProject(copy, async project => {
    const checked = await checkProject(project, {
      today: '2026-09-01',
      paths: [`rapporter/2025-26/${unit}.md`],
    });
    const found = checked.findings
      .filter(one => isAbout(one) && one.diagnostic.code !== 'snapshot.empty')
      .map(({ diagnostic: { code, args } }) => `${code}: ${sentence(code, args as never, 'sv')}`);
    const [bound] = checked.reports;
    return {
      found,
      text: bound ? (updatedText(bound).text.split('# Rapport\n\n')[1]?.trim() ?? '') : '',
      checked,
    };
  });
}
