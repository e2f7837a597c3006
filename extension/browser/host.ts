import type { Host, ToHost, ToPage } from './message.ts';

interface Editor {
  postMessage(message: ToHost): void;
  getState(): Record<string, unknown> | undefined;
  setState(state: Record<string, unknown>): void;
}

declare const acquireVsCodeApi: (() => Editor) | undefined;

/** The host of this page: an editor's panel, else the server that it was loaded from. */
export function findHost(): Host {
  return typeof acquireVsCodeApi === 'function' ? editorHost(acquireVsCodeApi()) : serverHost();
}

function editorHost(editor: Editor): Host {
  return {
    send: message => editor.postMessage(message),
    listen: take => window.addEventListener('message', event => take(event.data as ToPage)),
    get state() {
      return editor.getState() ?? {};
    },
    set state(state) {
      editor.setState(state);
    },
  };
}

function serverHost(): Host {
  const start = JSON.parse(document.getElementById('ska-start')?.textContent ?? '{}') as {
    events: string;
    tell: string;
  };
  return {
    send(message) {
      void fetch(start.tell, { method: 'POST', body: JSON.stringify(message) }).catch(() => undefined);
    },
    listen(take) {
      const events = new EventSource(start.events);
      events.addEventListener('message', event => take(JSON.parse(event.data) as ToPage));
    },
    get state() {
      return JSON.parse(sessionStorage.getItem(location.pathname) ?? '{}') as Record<string, unknown>;
    },
    set state(state) {
      sessionStorage.setItem(location.pathname, JSON.stringify(state));
    },
  };
}
