import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Diagnostic,
  FileChangeType,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** An editor without a window: the server as a process of its own, over standard input and output. */
export interface Editor extends AsyncDisposable {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly capabilities: InitializeResult['capabilities'];
  readonly folder: string;
  uri(path: string): string;
  read(path: string): Promise<string>;
  /** Shows a document of the project, or its newest text. */
  show(path: string, text?: string): Promise<void>;
  /** Replaces one stretch of a shown document, as a key press does. */
  type(path: string, found: string, text: string): Promise<void>;
  close(path: string): Promise<void>;
  /** Writes to the disk, and tells the server as an editor's watcher does. */
  write(path: string, text: string): Promise<void>;
  /** When the server has worked through all that it was told. */
  settled(): Promise<void>;
  diagnostics(path: string): readonly Diagnostic[];
  /** Every message about diagnostics, in order. */
  readonly published: readonly PublishDiagnosticsParams[];
  /** What the server wrote to its log. */
  readonly log: readonly string[];
}

/** What an editor is opened with. */
export interface EditorOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trusted?: boolean;
  /** Changes the project before it is opened. */
  readonly prepare?: (folder: string) => Promise<void>;
  readonly arguments?: readonly string[];
}

/** Opens a copy of an example in a folder with a blank and an å. */
export async function openEditor(example: string, options: EditorOptions = {}): Promise<Editor> {
  const above = await mkdtemp(join(tmpdir(), 'ska å '));
  const folder = join(above, 'Vår kommun');
  await cp(join(root, example), folder, {
    recursive: true,
    filter: path => !/[\\/]ut([\\/]|$)/.test(path),
  });
  await options.prepare?.(folder);
  const child = spawn(
    process.execPath,
    [join(root, 'dist', 'server.mjs'), '--stdio', ...(options.arguments ?? [])],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published: PublishDiagnosticsParams[] = [];
  const log: string[] = [];
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    log.push(message);
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
    items.map(() => options.settings ?? {}),
  );
  connection.listen();
  const uri = (path: string) => pathToFileURL(join(folder, path)).href;
  const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'Vår kommun' }],
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
      textDocument: {
        completion: { completionItem: { snippetSupport: true } },
        publishDiagnostics: { versionSupport: true },
      },
    },
    initializationOptions: { trusted: options.trusted ?? true },
  });
  await connection.sendNotification('initialized', {});
  const texts = new Map<string, { text: string; version: number }>();
  const change = async (path: string, text: string, contentChanges: readonly object[]) => {
    const version = (texts.get(path)?.version ?? 0) + 1;
    texts.set(path, { text, version });
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uri(path), version },
      contentChanges,
    });
  };
  const read = (path: string) => readFile(join(folder, path), 'utf8');
  return {
    connection,
    process: child,
    capabilities,
    folder,
    uri,
    read,
    async show(path, given) {
      const text = given ?? (await read(path));
      if (texts.has(path)) return change(path, text, [{ text }]);
      texts.set(path, { text, version: 1 });
      const languageId = path.endsWith('.md') ? 'markdown' : 'yaml';
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(path), languageId, version: 1, text },
      });
    },
    async type(path, found, text) {
      const before = texts.get(path)?.text ?? '';
      const start = before.indexOf(found);
      if (start < 0) throw new Error(`${path} has no ${found}`);
      const at = (offset: number) => {
        const lines = before.slice(0, offset).split('\n');
        return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
      };
      const range = { start: at(start), end: at(start + found.length) };
      await change(
        path,
        before.replace(found, () => text),
        [{ range, text }],
      );
    },
    async close(path) {
      texts.delete(path);
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(path) } });
    },
    async write(path, text) {
      await writeFile(join(folder, path), text);
      await connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uri(path), type: FileChangeType.Changed }],
      });
    },
    settled: () => connection.sendRequest('ska/settled'),
    diagnostics: path => published.findLast(one => one.uri === uri(path))?.diagnostics ?? [],
    published,
    log,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise(done => child.once('exit', done));
        await connection.sendRequest('shutdown').catch(() => undefined);
        await connection.sendNotification('exit').catch(() => undefined);
        await ended;
      }
      connection.dispose();
      await rm(above, { recursive: true, force: true });
    },
  };
}
