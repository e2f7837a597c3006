import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  type Position,
  ResponseError,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SkaRequests } from '../../language/overview/requests.ts';
import type { Scene, YamlScene } from '../../language/scene.ts';
import type { ProjectSession } from '../project-session.ts';

/** What the wiring of a feature works with. */
export interface FeatureContext {
  readonly connection: Connection;
  /** The document at an address that the editor has open, with the project that it belongs to. */
  open(uri: string): OpenDocument | undefined;
  /** All projects. */
  projects(): readonly ProjectSession[];
  /** The folder of what comes with the program. */
  readonly shippedRoot: string;
}

/** A document that the editor shows. */
export interface OpenDocument {
  readonly document: TextDocument;
  /** Project path. */
  readonly path: string;
  readonly session: ProjectSession;
}

/** A signal that is aborted when the editor no longer wants the answer. */
function signalOf(token: CancellationToken): AbortSignal {
  const stop = new AbortController();
  if (token.isCancellationRequested) stop.abort();
  token.onCancellationRequested(() => stop.abort());
  return stop.signal;
}

/** A handler that answers a request nobody wants any more with that, not with a fault. */
export function cancellable<P, R>(
  handler: (params: P, signal: AbortSignal) => Promise<R> | R,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<void>> {
  return async (params, token) => {
    const signal = signalOf(token);
    try {
      return await handler(params, signal);
    } catch (error) {
      if (signal.aborted) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      throw error;
    }
  };
}

/** Answers one of our own requests. */
export function answer<M extends keyof SkaRequests>(
  connection: Connection,
  method: M,
  handler: (params: SkaRequests[M]['params'], signal: AbortSignal) => Promise<SkaRequests[M]['result']>,
): void {
  connection.onRequest(method, cancellable(handler));
}

/** What a place in an open document lies in: a report, or one of the project's YAML files. */
export type Spot =
  | { readonly in: 'report'; readonly scene: Scene; readonly offset: number; readonly open: OpenDocument }
  | { readonly in: 'yaml'; readonly scene: YamlScene; readonly offset: number; readonly open: OpenDocument };

/**
 * The place at a position; with `bound` its report is bound to data first, unless that must wait for the reading of other
 * reports: whoever asks looks at the place now. Undefined outside of projects.
 */
export async function spotAt(
  context: FeatureContext,
  uri: string,
  position: Position,
  bound?: AbortSignal,
): Promise<Spot | undefined> {
  const open = context.open(uri);
  if (!open) return undefined;
  const { path } = open;
  const { scenes } = open.session;
  if (/\.ya?ml$/.test(path)) {
    const scene = scenes.yaml(path, open.document.getText());
    return scene && { in: 'yaml', scene, offset: open.document.offsetAt(position), open };
  }
  const scene = await scenes.report(
    path,
    bound && !open.session.workspace.waits(path) ? { bound } : undefined,
  );
  return scene && { in: 'report', scene, offset: open.document.offsetAt(position), open };
}
