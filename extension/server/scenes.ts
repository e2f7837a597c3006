import type { Language } from '../base/problem.ts';
import type { Answer } from '../directives/ask.ts';
import type { Scene, Surroundings, YamlScene } from '../language/scene.ts';
import { seriesQuery } from '../language/series.ts';
import { askSeries } from '../project/ask-series.ts';
import type { Workspace } from '../project/workspace.ts';
import type { Report } from '../report/report.ts';

/** What editor features are given of a workspace. */
export interface Scenes {
  around(): Surroundings | undefined;
  /** A report as its text is now; with `bound` as soon as that text is bound to data. */
  report(path: string, wait?: { readonly bound: AbortSignal }): Promise<Scene | undefined>;
  /** A report as its text is now, at once. */
  reportNow(path: string): Scene | undefined;
  yaml(path: string, text: string): YamlScene | undefined;
  /** The answer to a query of a series, asked now unless it is known. */
  series(scene: Scene, query: string, signal: AbortSignal): Promise<Answer | undefined>;
  /** Numbers, names or files may have changed. */
  outdate(): void;
}

/** The scenes of a workspace. */
export function scenesOf(
  workspace: Workspace,
  language: () => Language,
  today: () => string,
  bug: (error: unknown) => void,
): Scenes {
  const series = new Map<string, Map<string, Answer>>();
  const asking = new Set<string>();
  let paths: readonly string[] = [];
  let pathsAreOld = true;

  function around(): Surroundings | undefined {
    const { project } = workspace;
    if (!project) return undefined;
    if (pathsAreOld) {
      pathsAreOld = false;
      workspace.files.list('.').then(found => {
        paths = found;
      }, bug);
    }
    return {
      project,
      reports: workspace.reports(),
      tables: workspace.tables,
      texts: workspace.texts,
      paths,
      language: language(),
      today: today(),
    };
  }

  const owner = ({ setting: { report } }: Report) =>
    JSON.stringify([report.type, report.unit, report.schoolYear]);
  const known = (report: Report): Map<string, Answer> => {
    const key = owner(report);
    const own = series.get(key) ?? new Map<string, Answer>();
    series.set(key, own);
    return own;
  };

  async function ask(report: Report, queries: readonly string[], signal?: AbortSignal): Promise<void> {
    const { project } = workspace;
    const own = known(report);
    const wanted = queries.filter(query => !own.has(query));
    if (!project || wanted.length === 0) return;
    const view = workspace.viewOf(report);
    for (const [query, answer] of await askSeries(project, report, wanted, view, signal))
      own.set(query, answer);
  }

  /** The series of all indicators and of the report's own directives, in the background: completion and hover show them. */
  function prepare(report: Report): void {
    const { project } = workspace;
    const key = owner(report);
    if (!project || asking.has(key)) return;
    asking.add(key);
    const indicators = [...project.indicators.values()].flatMap(one => (one.table ? [one.id] : []));
    const own = report.directives.flatMap(one => (one.kind.data ? (seriesQuery(one.typed) ?? []) : []));
    void ask(report, [...new Set([...indicators, ...own])]).catch(bug);
  }

  function reportNow(path: string): Scene | undefined {
    const surroundings = around();
    const snapshot = workspace.snapshot(path);
    if (!surroundings || !snapshot) return undefined;
    const { report, bound, view } = snapshot;
    if (bound) prepare(report);
    return { ...surroundings, report, bound, view, series: known(report) };
  }

  return {
    around,
    reportNow,
    async report(path, wait) {
      if (wait) await workspace.bind(path, wait.bound);
      return reportNow(path);
    },
    yaml(path, text) {
      const surroundings = around();
      return surroundings && { ...surroundings, file: path, text };
    },
    async series(scene, query, signal) {
      await ask(scene.report, [query], signal);
      return known(scene.report).get(query);
    },
    outdate() {
      series.clear();
      asking.clear();
      pathsAreOld = true;
    },
  };
}
