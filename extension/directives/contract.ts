import type { ElementContent } from 'hast';
import type { RootContent } from 'mdast';
import type { Static, TObject } from 'typebox';
import type { Datum } from '../base/cell.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { ChartLook } from '../charts/look.ts';
import type { Directive, DirectiveForm } from '../syntax/directive.ts';
import type { Answer, DataAsk } from './ask.ts';
import type { BlockAsk, BlockFact, ReportFact, ScopeAsk, UnitFact } from './block-fact.ts';
import type { Setting } from './setting.ts';
import type { Slide } from './slide.ts';

/** A directive whose attributes and field lines have been read by its kind's schema. */
export interface Typed<S extends TObject = TObject> {
  readonly directive: Directive;
  /** Values as strings, checked by the schema; bare words stand under `indikator` or `enhet`. */
  readonly spec: Partial<Static<S>>;
  /** Attributes that are dimensions of the data: `kön=F`, `ämne="Svenska, Matematik"`; lists split at commas. */
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
}

/** A typed directive with the answers to its asks, by key. */
export interface Bound<S extends TObject = TObject> extends Typed<S> {
  readonly answers: Readonly<Record<string, Answer>>;
}

/** What a block's or value's snapshot should be, and how to tell whether what stands there still says it. */
export type Snapshot =
  | { readonly form: 'inline'; readonly text: string }
  /** `values` are the numbers and marks that it states; other numbers in it belong to names. */
  | { readonly form: 'sentence'; readonly text: string; readonly values?: readonly string[] }
  | {
      readonly form: 'table';
      readonly header: readonly string[];
      readonly align: readonly ('left' | 'right')[];
      readonly rows: readonly (readonly string[])[];
      /** True: cells are Markdown; else plain text. */
      readonly markdown?: true;
      /** A sentence that stands before the table as a block quote: plain text. */
      readonly note?: string;
      /** Columns whose words may turn (`bättre`, `+3,2`): the paragraph on a row is then to be read again. */
      readonly turning?: readonly number[];
    };

/** How a block in which people write as well tells its snapshot from what they wrote. */
export interface Generated {
  /** Whether a table with these headings is the tool's. */
  table(header: readonly string[]): boolean;
  /** Whether a block quote is the tool's. */
  quote?(text: string): boolean;
  /** True: so is the table that follows that quote. */
  readonly follows?: true;
}

/** A row of a generated table that people explain in a paragraph of their own under it: `**Namn:** …`. */
export interface ExplainedRow {
  /** What the row is called in the table. */
  readonly row: string;
  /** What the paragraph calls it. */
  readonly name: string;
  /** What else the paragraph may call it. */
  readonly aliases: readonly string[];
  /** Why it calls for an explanation; empty when it does not. */
  readonly reasons: readonly DeviationReason[];
  /** True: without an explanation the report is not complete. */
  readonly followed: boolean;
}

/** Why a number is worth an explanation. */
export type DeviationReason =
  | { readonly kind: 'target' }
  | { readonly kind: 'before' }
  | { readonly kind: 'reference'; readonly title: string };

/** Where a figure, table or block stands in the page: « Diagram 3 ». */
export interface Numbered {
  readonly anchor: string;
  readonly label: 'Diagram' | 'Tabell' | '';
  readonly number: number | undefined;
  /** Stands before the number where several reports share a page: `2.` */
  readonly series?: string;
  readonly title: string;
}

/** « Diagram 3 », « Diagram 2.3 »; undefined for a block without a number. */
export function numberedText({ label, number, series = '' }: Numbered): string | undefined {
  return number === undefined ? undefined : `${label}\u00a0${series}${number}`;
}

/** A count over the project (`antal`), asked of the project, since a report knows only itself. */
export interface CountAsk {
  readonly what: string;
  readonly conditions: Readonly<Record<string, string>>;
}

/** What rendering needs from the page around the directive. All pure. */
export interface RenderSetting extends Setting {
  readonly look: ChartLook;
  /** Renders Markdown blocks of the body (nested directives included). */
  blocks(nodes: readonly RootContent[]): ElementContent[];
  /** The number and anchor of this directive, when it has one. */
  numbered(directive: Directive): Numbered | undefined;
  /** The target of `se` and of links by id. */
  target(id: string): Numbered | undefined;
  /** The words of the heading that a block stands right under; undefined when something stands between. */
  headingAbove(directive: Directive): string | undefined;
  /** What stands in a `bilaga`'s place: the names of what it brings in, as links. */
  appendix(bound: Bound): ElementContent[];
  /** The contents list's place. */
  contents(depth: number): ElementContent[];
  /** An id that no other element of the page has. */
  unique(prefix: string): string;
  /** A picture: drawn by `draw`, or kept from an earlier rendering where everything that `key` says was the same. */
  picture(key: string, draw: () => ElementContent[]): ElementContent[];
}

