import { makeThread } from '../../directives/thread/make-thread.ts';
import { type Thread, threadDirectives } from '../../directives/thread/thread.ts';
import { openScope } from '../check.ts';
import { byPlace, type Finding, reportFindings } from '../check-report.ts';
import type { Project } from '../project.ts';
import type { Gap } from './gap.ts';
import { threadGaps } from './gaps.ts';

/** A gap as a finding, and the id of the node where it is. */
export interface FoundGap {
  readonly finding: Finding;
  readonly node: string;
  /** The report that it is told of. */
  readonly report: string;
}

/** The red thread of a project and what it lacks. */
export interface ProjectThread {
  readonly thread: Thread;
  /** In order of place; those that a waiver covers are left out. */
  readonly gaps: readonly FoundGap[];
}

/** What of a project's thread is wanted. */
export interface ThreadScope {
  /** The thread as it stands in this year's reports, with what they build on in earlier ones. All years when absent. */
  readonly schoolYear?: string;
  /** ISO date: waivers end on a date. */
  readonly today: string;
  readonly signal?: AbortSignal;
}

/** The red thread through all reports of a project. */
export async function projectThread(project: Project, scope: ThreadScope): Promise<ProjectThread> {
  const { schoolYear, today, signal } = scope;
  const { wanted, viewOf } = await openScope(project, schoolYear ? { schoolYear } : {});
  const years = [...new Set(project.reports.map(file => file.schoolYear))]
    .filter(year => schoolYear === undefined || year <= schoolYear)
    .sort();
  const [first] = wanted;
  if (!first) return { thread: threadOf(project, [], () => [], schoolYear), gaps: [] };
  const view = viewOf(first);
  const blocks = view.blocks({ kinds: threadDirectives, years });
  const whole = threadOf(project, blocks, owner => view.owners(owner), schoolYear);
  const places = new Map(
    whole.nodes.flatMap(node =>
      node.blocks.map(({ report: { file }, line }) => [`${file}:${line}`, node.id] as const),
    ),
  );
  const gaps: FoundGap[] = [];
  const nodeOf = ({ of }: Gap, report: string) =>
    typeof of === 'string'
      ? (whole.named(of, report, '')?.id ?? `${report}#${of}`)
      : (places.get(`${of.report.file}:${of.line}`) ?? `${of.report.id}#${of.id ?? of.title}`);
  for (const report of wanted) {
    signal?.throwIfAborted();
    const found = await threadGaps(project, report, viewOf(report), signal);
    const gapOf = new Map(found.map(gap => [gap.diagnostic, gap]));
    const { id } = report.setting.report;
    for (const finding of reportFindings(project, report, [...gapOf.keys()], today)) {
      const gap = gapOf.get(finding.diagnostic);
      if (gap) gaps.push({ finding, node: nodeOf(gap, id), report: id });
    }
  }
  return {
    thread: schoolYear === undefined ? whole : upTo(whole, schoolYear),
    gaps: gaps.sort((a, b) => byPlace(a.finding, b.finding)),
  };
}

type Blocks = Parameters<typeof makeThread>[0];

const threadOf = (
  project: Project,
  blocks: Blocks,
  owners: (report: string) => readonly string[],
  schoolYear = project.config.redovisar,
) => makeThread(blocks, { vocabulary: project.vocabulary, owners, schoolYear });

/** What stands in one year's reports, and what it builds on: the links as they are written, from node to node. */
function upTo(thread: Thread, schoolYear: string): Thread {
  const from = new Map<string, string[]>();
  for (const link of thread.links) {
    const known = from.get(link.from);
    if (known) known.push(link.to);
    else from.set(link.from, [link.to]);
  }
  const kept = new Set(
    thread.nodes
      .filter(node => node.occurrences.some(one => one.schoolYear === schoolYear))
      .map(node => node.id),
  );
  for (const id of kept) for (const next of from.get(id) ?? []) kept.add(next);
  return {
    ...thread,
    nodes: thread.nodes.filter(node => kept.has(node.id)),
    links: thread.links.filter(link => kept.has(link.from) && kept.has(link.to)),
  };
}
