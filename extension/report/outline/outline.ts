import type { LegalStep } from './document.ts';

/** How much something is needed: `required` is the law's or the municipality's demand, `recommended` a hint. */
export type Need = 'required' | 'recommended' | 'optional';

/** Directives that a section should hold. */
export interface Demand {
  /** Any of these counts. */
  readonly kinds: readonly string[];
  readonly least: number;
  readonly need: Need;
  /** Attributes that a directive must have to count; `*` for any value. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** A section of an outline as it holds for one report: school forms chosen, conditions decided, repetitions written out. */
export interface Section {
  /** The id in the outline's file; for one of several repetitions with its name behind a colon: `skolform:komvux`. */
  readonly id: string;
  /** The heading to write, without `#`. */
  readonly heading: string;
  /** Headings that do, the one to write among them. */
  readonly accepted: readonly string[];
  /** For a repetition: what it is repeated for, a school form, an area's or a unit's name. A heading that names it does. */
  readonly repeated:
    | { readonly per: 'skolform' | 'område' | 'enhet'; readonly of: string; readonly from: string }
    | undefined;
  readonly need: Need;
  /** May stand more than once. */
  readonly many: boolean;
  readonly steps: readonly LegalStep[];
  readonly law: string | undefined;
  readonly guidance: string | undefined;
  /** One of these directives anywhere in the report makes up for the section. */
  readonly enough: readonly string[];
  readonly demands: readonly Demand[];
  readonly sections: readonly Section[];
}

/** Which sections one report should have. */
export interface Outline {
  /** `enhet`, or the name that the report or the municipality has given. */
  readonly name: string;
  readonly title: string;
  readonly ordered: boolean;
  readonly sections: readonly Section[];
}
