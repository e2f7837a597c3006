import { sep } from 'node:path';
import { commands, type Disposable, type Event, EventEmitter, Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type ProjectEntry,
  type Renewed,
  renewedNotification,
  type SkaRequests,
} from '../language/overview/requests.ts';
import { say } from './texts.ts';

/** The projects of the window as the server last told them. */
export interface Projects extends Disposable {
  readonly entries: readonly ProjectEntry[];
  readonly onDidChange: Event<void>;
  /** Numbers or names may have changed. */
  readonly onDidChangeData: Event<void>;
  /** Asks the server; a method's answer. */
  ask<M extends keyof SkaRequests>(
    method: M,
    params: SkaRequests[M]['params'],
  ): Promise<SkaRequests[M]['result']>;
  /** Asks anew what there is. */
  refresh(): Promise<void>;
  /** The project that a file lies in. */
  of(uri: Uri | undefined): ProjectEntry | undefined;
  /** The project that a command means: that of the open document, the only one, or the one that the user picks. */
  pick(): Promise<ProjectEntry | undefined>;
}

/** Milliseconds between two looks at the projects. */
const calm = 400;

/** Follows the server's projects. */
export function followProjects(client: LanguageClient): Projects {
  const changed = new EventEmitter<void>();
  const dataChanged = new EventEmitter<void>();
  let entries: readonly ProjectEntry[] = [];
  let asking = false;
  let again = false;

  const ask: Projects['ask'] = (method, params) => client.sendRequest(method, params);

  async function refresh(): Promise<void> {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    try {
      do {
        again = false;
        entries = await ask('ska/overview', {});
        void commands.executeCommand('setContext', 'ska.hasProject', entries.length > 0);
        changed.fire();
        // While somebody writes, the list need not move with each key press.
        await new Promise(done => setTimeout(done, calm));
      } while (again);
    } catch {
      // The server is being started again; it tells when there is something to look at.
    } finally {
      asking = false;
    }
  }
  const listener = client.onNotification(renewedNotification, ({ data }: Renewed) => {
    if (data) dataChanged.fire();
    void refresh();
  });

  const of = (uri: Uri | undefined) =>
    uri &&
    [...entries]
      .sort((a, b) => b.root.length - a.root.length)
      .find(entry =>
        uri.fsPath.normalize('NFC').startsWith(Uri.parse(entry.uri).fsPath.normalize('NFC') + sep),
      );

  return {
    get entries() {
      return entries;
    },
    onDidChange: changed.event,
    onDidChangeData: dataChanged.event,
    ask,
    refresh,
    of,
    async pick() {
      const here = of(window.activeTextEditor?.document.uri);
      if (here) return here;
      if (entries.length === 1) return entries[0];
      if (entries.length === 0) {
        const make = say('newProject');
        if ((await window.showWarningMessage(say('noProject'), make)) === make)
          await commands.executeCommand('ska.newProject');
        return undefined;
      }
      const items = entries.map(entry => ({
        label: entry.overview?.name ?? entry.root,
        description: entry.root,
        entry,
      }));
      return (await window.showQuickPick(items, { title: say('pickProject') }))?.entry;
    },
    dispose() {
      listener.dispose();
      changed.dispose();
      dataChanged.dispose();
    },
  };
}