/**
 * What a project can answer besides data, seen from one school year: counts, ids, and what stands in other reports. A kind
 * that asks says how far it looks (`around`). Everything that is asked is remembered (`report/asked-view.ts`): the build
 * makes a report anew, and the editor binds it anew, when an answer has changed.
 */
export interface ProjectView {
  readonly schoolYear: string;
  /** `n` of `total`; undefined for something that cannot be counted (the problem was told). */
  count(ask: CountAsk): { readonly n: number; readonly total: number } | undefined;
  /** True when a block with the id exists (`I25-1`, `huvudman#I26-2`, `tallbackaskolan#M25-1`) seen from a report. */
  hasId(id: string, fromReport: string): boolean;
  /** Every id that can be named from a report, for nearest matches. */
  idsFrom(report: string): readonly string[];
  /** Blocks of reports, in order of file and place; those that nobody has filled in are among them. */
  blocks(ask: BlockAsk): readonly BlockFact[];
  /** Reports, in order of file. */
  reports(ask: ScopeAsk): readonly ReportFact[];
  /** A report and those whose work it has taken over (`efterträds`), itself first: their ids are its own. */
  owners(report: string): readonly string[];
  /** Units that exist in a school year (the view's own without one), in the order of ska.yaml. */
  units(schoolYear?: string): readonly UnitFact[];
}

/** One kind of directive. The schema alone gives types, checks, JSON Schema, completion, hover and the reference page. */
export interface DirectiveKind<S extends TObject = TObject> {
  readonly name: string;
  readonly forms: readonly [DirectiveForm, ...DirectiveForm[]];
  /** One sentence for the reference page and hover. */
  readonly doc: { readonly sv: string; readonly en: string };
  readonly attributes: S;
  /** True: facts may stand as field lines in the body. */
  readonly fields: boolean;
  /** True: indicators, units and dimensions of the data are accepted as attributes and bare words. */
  readonly data: boolean;
  /** What the label is: a block's title (needed or not), an inline snapshot, nothing. */
  readonly label: 'required' | 'optional' | 'snapshot' | 'none';
  /** A complete, correct use against the project in test/fixtures/projects/exempel. */
  readonly example: string;
  /** True: other reports may read the table that a person wrote in it. */
  readonly table?: true;
  /** How far it looks into the project: at the reports of its own school year, or of all years. Absent: at ids alone. */
  readonly around?: 'year' | 'years';
  ask?(typed: Typed<S>, setting: Setting): readonly DataAsk[];
  /** Rules beyond the schema: links, needed pairs of attributes. */
  check?(bound: Bound<S>, setting: Setting, project: ProjectView): readonly Diagnostic[];
  snapshot?(bound: Bound<S>, setting: Setting, project: ProjectView): Snapshot | undefined;
  /** What of the body is the snapshot, where that is not its first table or block quote. */
  readonly generated?: Generated;
  /** The rows that are explained under the table, in its order. */
  explained?(bound: Bound<S>, setting: Setting): readonly ExplainedRow[];
  render(bound: Bound<S>, setting: RenderSetting, project: ProjectView): ElementContent[];
  /** What it puts on slides; a kind without it is on none. */
  slides?(bound: Bound<S>, setting: RenderSetting, project: ProjectView): readonly Slide[];
  /** The description that a screen reader gets for a figure; empty when the content speaks for itself. */
  describe?(bound: Bound<S>, setting: Setting): string;
  /** The rows behind a figure, for the table beside it and the attachment. */
  rows?(
    bound: Bound<S>,
    setting: Setting,
  ): { readonly header: readonly string[]; readonly rows: readonly (readonly Datum[])[] };
}

/** Declares a kind, keeping its schema's type while the list holds them all alike. */
export function kind<S extends TObject>(definition: DirectiveKind<S>): DirectiveKind {
  return definition as unknown as DirectiveKind;
}
