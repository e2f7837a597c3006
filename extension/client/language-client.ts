import {
  type ExtensionContext,
  type LogOutputChannel,
  type TextDocumentChangeEvent,
  window,
  workspace,
} from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { say } from './texts.ts';

/** So many ends of the server within so many milliseconds are more than bad luck. */
const patience = { ends: 5, within: 180_000 };

// What a key press makes is soon dead. With the engine's own room for it (16 MB) a tenth of the server's time goes to clearing it.
const roomForTheYoung = '--max-semi-space-size=32';

/** What is told of what goes between the editor and the server. */
export interface ClientListener {
  /** The server has been told of a change of a document. */
  readonly changed: (change: TextDocumentChangeEvent) => void;
  /** The editor has taken in the server's findings of a file. */
  readonly found: () => void;
}

/** The client of our language server, not started yet. The server may end at any moment: it is started again and told what is open. */
export function languageClient(
  context: ExtensionContext,
  output: LogOutputChannel,
  listener: ClientListener,
): LanguageClient {
  const module = context.asAbsolutePath('dist/server.mjs');
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: 'file', language: 'markdown' },
      { scheme: 'file', language: 'yaml' },
    ],
    outputChannel: output,
    initializationOptions: () => ({ trusted: workspace.isTrusted }),
    middleware: {
      async didChange(change, next) {
        await next(change);
        listener.changed(change);
      },
      handleDiagnostics(uri, diagnostics, next) {
        next(uri, diagnostics);
        listener.found();
      },
    },
    errorHandler: tireless(() => void tellGaveUp(client, output)),
  };
  const client = new LanguageClient(
    'ska',
    'SKA-rapport',
    {
      run: { module, transport: TransportKind.ipc, options: { execArgv: [roomForTheYoung] } },
      debug: {
        module,
        transport: TransportKind.ipc,
        options: { execArgv: [roomForTheYoung, '--inspect=6009'] },
      },
    },
    options,
  );
  return client;
}

/** Starts the server again when it ends, unless it ends again and again. */
function tireless(gaveUp: () => void): ErrorHandler {
  const ends: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed() {
      const now = Date.now();
      ends.push(now);
      if (ends.filter(end => now - end < patience.within).length < patience.ends)
        return { action: CloseAction.Restart, handled: true };
      ends.length = 0;
      gaveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

async function tellGaveUp(client: LanguageClient, output: LogOutputChannel): Promise<void> {
  const [restart, show] = [say('restart'), say('showOutput')];
  const chosen = await window.showErrorMessage(say('server.gaveUp'), restart, show);
  if (chosen === restart) await client.start();
  else if (chosen === show) output.show();
}
