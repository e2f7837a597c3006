import {
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../base/problem.ts';
import { completionTriggers } from '../language/completion/complete.ts';
import { type Renewed, renewedNotification } from '../language/overview/requests.ts';
import { actionKinds, serveActions } from './features/actions.ts';
import { serveCompletion } from './features/completion.ts';
import type { FeatureContext } from './features/context.ts';
import { serveInserting } from './features/inserting.ts';
import { serveReading } from './features/reading.ts';
import { serveRenaming } from './features/renaming.ts';
import { serveShowing, tokenLegend } from './features/showing.ts';
import { servePreviews } from './previews.ts';
import { serveProjects } from './project-requests.ts';
import { fileOf } from './project-uris.ts';
import { openSessions } from './sessions.ts';
import type { World } from './world.ts';

/** The settings that the server reads. */
interface Settings {
  readonly language?: string;
}

/** What may belong to a project. Folders stand by themselves: a folder that goes is told without its files. */
const watched = [
  '**/*.{md,yaml,yml,csv,tsv,xlsx,json,svg,png,jpg,jpeg,webp,pdf}',
  '**/{data,rapporter,bilder,bilagor,mallar,scheman}',
  '**/{data,rapporter}/**',
];

/** Serves one editor's window over a connection, until that ends. */
export function serve(connection: Connection, world: World): void {
  const documents = new TextDocuments(TextDocument);
  let start: InitializeParams | undefined;
  let trusted = false;
  let settings: Settings = {};
  const renewed = renewals(connection);

  const language = (): Language | undefined =>
    settings.language === 'sv' || settings.language === 'en' ? settings.language : undefined;

  const sessions = openSessions({
    world,
    language,
    publish: diagnostics => void connection.sendDiagnostics(diagnostics),
    renewed(what) {
      renewed.add(what);
      if (what === 'data') refresh();
      previews.changed();
    },
  });
  /** What the editor shows in the text rests on data that has changed. */
  function refresh(): void {
    const { inlayHint, codeLens } = start?.capabilities.workspace ?? {};
    if (inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh();
    if (codeLens?.refreshSupport) void connection.sendRequest(CodeLensRefreshRequest.type);
  }
  const previews = servePreviews(connection, sessions, world, () => trusted);

  /** Projects that are being looked for. */
  const beginnings = new Set<Promise<void>>();
  function underWay(work: Promise<void>): void {
    const done = work.catch(world.bug).finally(() => beginnings.delete(done));
    beginnings.add(done);
  }

  connection.onInitialize(params => {
    start = params;
    trusted = (params.initializationOptions as { trusted?: unknown } | undefined)?.trusted === true;
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: { triggerCharacters: [...completionTriggers] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        codeActionProvider: { codeActionKinds: actionKinds },
        documentSymbolProvider: { label: 'SKA' },
        workspaceSymbolProvider: true,
        documentLinkProvider: {},
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        inlayHintProvider: true,
        codeLensProvider: {},
        semanticTokensProvider: { legend: tokenLegend, full: true, range: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
      serverInfo: { name: 'SKA-rapport' },
    };
  });

  connection.onInitialized(() => underWay(begin()));

  async function begin(): Promise<void> {
    const { capabilities } = start ?? {};
    if (capabilities?.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: watched.map(globPattern => ({ globPattern })),
      });
    if (capabilities?.workspace?.configuration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'ska' });
      await readSettings();
    }
    const folders = start?.workspaceFolders ?? (start?.rootUri ? [{ uri: start.rootUri }] : []);
    for (const { uri } of folders) await openFolder(uri);
    if (capabilities?.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added }) => {
        for (const { uri } of added) await openFolder(uri);
      });
  }

  async function openFolder(uri: string): Promise<void> {
    const folder = fileOf(uri);
    if (folder !== undefined) await sessions.openIn(folder);
  }

  async function readSettings(): Promise<void> {
    const before = language();
    settings = ((await connection.workspace.getConfiguration('ska')) as Settings | null) ?? {};
    if (language() !== before) for (const session of sessions.all()) session.retell();
  }

  connection.onDidChangeConfiguration(readSettings);

  documents.onDidChangeContent(({ document: { uri } }) => underWay(shown(uri)));

  async function shown(uri: string): Promise<void> {
    const session = sessions.known(uri) ?? (await sessions.of(uri));
    // The newest, also when the search took its time.
    const newest = documents.get(uri);
    if (newest) session?.open(uri, newest.getText(), newest.version);
    previews.changed();
  }
  documents.onDidClose(({ document }) => sessions.known(document.uri)?.close(document.uri));

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const paths = new Map<string, string[]>();
    for (const { uri } of changes) {
      if (uri.endsWith('/ska.yaml')) await sessions.of(uri);
      const session = sessions.known(uri);
      const path = session?.uris.path(uri);
      if (session && path) paths.set(session.root, [...(paths.get(session.root) ?? []), path]);
    }
    for (const session of sessions.all()) {
      const changed = paths.get(session.root);
      if (!changed) continue;
      session.workspace.changed(changed);
      if (changed.some(path => path.startsWith('mallar/'))) previews.restyle();
      previews.changed();
    }
  });

  const features: FeatureContext = {
    connection,
    open(uri) {
      const document = documents.get(uri);
      const session = sessions.known(uri);
      const path = session?.uris.path(uri);
      return document && session && path !== undefined ? { document, session, path } : undefined;
    },
    projects: sessions.all,
    shippedRoot: world.shipped.root,
  };
  serveCompletion(features);
  serveReading(features);
  serveRenaming(features);
  serveShowing(features);
  serveActions(features);
  serveInserting(features);
  serveProjects(connection, sessions, world.today, renewed.looked);

  /** The client ends a server that does not answer this. */
  connection.onRequest('ska/alive', () => ({ pid: process.pid }));

  /** For tests and for those who must wait: when all that was told so far has been worked through. */
  connection.onRequest('ska/settled', async () => {
    await Promise.all(beginnings);
    for (const session of sessions.all()) await session.workspace.settled();
  });

  // The editor does not wait long; what is left ends with the process.
  connection.onShutdown(() => {
    void sessions[Symbol.asyncDispose]();
  });
  documents.listen(connection);
  connection.listen();
}

/** Tells the client what its views may look at again: once, until it has looked. A view that nobody looks at costs nothing. */
function renewals(connection: Connection): {
  readonly add: (what: 'findings' | 'data') => void;
  readonly looked: () => void;
} {
  let told: 'findings' | 'data' | undefined;
  return {
    add(what) {
      if (told === 'data' || told === what) return;
      told = what;
      const renewed: Renewed = { data: what === 'data' };
      void connection.sendNotification(renewedNotification, renewed);
    },
    looked() {
      told = undefined;
    },
  };
}
