import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PreviewView } from '../output/preview/requests.ts';

/** Someone who looks at a report. */
export interface Viewer {
  /** The report's path, as asked for. */
  readonly path: string;
  readonly view: PreviewView;
  send(message: unknown): void;
}

/** What answers the requests of a preview in the browser. */
export interface PreviewSite {
  /** The list of reports. `base` begins every address of this site. */
  index(base: string): Promise<string>;
  /** The document of a report; undefined when there is none. */
  document(viewer: Viewer, nonce: string, base: string, id: string): Promise<string | undefined>;
  script(): Promise<Uint8Array>;
  /** A viewer's page can be sent messages, or has told something. */
  heard(viewer: Viewer, message: unknown): void;
  gone(viewer: Viewer): void;
}

interface Session extends Viewer {
  stream: ServerResponse | undefined;
  readonly waiting: string[];
}

/** A site on this machine only, under a secret path that its address holds. Fault-free: what goes wrong with a request is its answer. */
export async function servePreview(
  site: PreviewSite,
  port: number,
  signal: AbortSignal,
): Promise<{ readonly url: string; readonly ended: Promise<void> }> {
  const base = `/${randomBytes(12).toString('base64url')}`;
  const sessions = new Map<string, Session>();
  const server = createServer((request, response) => {
    answer(request, response).catch(error => {
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(error instanceof Error ? error.message : String(error));
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    // Another name for this machine is another site that has been pointed here.
    if (!['127.0.0.1', 'localhost'].includes(host) || !url.pathname.startsWith(`${base}/`))
      return refuse(response);
    const path = decodeURIComponent(url.pathname.slice(base.length + 1));
    const session = sessions.get(url.searchParams.get('id') ?? '');
    if (path === '') return send(response, 'text/html; charset=utf-8', await site.index(base));
    if (path === 'preview.js') return send(response, 'text/javascript; charset=utf-8', await site.script());
    if (path === 'events') return session ? stream(session, response) : refuse(response);
    if (path === 'tell' && request.method === 'POST') {
      if (!session) return refuse(response);
      const message: unknown = JSON.parse(await bodyOf(request));
      response.writeHead(204).end();
      return site.heard(session, message);
    }
    const made = newSession(path, viewOf(url.searchParams.get('vy')));
    const id = randomBytes(9).toString('base64url');
    const document = await site.document(made, randomBytes(12).toString('base64url'), base, id);
    if (document === undefined) return refuse(response);
    sessions.set(id, made);
    send(response, 'text/html; charset=utf-8', document);
  }

  function stream(session: Session, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.flushHeaders();
    session.stream = response;
    for (const text of session.waiting.splice(0)) response.write(text);
    response.on('close', () => {
      if (session.stream !== response) return;
      session.stream = undefined;
      site.gone(session);
      for (const [id, one] of sessions) if (one === session) sessions.delete(id);
    });
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const ended = new Promise<void>(resolve => {
    const close = () => {
      server.close(() => resolve());
      server.closeAllConnections();
    };
    if (signal.aborted) close();
    else signal.addEventListener('abort', close, { once: true });
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}/`, ended };
}

function viewOf(written: string | null): PreviewView {
  return written === 'webb' || written === 'bildspel' ? written : 'utskrift';
}

function newSession(path: string, view: Viewer['view']): Session {
  const waiting: string[] = [];
  return {
    path,
    view,
    stream: undefined,
    waiting,
    send(message) {
      const text = `data: ${JSON.stringify(message)}\n\n`;
      if (this.stream) this.stream.write(text);
      else waiting.push(text);
    },
  };
}

function send(response: ServerResponse, type: string, content: string | Uint8Array): void {
  response.writeHead(200, {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  });
  response.end(content);
}

function refuse(response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Finns inte.');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > 10_000) throw new Error('too large');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}
