import type { Files, Progress } from '../../base/ports.ts';
import type { Finding } from '../../project/check-report.ts';
import type { Project } from '../../project/project.ts';
import type { Printer } from '../browser/printer.ts';
import type { Layouts } from '../open-layouts.ts';
import type { Reason } from './why.ts';

/** `bildspel` is two files: a PDF of the slides, and a deck that a browser presents. */
export type BuildFormat = 'pdf' | 'html' | 'bildspel';

/** What to build and with what. */
export interface BuildOptions {
  readonly project: Project;
  readonly schoolYear: string;
  /** Report ids; all of the year when absent. */
  readonly ids?: readonly string[];
  /** Report types: `enhet`, `verksamhet`, `huvudman`, `nämnd`. */
  readonly levels?: readonly string[];
  readonly formats: readonly BuildFormat[];
  /** The output folder's files. */
  readonly out: Files;
  /** The output folder as messages and JSON name it: from the project's folder, with `/`. */
  readonly outPath: string;
  /** This machine's part of a matrix: the reports at I, I+N, … (I from 1). */
  readonly shard?: { readonly index: number; readonly count: number };
  /** Reports with appendices become separate numbered PDFs in a folder of their own. */
  readonly divided?: boolean;
  /** Writes a folder of the output folder anew, as a whole or not at all. */
  writeFolder(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<void>;
  readonly jobs: number;
  readonly allowStale: boolean;
  readonly force: boolean;
  /** Changes with the program: what an older one built is built anew. */
  readonly version: string;
  readonly layouts: Layouts;
  /** Opened when it is known that something will be printed. */
  openPrinter(): Promise<Printer>;
  /** Milliseconds from some fixed moment: for the times in the answer. */
  now(): number;
  readonly today: string;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** One finished file. `path` is relative to the project's folder. */
export interface BuiltFile {
  readonly report: string;
  readonly level: string;
  /** `fil`: a file that a divided bundle has among its PDFs. */
  readonly format: BuildFormat | 'fil';
  readonly path: string;
  readonly pages?: number;
  readonly sha256: string;
  readonly cached: boolean;
  readonly ms: number;
}

/** What a build came to. `refused`: nothing was written, because snapshots are stale. */
export interface Build {
  readonly outputs: readonly BuiltFile[];
  readonly findings: readonly Finding[];
  readonly refused: boolean;
  /** By report id, why it was made anew; those that were left as they are have none. */
  readonly why: ReadonlyMap<string, readonly Reason[]>;
}
