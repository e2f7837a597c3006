import type { PeriodDimension } from '../base/table.ts';
import type { Indicator } from '../indicators/indicator.ts';
import type { SelfAssessment } from './self-assessment.ts';

/** What a name in `enhet=` or `mot=` means. */
export interface UnitRef {
  /** The word that reports write: a unit's id, `huvudman`, an area's id, `riket`, `alla`, a reference of ska.yaml. */
  readonly id: string;
  readonly title: string;
  readonly kind: 'unit' | 'report' | 'area' | 'head' | 'all' | 'reference';
  /** Ids of the units that it sums up (itself for a unit; empty for a reference). */
  readonly members: readonly string[];
  /** Only for a reference: the resource that holds its values, and its name there when rows of others stand beside. */
  readonly table?: string;
  readonly row?: string;
  /** Only for a unit: the first and last school year in which it exists, its school forms and grade years (`7-9`). */
  readonly from?: string;
  readonly to?: string;
  readonly schoolForms?: readonly string[];
  readonly gradeYears?: string;
  /** Units that went up in it, or in one of its members, and were none of it before: their numbers are in it only afterwards. */
  readonly tookOver?: readonly Merger[];
}

/** A unit that another took over. */
export interface Merger {
  readonly id: string;
  readonly title: string;
  /** The last school year in which it stood by itself. */
  readonly until: string;
  /** True when a new unit took over this one alone: the same children under another name. */
  readonly isRenamed: boolean;
}

/** A column of a table, as far as names and checks need it. */
export interface ColumnName {
  readonly name: string;
  readonly title: string;
  readonly type: 'string' | 'number';
  readonly dimension?: string;
}

/** An attribute that a municipality's own schema adds to a kind. */
export interface OwnAttribute {
  readonly description?: string;
  readonly examples?: readonly string[];
  /** The word of its field line, when it is not the attribute's own with a capital. */
  readonly field?: string;
}

/** Something that comes back each year, by `årshjul.yaml`. */
export interface Activity {
  readonly name: string;
  /** Which of the two calendars it belongs to. */
  readonly calendar: 'läsår' | 'kalenderår';
  /** `MM-DD`, or `MM` where only the month is known; the last day when it goes on for several. */
  readonly from: string;
  readonly to?: string;
  /** Only for some: a type of report, school forms, ids of units. */
  readonly level?: string;
  readonly schoolForms?: readonly string[];
  readonly units?: readonly string[];
  /** A role. */
  readonly responsible?: string;
}

/** A project's year. Days are `MM-DD`, with a `+` in the calendar year after the one in which the school year ends. */
export interface YearWheel {
  /** Report type -> status -> the last day. */
  readonly deadlines: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The same for single reports, by id. */
  readonly exceptions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly activities: readonly Activity[];
}

/** All names that attributes may use, in one project. */
export interface Vocabulary {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly units: ReadonlyMap<string, UnitRef>;
  /** Table name -> its declared columns. */
  readonly tables: ReadonlyMap<string, readonly ColumnName[]>;
  /** Dimensions declared by any table: `kön`, `ämne`, `årskurs`, … */
  readonly dimensions: ReadonlySet<string>;
  /** Themes and report ids of ska.yaml. */
  readonly themes: ReadonlyMap<string, string>;
  readonly reports: ReadonlyMap<string, string>;
  /** The scale and the success factors of self-assessments. */
  readonly selfAssessment: SelfAssessment;
  /** Indicators that the board follows (`följs`). */
  readonly followed?: ReadonlySet<string>;
  /** What comes back each year. */
  readonly yearWheel?: YearWheel;
  /** Attributes that the municipality has added, by kind and name. */
  readonly attributes?: ReadonlyMap<string, Readonly<Record<string, OwnAttribute>>>;
}

/** The steps of a report's life, in order; `åter` sends it back for completion. */
export const statuses = ['utkast', 'inlämnad', 'åter', 'granskad', 'fastställd'] as const;

/** Which report a directive stands in. */
export interface ReportIdentity {
  /** The file's name without ending: `tallbackaskolan`, `huvudman`. */
  readonly id: string;
  readonly file: string;
  /** `typ` of the front matter. */
  readonly type: string;
  readonly title: string;
  /** `2025/26`. */
  readonly schoolYear: string;
  /** The name that `enhet` defaults to: the unit, the report's own sum of units, or `huvudman`. */
  readonly unit: string;
  readonly status: string;
}

/** What a directive may know besides its own text: pure data, so that asking is pure. */
export interface Setting {
  readonly report: ReportIdentity;
  readonly vocabulary: Vocabulary;
  /** Numbered figures and tables of the report by their ids: what `se` says in the file. */
  readonly numbers?: ReadonlyMap<string, { readonly label: string; readonly number: number }>;
}

/** The default period of a kind for a school year: the year itself, its spring term, or the calendar year it starts in. */
export function defaultPeriod(kind: PeriodDimension, schoolYear: string): string {
  const start = Number(schoolYear.slice(0, 4));
  if (kind === 'läsår') return schoolYear;
  return kind === 'termin' ? `vt${start + 1}` : String(start);
}
