/** A report as others see it: plain data, known from its text and ska.yaml alone. */
export interface ReportFact {
  /** `tallbackaskolan`, `huvudman`. */
  readonly id: string;
  /** Path in the project. */
  readonly file: string;
  readonly title: string;
  /** Its level: `enhet`, `verksamhet`, `huvudman`, `nämnd`. */
  readonly type: string;
  /** `2025/26`. */
  readonly schoolYear: string;
  readonly status: string;
  /** Ids of the units that it speaks of, as far as they exist in its school year; all of them for huvudman and nämnd. */
  readonly units: readonly string[];
  /** School forms of these units, each once. */
  readonly schoolForms: readonly string[];
  /** The area's id when all its units lie in one. */
  readonly area: string | undefined;
  /** False when the file is broken or empty: what it says is not known, so a count that needs it is none. */
  readonly readable: boolean;
}

/** A unit that exists in a school year. */
export interface UnitFact {
  readonly id: string;
  readonly title: string;
  readonly schoolForms: readonly string[];
  readonly area: string | undefined;
}

/** A directive of some report, as other reports see it: what it says, and where. */
export interface BlockFact {
  readonly report: ReportFact;
  /** The directive's name: `mål`, `insats`. */
  readonly kind: string;
  /** As written in its own report (`I26-1`); from others it is `${report.id}#${id}`. */
  readonly id: string | undefined;
  /** The label: the block's title, an inline directive's snapshot; empty without one. */
  readonly title: string;
  /** Attributes and field lines by attribute name, as strings that the kind's schema has passed. */
  readonly spec: Readonly<Record<string, string>>;
  /**
   * What a person wrote under the field lines, as plain text, one line per paragraph. Numbers in it are the snapshots that
   * stand in the file: show it as a quotation, never read numbers from it.
   */
  readonly text: string;
  /** The rows of the table that a person wrote in it, header first, as plain text; only for kinds that say so (`table`). */
  readonly rows?: readonly (readonly string[])[];
  /** Those that the nearest heading names (« Fritidshem »), else the report's. */
  readonly schoolForms: readonly string[];
  /**
   * The line on which it begins in `report.file`, from 1: for people to find it. In an editor it may be that of a moment ago,
   * since a block that has only moved changes no answer; links go by id.
   */
  readonly line: number;
  /** False while a template's guidance text stands in it: nobody has written it yet. */
  readonly filledIn: boolean;
}

/** Which reports are meant: those of all conditions. */
export interface ScopeAsk {
  /** School years; the view's own when absent. A kind that asks for others says `around: 'years'`. */
  readonly years?: readonly string[];
  /** A report's id: only reports on lower levels whose units are all among its own. */
  readonly below?: string;
  /** Only these reports, by id. */
  readonly reports?: readonly string[];
  /**
   * `skolform`, `område`, `enhet` and `status` speak of reports (and `skolform` of the heading that a block stands under); any
   * other name speaks of a block's attribute, which must hold the word: `tema`, `fas`, `till`, `om`.
   */
  readonly conditions?: Readonly<Record<string, string>>;
}

/** Which blocks are meant. */
export interface BlockAsk extends ScopeAsk {
  /** Names of directives: `mål`, `insats`. */
  readonly kinds: readonly string[];
  /** `none`: the blocks' `text` comes empty and their `rows` not at all, so that prose which changes changes no answer. */
  readonly prose?: 'none';
}
