import type { IndicatorEntry } from './indicators.ts';
import type { Counts, Overview } from './overview.ts';

/** One of the projects of an editor's window. */
export interface ProjectEntry {
  /** Its folder, absolute. */
  readonly root: string;
  readonly uri: string;
  /** Undefined while ska.yaml cannot be used. */
  readonly overview: Overview | undefined;
}

/** What an editor may ask the server besides the language server protocol: by method, the parameters and the answer. */
export interface SkaRequests {
  /** All projects of the window as the side view shows them. */
  'ska/overview': { params: Record<string, never>; result: readonly ProjectEntry[] };
  /** Indicators with their latest values for the head authority of a project. */
  'ska/indicators': { params: { readonly root: string }; result: readonly IndicatorEntry[] };
  /** Everything checked to its end: how many findings there are, in how many files. */
  'ska/check': {
    params: { readonly root: string };
    result: { readonly counts: Counts; readonly files: number };
  };
  /** The edits that write all stale and empty snapshots: of one document, or of all reports of a project. */
  'ska/updates': {
    params: { readonly uri: string } | { readonly root: string };
    result: {
      readonly edits: readonly FileEdits[];
      /** How many values, tables and sentences are written. */
      readonly changes: number;
    };
  };
}

/** Edits of one document, in the positions of the protocol. */
export interface FileEdits {
  readonly uri: string;
  readonly version: number | undefined;
  readonly edits: readonly {
    readonly range: {
      readonly start: { readonly line: number; readonly character: number };
      readonly end: { readonly line: number; readonly character: number };
    };
    readonly newText: string;
  }[];
}

/**
 * Told by the server, once until the next `ska/overview`, when that may answer otherwise now. With `data`, numbers may have
 * changed as well: `ska/indicators` too.
 */
export const renewedNotification = 'ska/renewed';
export interface Renewed {
  readonly data: boolean;
}
