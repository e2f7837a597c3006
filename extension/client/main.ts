import {
  commands,
  EventEmitter,
  type ExtensionContext,
  type TextDocumentChangeEvent,
  window,
  workspace,
} from 'vscode';
import { buildAll, buildLevel, buildReport } from './commands/build.ts';
import { checkProject } from './commands/check.ts';
import { doctor } from './commands/doctor.ts';
import { fetchLatest } from './commands/fetch-latest.ts';
import { handIn } from './commands/hand-in.ts';
import { greetFreshProject, newProject } from './commands/new-project.ts';
import { newReport } from './commands/new-report.ts';
import { reportUri } from './commands/report-uri.ts';
import { updateAll, updateReport } from './commands/update.ts';
import { compareWith } from './comparison-panel.ts';
import { readDataAsWritten } from './data-encoding.ts';
import { findingComments } from './finding-comments.ts';
import { basesOf } from './git/bases.ts';
import { indicatorTree } from './indicator-tree.ts';
import { insertCommands } from './insert.ts';
import { languageClient } from './language-client.ts';
import { lensCommands } from './lens-commands.ts';
import { type MarkdownIt, showDirectives } from './markdown/preview-rules.ts';
import { nextPlaceCommand } from './next-place.ts';
import { offerAtWords } from './offer-at-word.ts';
import { pasteAndDrop } from './paste-and-drop.ts';
import { previews } from './preview-panel.ts';
import { followProjects } from './projects.ts';
import { reportTree } from './report-tree.ts';
import { watchServer } from './server-watch.ts';
import { skaRunner } from './ska-process.ts';
import { statusItem } from './status-item.ts';
import { say } from './texts.ts';
import { threadView } from './thread-tree.ts';

/** What other extensions and tests may ask for. */
export interface SkaApi {
  /** When all that the editor has told so far has been worked through. */
  settled(): Promise<void>;
  /** VS Code's own Markdown preview hands its markdown-it to this. */
  extendMarkdownIt<M extends MarkdownIt>(md: M): M;
}

/** Started by VS Code when a folder with a `ska.yaml` is opened, by a command of ours, or with the Markdown preview. */
export function activate(context: ExtensionContext): SkaApi {
  const output = window.createOutputChannel('SKA', { log: true });
  const told = new EventEmitter<TextDocumentChangeEvent>();
  const findings = new EventEmitter<void>();
  const client = languageClient(context, output, {
    changed: change => told.fire(change),
    found: () => findings.fire(),
  });
  const watch = watchServer(client, output);
  const projects = followProjects(client);
  const runSka = skaRunner(context, output);
  const bases = basesOf(projects, output);
  const pages = previews(context, client, bases);
  const building = { projects, runSka };
  const thread = threadView(projects, runSka);
  const command = (name: string, action: (argument: unknown) => unknown) =>
    commands.registerCommand(`ska.${name}`, action);
  context.subscriptions.push(
    output,
    told,
    findings,
    { dispose: () => void client.dispose() },
    watch,
    projects,
    reportTree(projects),
    indicatorTree(projects),
    thread,
    bases,
    findingComments(projects, bases, findings.event),
    statusItem(projects),
    pages,
    command('showPreview', async argument => {
      const uri = reportUri(projects, argument) ?? pages.active;
      if (uri) await pages.show(uri);
      else void window.showWarningMessage(say('noReport'));
    }),
    command('switchPreview', () => pages.switchView()),
    command('showPreviewSource', async () => {
      if (pages.active) await window.showTextDocument(pages.active);
    }),
    command('checkProject', () => checkProject(projects)),
    command('updateReport', argument => updateReport(projects, argument)),
    command('updateAll', () => updateAll(projects)),
    command('buildReport', argument => buildReport(building, argument)),
    command('buildLevel', () => buildLevel(building)),
    command('buildAll', () => buildAll(building)),
    command('newReport', argument => newReport(building, argument)),
    command('newProject', () => newProject(runSka, context.globalState)),
    command('handIn', argument => handIn(building, output, argument)),
    command('fetchLatest', () => fetchLatest(projects, output)),
    command('showThread', () => commands.executeCommand('ska.thread.focus')),
    command('refreshThread', () => thread.refresh()),
    command('compare', () => compareWith(projects, runSka, output, bases)),
    command('doctor', () => doctor(runSka)),
    command('showOutput', () => output.show()),
    // A server that hangs is not asked to stop.
    command('restartServer', () => watch.end() || client.restart()),
    ...lensCommands(client),
    ...insertCommands(projects),
    ...pasteAndDrop(projects),
    offerAtWords(projects, told.event),
    nextPlaceCommand(projects),
    readDataAsWritten(projects),
    // A step of the walkthrough is done then.
    window.onDidChangeActiveTextEditor(editor => {
      if (editor && reportUri(projects, editor.document.uri))
        void commands.executeCommand('setContext', 'ska.reportOpened', true);
    }),
    workspace.onDidGrantWorkspaceTrust(() => client.restart()),
  );

  // The server is not started for the sake of a Markdown preview somewhere else.
  let started: Promise<void> | undefined;
  const start = () => {
    started ??= client.start().catch((error: unknown) => output.error(String(error)));
    return started;
  };
  const watcher = workspace.createFileSystemWatcher('**/ska.yaml', false, true, true);
  context.subscriptions.push(watcher, watcher.onDidCreate(start));
  const found = workspace.findFiles('**/ska.yaml', '**/node_modules/**', 1).then(async ([project]) => {
    if (!project) return;
    await start();
    await greetFreshProject(context);
  });
  return {
    async settled() {
      await found;
      await client.sendRequest('ska/settled');
    },
    extendMarkdownIt: showDirectives,
  };
}
