import { type Connection, ResponseError } from 'vscode-languageserver/node';
import { Fault } from '../base/fault.ts';
import { sentence } from '../base/problems.ts';
import { type LivePreview, openLivePreview } from '../output/preview/live-preview.ts';
import { previewDocument } from '../output/preview/preview-document.ts';
import type { PreviewUpdate } from '../output/preview/preview-page.ts';
import {
  baseNotification,
  closedNotification,
  messageNotification,
  type OpenPreview,
  openRequest,
  type PreviewBase,
  type PreviewMessage,
  type PreviewOf,
  readyNotification,
} from '../output/preview/requests.ts';
import { lineChanges } from '../review/changed-lines.ts';
import type { ProjectSession } from './project-session.ts';
import type { Sessions } from './sessions.ts';
import type { World } from './world.ts';

/** The reports that the editor shows as pages. */
export interface Previews {
  /** Something has changed that a page may show. */
  changed(): void;
  /** The project's templates may have changed. */
  restyle(): void;
}

/** One panel: what it shows, and whether it is being made. */
interface Panel {
  readonly session: ProjectSession;
  readonly look: LivePreview;
  style: string;
  /** The page can be told: its script has asked. */
  ready: boolean;
  /** The making of news under way, and whether there is more to tell after it. */
  stop: AbortController | undefined;
  again: boolean;
  last: string;
}

/** Serves the editor's previews. `trusted` says whether the project's own templates may be used. */
export function servePreviews(
  connection: Connection,
  sessions: Sessions,
  world: World,
  trusted: () => boolean,
): Previews {
  const panels = new Map<string, Panel>();

  connection.onRequest(openRequest, async ({ uri, view, nonce, script }: OpenPreview) => {
    const session = sessions.known(uri) ?? (await sessions.of(uri));
    const path = session?.uris.path(uri);
    if (!session || path === undefined) return null;
    panels.get(uri)?.stop?.abort();
    const look = openLivePreview(session.workspace, world.shipped, path, view, trusted());
    try {
      const news = await look.news();
      if (!news) return null;
      panels.set(uri, {
        session,
        look,
        style: news.style,
        ready: false,
        stop: undefined,
        again: false,
        last: '',
      });
      return { html: previewDocument(news.style, 'sv', { nonce, script, start: { uri, view } }) };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return new ResponseError(1, sentence(error.code, error.args as never, session.language));
    }
  });

  connection.onNotification(readyNotification, ({ uri }: PreviewOf) => {
    const panel = panels.get(uri);
    if (!panel) return;
    panel.ready = true;
    panel.look.forget();
    panel.last = '';
    void push(uri, panel);
  });

  connection.onNotification(baseNotification, ({ uri, text }: PreviewBase) => {
    const panel = panels.get(uri);
    if (!panel) return;
    panel.look.compareWith(text === null ? undefined : now => lineChanges(text, now));
    if (panel.ready) void push(uri, panel);
  });

  connection.onNotification(closedNotification, ({ uri }: PreviewOf) => {
    panels.get(uri)?.stop?.abort();
    panels.delete(uri);
  });

  function tell(uri: string, message: PreviewMessage['message']): void {
    const told: PreviewMessage = { uri, message };
    void connection.sendNotification(messageNotification, told);
  }

  /** Sends what is new in a panel's page. One at a time: a newer call ends the binding of an older one and comes after it. */
  async function push(uri: string, panel: Panel): Promise<void> {
    panel.again = true;
    panel.stop?.abort();
    if (panel.stop) return;
    while (panel.again && panels.get(uri) === panel) {
      panel.again = false;
      panel.stop = new AbortController();
      await pushOnce(uri, panel, panel.stop.signal).catch(world.bug);
    }
    panel.stop = undefined;
  }

  async function pushOnce(uri: string, panel: Panel, signal: AbortSignal): Promise<void> {
    try {
      const news = await panel.look.news(signal);
      if (!news) tell(uri, { type: 'problem', text: `${panel.look.path} finns inte längre.` });
      else if (news.style !== panel.style) tell(uri, { type: 'reload' });
      else if (isNew(panel, news.update)) tell(uri, { type: 'page', view: panel.look.view, ...news.update });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Fault)) throw error;
      panel.last = '';
      tell(uri, { type: 'problem', text: sentence(error.code, error.args as never, panel.session.language) });
    }
  }

  return {
    changed() {
      for (const [uri, panel] of panels) if (panel.ready) void push(uri, panel);
    },
    restyle() {
      for (const panel of panels.values()) panel.look.restyle();
    },
  };
}

/** False for an update that says the same as the one before. */
function isNew(panel: Panel, update: PreviewUpdate): boolean {
  const now = JSON.stringify([update.title, update.blocks.map(({ key, line, mark }) => [key, line, mark])]);
  const same = now === panel.last && update.shell === undefined;
  panel.last = now;
  return !same;
}
