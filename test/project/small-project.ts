import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sentence } from '../../extension/base/problems.ts';
import { openFiles } from '../../extension/node/files.ts';
import { checkProject } from '../../extension/project/check.ts';
import type { Finding } from '../../extension/project/check-report.ts';
import { openProject, type Project } from '../../extension/project/project.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A project's own file with a unit of each kind: a school with three school forms, a preschool, a grown-ups' school. */
export const config = `version: 1
huvudman: { id: ekby, namn: Ekby kommun }
redovisar: 2025/26
områden: [{ id: norr, namn: Norra området }, { id: söder, namn: Södra området }]
enheter:
  - { id: ekskolan, namn: Ekskolan, skolform: [förskoleklass, grundskola, fritidshem], område: norr }
  - { id: bokens, namn: Bokens förskola, skolform: [förskola], område: norr }
  - { id: vux, namn: Vux i Ekby, skolform: [komvux], område: söder }
`;

/** Makes a project of some files (path to text) in a folder of its own, works with it, and removes it. */
export async function withFiles<T>(
  files: Readonly<Record<string, string>>,
  work: (project: Project) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ska å '));
  try {
    for (const [path, text] of Object.entries({ 'ska.yaml': config, ...files })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await using project = await openProject(openFiles(folder), openFiles(root));
    return await work(project);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Everything that `ska check` finds in a project of some files. */
export function findingsOf(
  files: Readonly<Record<string, string>>,
  today = '2026-09-01',
): Promise<readonly Finding[]> {
  return withFiles(files, async project => (await checkProject(project, { today })).findings);
}

/** A finding as a person sees it: `file:line severity code`. */
export function seen({ diagnostic, severity }: Finding): string {
  const file = diagnostic.place.file.split('/').pop();
  return `${file}:${diagnostic.place.span.start.line} ${severity} ${diagnostic.code}`;
}

/** Its Swedish sentence. */
export function told({ diagnostic }: Finding): string {
  return sentence(diagnostic.code, diagnostic.args as never, 'sv');
}
