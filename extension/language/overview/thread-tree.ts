/** The answer of `ska thread --json`, as far as a tree shows it. */
export interface ThreadAnswer {
  readonly nodes: readonly ThreadNode[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly kind: string }[];
  readonly gaps: readonly ThreadGap[];
}

interface ThreadNode {
  readonly id: string;
  readonly kind: 'indicator' | 'result' | 'analysis' | 'goal' | 'intervention' | 'effect' | 'followUp';
  readonly report: string;
  readonly title: string;
  readonly occurrences: readonly { readonly file: string; readonly line: number }[];
}

interface ThreadGap {
  readonly severity: 'error' | 'warning' | 'hint';
  readonly node: string;
  readonly report: string;
  readonly message: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A link of the chain in the tree: what builds on it below it, and what it lacks. */
export interface ThreadBranch {
  /** Unique in its tree. */
  readonly id: string;
  readonly kind: ThreadNode['kind'];
  /** « M25-1 Fler når målen » */
  readonly title: string;
  /** Other reports' goals and measures that it makes more precise. */
  readonly beyond: readonly string[];
  /** The newest place; undefined for what is only named. */
  readonly place: { readonly file: string; readonly line: number } | undefined;
  readonly gaps: readonly ThreadGap[];
  readonly children: readonly ThreadBranch[];
}

/** One report's red thread. */
export interface ThreadReport {
  readonly report: string;
  readonly branches: readonly ThreadBranch[];
  /** What is missing and belongs to no branch: a result without analysis has none. */
  readonly gaps: readonly ThreadGap[];
  /** All gaps, those of branches too. */
  readonly missing: number;
}

/** The link that places a node: the one that lies nearest in the chain. */
const nearest = ['av', 'mål', 'utifrån', 'fortsätter', 'indikator'];

/**
 * The chains of each report as trees: what was seen at the top, what was made of it below. Each node stands once, under what
 * it builds on most directly; indicators and figures that nothing builds on are left out.
 */
export function threadTree({ nodes, links, gaps }: ThreadAnswer): ThreadReport[] {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const parents = new Map<string, string>();
  for (const node of nodes) {
    const own = links
      .filter(link => link.from === node.id && link.to !== node.id && nearest.includes(link.kind))
      .filter(link => byId.get(link.to)?.report === node.report)
      .sort((a, b) => nearest.indexOf(a.kind) - nearest.indexOf(b.kind));
    const parent = own.find(link => !leadsTo(parents, link.to, node.id));
    if (parent) parents.set(node.id, parent.to);
  }
  const below = new Map<string, ThreadNode[]>();
  for (const [id, parent] of parents) {
    const node = byId.get(id);
    if (node) below.set(parent, [...(below.get(parent) ?? []), node]);
  }
  const titleOf = (id: string) =>
    `${(id.split('#')[1] ?? id).replace(/@(\S+)/, ' ($1)')} ${byId.get(id)?.title ?? ''}`.trim();
  const branch = (node: ThreadNode): ThreadBranch => ({
    id: node.id,
    kind: node.kind,
    title: /#([MIAE]\d\S*)$/.test(node.id) ? titleOf(node.id) : node.title,
    beyond: links
      .filter(link => link.from === node.id && byId.get(link.to)?.report !== node.report)
      .filter(link => link.kind !== 'tema')
      .map(link => `${byId.get(link.to)?.report ?? ''} ${titleOf(link.to)}`.trim()),
    place: node.occurrences.at(-1),
    gaps: gaps.filter(gap => gap.node === node.id),
    children: (below.get(node.id) ?? []).map(branch),
  });
  const reports = [...new Set([...nodes.map(node => node.report), ...gaps.map(gap => gap.report)])];
  return reports.map(report => {
    const own = gaps.filter(gap => gap.report === report);
    return {
      report,
      branches: nodes
        .filter(node => node.report === report && !parents.has(node.id))
        .map(branch)
        .filter(one => isWorkedWith(one)),
      gaps: own.filter(gap => !byId.has(gap.node)),
      missing: own.length,
    };
  });
}

function isWorkedWith({ kind, children, gaps }: ThreadBranch): boolean {
  return (kind !== 'indicator' && kind !== 'result') || gaps.length > 0 || children.some(isWorkedWith);
}

/** True when a node's ancestors include another: then that one is never put below it. */
function leadsTo(parents: ReadonlyMap<string, string>, from: string, to: string): boolean {
  for (let at: string | undefined = from; at !== undefined; at = parents.get(at)) if (at === to) return true;
  return false;
}
