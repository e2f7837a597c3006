import type { Answer } from '../directives/ask.ts';
import type { ProjectView } from '../directives/contract.ts';
import { type BoundReport, bindReport } from '../report/bind.ts';
import type { Report } from '../report/report.ts';
import { openReportText } from './open-reports.ts';
import type { Project } from './project.ts';

/** Questions that were asked, as charts in a report of their own: they are the same until a report names another indicator. */
interface Charts {
  readonly report: Report;
  /** How they were answered the last time. */
  bound?: BoundReport;
}

const asked = new WeakMap<Project, Map<string, Charts>>();
const mostAsked = 100;

function chartsIn(project: Project, file: string, text: string): Charts {
  const own = asked.get(project) ?? new Map<string, Charts>();
  asked.set(project, own);
  const key = `${file}\n${text}`;
  const charts = own.get(key) ?? { report: openReportText(project, file, text) };
  if (own.size >= mostAsked) own.clear();
  own.set(key, charts);
  return charts;
}

/**
 * Series over time as the report's own unit may see them, by query: attributes as in a report's braces (`meritvärde`,
 * `frånvaro-över-15 årskurs=7-9 enhet=huvudman`). Asked by the same way as a chart, with the same names, rules and
 * protection. A query that cannot be read has no answer.
 */
export async function askSeries(
  project: Project,
  report: Report,
  queries: readonly string[],
  view: ProjectView,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Answer>> {
  const { frontMatter, file } = report.document;
  const head = frontMatter ? ['---', frontMatter.text, '---', ''] : [''];
  const wellFormed = [...new Set(queries)].filter(query => /^[^{}\r\n]+$/.test(query));
  const text = [...head, ...wellFormed.flatMap(query => [`::diagram{${query} x=läsår}`, ''])].join('\n');
  const charts = chartsIn(project, file, text);
  const byLine = new Map(charts.report.directives.map(one => [one.typed.directive.span.start.line, one]));
  const first = head.join('\n').split('\n').length + 1;
  const answers = new Map<string, Answer>();
  const wanted = wellFormed.flatMap((query, index) => {
    const directive = byLine.get(first + 2 * index);
    return directive ? [{ query, directive }] : [];
  });
  const bound = await bindReport(
    { ...charts.report, directives: wanted.map(each => each.directive) },
    project.access,
    view,
    signal,
    undefined,
    charts.bound,
  );
  charts.bound = bound;
  for (const [index, { query }] of wanted.entries()) {
    const one = bound.directives[index];
    const answer = one?.usable ? Object.values(one.bound.answers)[0] : undefined;
    if (answer) answers.set(query, answer);
  }
  return answers;
}
