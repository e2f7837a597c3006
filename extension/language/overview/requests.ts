import type { Before } from '../completion/complete.ts';
import type { IndicatorEntry } from './indicators.ts';
import type { Insertion, InsertionKind } from './insertions.ts';
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
  /** Indicators with their latest values: for the unit of an open report, else for the head authority of a project. */
  'ska/indicators': {
    params: { readonly root: string } | { readonly uri: string };
    result: readonly IndicatorEntry[];
  };
  /** The ways to show an indicator in an open report that the data has an answer to, as they would be put in. */
  'ska/insertions': {
    params: { readonly uri: string; readonly kind: InsertionKind; readonly indicator: string };
    result: readonly Insertion[];
  };
  /** Where an indicator is defined; null for one that is not known. */
  'ska/indicatorPlace': {
    params: { readonly root: string; readonly indicator: string };
    result: { readonly uri: string; readonly position: Position } | null;
  };
  /** Whether a letter just typed before a position asks for a list of offers that cannot be open yet. */
  'ska/offers': {
    params: { readonly uri: string; readonly position: Position; readonly before: Before };
    result: boolean;
  };
  /** Cells of a spreadsheet as a table of the project; null for a text that is no table. */
  'ska/pasteCells': {
    params: { readonly uri: string; readonly line: number; readonly text: string };
    result: TableInsertion | null;
  };
  /** A data file, dropped on an open report; one from outside of the project comes into its data folder. */
  'ska/dropFile': {
    params: { readonly uri: string; readonly file: string; readonly text: string };
    result: TableInsertion | null;
  };
  /** Everything checked to its end: how many findings there are, in how many files. */
  'ska/check': {
    params: { readonly root: string };
    result: { readonly counts: Counts; readonly files: number };
  };
  /** What a report is, checked to its end, and the files that belong to it; null for a document that is none. */
  'ska/handIn': { params: { readonly uri: string }; result: ReportToHandIn | null };
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

/** A report that is to be handed in. */
export interface ReportToHandIn {
  readonly id: string;
  readonly schoolYear: string;
  /** « Tallbackaskolan » */
  readonly name: string;
  readonly counts: Counts;
  readonly status: string;
  /** Those who may mark it as handed in; empty where its status does not allow that. */
  readonly roles: readonly string[];
  /** Project paths: the report itself first, then its images, attachments, and its units' own figures. */
  readonly files: readonly string[];
}

/** A table that comes into the project with text for the report. */
export interface TableInsertion {
  /** Files to make. */
  readonly files: readonly { readonly uri: string; readonly text: string }[];
  readonly edits: readonly FileEdits[];
  readonly table: string;
  readonly chart: string | undefined;
}

/** A place in a document, in the protocol's counting: from 0, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Edits of one document, in the positions of the protocol. */
export interface FileEdits {
  readonly uri: string;
  readonly version: number | undefined;
  readonly edits: readonly {
    readonly range: { readonly start: Position; readonly end: Position };
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
