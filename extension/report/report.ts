import type { Diagnostic } from '../base/diagnostic.ts';
import type { DirectiveKind, Typed } from '../directives/contract.ts';
import type { Setting } from '../directives/setting.ts';
import type { Document } from '../syntax/document.ts';
import type { KnownBlock } from '../syntax/known-block.ts';
import type { FrontMatter, FrontReading } from './front-matter.ts';
import type { OwnRules } from './own-rules.ts';
import type { BlockReading } from './read-block.ts';

/** One directive of a report, read by its kind. */
export interface ReportDirective {
  readonly kind: DirectiveKind;
  readonly typed: Typed;
  /** What a person wrote in a block under its field lines, as plain text; empty for an inline directive. */
  readonly text: string;
  /** The rows of the table in it, header first, as plain text; only for kinds whose table others may read. */
  readonly rows?: readonly (readonly string[])[];
}

/** One report from its text alone: synchronous, total. */
export interface Report {
  readonly document: Document;
  readonly frontMatter: FrontMatter;
  readonly setting: Setting;
  /** What the municipality's own schemas said when it was read. */
  readonly own: OwnRules;
  /** Put together when they are first asked for: what is told of the text after a key press does not need them. */
  readonly directives: readonly ReportDirective[];
  /** Blocks with an id, by id. */
  readonly ids: ReadonlyMap<string, ReportDirective>;
  readonly diagnostics: readonly Diagnostic[];
  /** What opening it again goes on from; undefined when it has been let go, to spare memory. */
  readonly reading: Reading | undefined;
}

/** How a report's parts were read. */
export interface Reading {
  readonly front: FrontReading;
  readonly blocks: ReadonlyMap<KnownBlock, BlockReading>;
}

/** False for a report whose file could not be read, is no text or is empty: what it says is not known. */
export function isReadable(report: Report): boolean {
  return !report.diagnostics.some(({ code }) => /^(report\.(empty|not-utf8)|file\.)/.test(code));
}
