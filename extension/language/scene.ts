import type { Language } from '../base/problem.ts';
import type { TableDescription } from '../data/engine.ts';
import type { Answer } from '../directives/ask.ts';
import type { ProjectView } from '../directives/contract.ts';
import type { Project } from '../project/project.ts';
import type { BoundReport } from '../report/bind.ts';
import type { Report } from '../report/report.ts';

/** What every editor feature sees of the project around a file. Only values: a feature reads no file and asks no engine. */
export interface Surroundings {
  readonly project: Project;
  /** Reports of all years, the open ones as the editor has them. May be incomplete while a project is being read. */
  readonly reports: readonly Report[];
  /** Tables that have been loaded so far, by name: their values are offered. The others are known by their columns alone. */
  readonly tables: ReadonlyMap<string, TableDescription>;
  /** Texts of the project's own YAML files, by path, as the editor has them (`ska.yaml`, `indikatorer.yaml`, …). */
  readonly texts: ReadonlyMap<string, string>;
  /** Paths of the project's files, for what names a file. May be empty. */
  readonly paths: readonly string[];
  readonly language: Language;
  /** ISO date of today. */
  readonly today: string;
}

/** What every editor feature sees for one report. */
export interface Scene extends Surroundings {
  /** Read from the text that the editor shows, except where a feature says that it takes the text besides. */
  readonly report: Report;
  /** The same text bound to data; undefined until that is done. All numbers that a feature shows come from here or from `series`. */
  readonly bound?: BoundReport | undefined;
  /**
   * Protected answers over all periods for the report's own unit, by query (an indicator's id, or
   * what `seriesQuery` says of a directive): `askSeries`. May be incomplete.
   */
  readonly series: ReadonlyMap<string, Answer>;
  readonly view: ProjectView;
}

/** What every editor feature sees for one of the project's YAML files. */
export interface YamlScene extends Surroundings {
  /** Project path: `ska.yaml`, `indikatorer.yaml`, `data/datapackage.yaml`, `årshjul.yaml`, an outline. */
  readonly file: string;
  readonly text: string;
}

/** Where in a text something is asked for: the text as it is at this moment, and an offset in it. */
export interface Cursor {
  readonly text: string;
  readonly offset: number;
}
