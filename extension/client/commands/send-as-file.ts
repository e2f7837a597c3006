import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { commands, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { ProjectEntry, ReportToHandIn } from '../../language/overview/requests.ts';
import { offer } from '../git/git.ts';
import type { RunSka } from '../ska-process.ts';
import { say } from '../texts.ts';
import type { Building } from './build.ts';

/** Puts a report with all that belongs to it, and its PDF, into one file that can be sent; the author says where. */
export async function sendAsFile(
  { runSka }: Building,
  project: ProjectEntry,
  report: ReportToHandIn,
): Promise<void> {
  const year = report.schoolYear.replace('/', '-');
  const target = await window.showSaveDialog({
    title: say('handIn.file', report.name),
    saveLabel: say('handIn.file.save'),
    defaultUri: Uri.file(join(homedir(), `${report.id} ${year}.zip`)),
    filters: { Zip: ['zip'] },
  });
  if (!target) return;
  const withPdf = await window.withProgress(
    { location: ProgressLocation.Notification, title: say('handIn.packing') },
    async () => {
      const contents: Zippable = {};
      for (const path of report.files) contents[path] = await readFile(join(project.root, path));
      const pdf = await pdfOf(runSka, project, report);
      // It is packed already.
      if (pdf) contents[pdf.name] = [pdf.bytes, { level: 0 }];
      contents['LÄS MIG.txt'] = strToU8(say('handIn.file.readMe', report.name, report.schoolYear));
      await workspace.fs.writeFile(target, zipSync(contents));
      return pdf !== undefined;
    },
  );
  const done = say(withPdf ? 'handIn.file.done' : 'handIn.file.withoutPdf', basename(target.fsPath));
  await offer(withPdf ? window.showInformationMessage : window.showWarningMessage, done, [
    { label: say('openFolder'), take: () => commands.executeCommand('revealFileInOS', target) },
    ...(withPdf ? [] : [{ label: say('doctor'), take: () => commands.executeCommand('ska.doctor') }]),
  ]);
}

/** The report's PDF as it is now; undefined when none can be made here. */
async function pdfOf(
  runSka: RunSka,
  { root }: ProjectEntry,
  { id, schoolYear }: ReportToHandIn,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'ska-'));
  try {
    const args = [
      'build',
      id,
      '--läsår',
      schoolYear,
      '--out',
      folder,
      '--allow-stale',
      '--json',
      '--project',
      root,
    ];
    const { out } = await runSka(args, { cwd: root });
    const [made] = (JSON.parse(out) as { readonly outputs: readonly { readonly path: string }[] }).outputs;
    if (!made) return undefined;
    return {
      name: basename(made.path),
      bytes: await readFile(join(root, made.path)).catch(() => readFile(made.path)),
    };
  } catch {
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
