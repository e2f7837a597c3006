import {
  type Disposable,
  EventEmitter,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { ProjectEntry } from '../language/overview/requests.ts';
import {
  type ThreadAnswer,
  type ThreadBranch,
  type ThreadReport,
  threadTree,
} from '../language/overview/thread-tree.ts';
import { nameView } from './named-view.ts';
import type { Projects } from './projects.ts';
import type { RunSka } from './ska-process.ts';
import { count, say } from './texts.ts';

type Gap = ThreadBranch['gaps'][number];

/** What the view shows: a report, a link of its chain, or what is missing. */
type Node =
  | { readonly in: ProjectEntry; readonly report: ThreadReport; readonly name: string }
  | { readonly in: ProjectEntry; readonly branch: ThreadBranch }
  | { readonly in: ProjectEntry; readonly gap: Gap };

/** The side view of the red thread. It is worked out in a process of its own, when the view is seen and when a report has been saved. */
export function threadView(projects: Projects, runSka: RunSka): Disposable & { refresh(): void } {
  const changed = new EventEmitter<void>();
  let known: Promise<readonly Node[]> | undefined;
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren(node) {
      if (node) return childrenOf(node);
      if (!workspace.isTrusted) return [];
      known ??= reports(projects, runSka);
      return known.then(found => [...found]);
    },
    getTreeItem: itemOf,
  };
  const view = window.createTreeView('ska.thread', { treeDataProvider: provider, showCollapseAll: true });
  const showTrust = () => {
    view.message = workspace.isTrusted ? '' : say('untrusted');
  };
  const refresh = () => {
    known = undefined;
    showTrust();
    changed.fire();
  };
  let shown = '';
  const listeners = [
    nameView(view, 'viewThread'),
    workspace.onDidSaveTextDocument(({ uri }) => {
      if (/\.(md|ya?ml)$/.test(uri.path) && projects.of(uri)) refresh();
    }),
    workspace.onDidGrantWorkspaceTrust(refresh),
    projects.onDidChange(() => {
      const now = projects.entries.map(({ root, overview }) => `${root} ${overview?.schoolYear}`).join();
      if (now !== shown) refresh();
      shown = now;
    }),
  ];
  showTrust();
  return {
    refresh,
    dispose() {
      for (const listener of listeners) listener.dispose();
      view.dispose();
      changed.dispose();
    },
  };
}

async function reports(projects: Projects, runSka: RunSka): Promise<readonly Node[]> {
  const found: Node[] = [];
  for (const entry of projects.entries) {
    const { root, overview } = entry;
    if (!overview) continue;
    const args = ['thread', '--json', '--läsår', overview.schoolYear, '--project', root];
    const { out } = await runSka(args, { cwd: root });
    if (!out) continue;
    const names = new Map(overview.years[0]?.reports.map(({ id, name }) => [id, name]));
    // In the order of the list above it.
    const order = [...names.keys()];
    const place = ({ report }: ThreadReport) =>
      order.includes(report) ? order.indexOf(report) : order.length;
    const threads = threadTree(JSON.parse(out) as ThreadAnswer).sort((a, b) => place(a) - place(b));
    for (const report of threads)
      if (report.branches.length + report.gaps.length > 0)
        found.push({ in: entry, report, name: names.get(report.report) ?? report.report });
  }
  return found;
}

function childrenOf(node: Node): Node[] {
  const gaps = (all: readonly Gap[]) => all.map(gap => ({ in: node.in, gap }));
  const branches = (all: readonly ThreadBranch[]) => all.map(branch => ({ in: node.in, branch }));
  if ('report' in node) return [...gaps(node.report.gaps), ...branches(node.report.branches)];
  return 'branch' in node ? [...gaps(node.branch.gaps), ...branches(node.branch.children)] : [];
}

function itemOf(node: Node): TreeItem {
  if ('report' in node) return reportItem(node.report, node.name, node.in);
  return 'gap' in node ? gapItem(node.gap, node.in) : branchItem(node.branch, node.in);
}

function reportItem({ report, missing }: ThreadReport, name: string, { root }: ProjectEntry): TreeItem {
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.id = `${root} ${report}`;
  item.iconPath = new ThemeIcon(missing > 0 ? 'debug-disconnect' : 'link');
  item.description = missing > 0 ? count(missing, 'gap', 'gaps') : say('noGaps');
  item.accessibilityInformation = { label: `${name}, ${item.description}` };
  return item;
}

const icons: Readonly<Record<ThreadBranch['kind'], string>> = {
  indicator: 'graph',
  result: 'graph-line',
  analysis: 'search',
  goal: 'target',
  intervention: 'tools',
  effect: 'pulse',
  followUp: 'history',
};

function branchItem(branch: ThreadBranch, { uri, root }: ProjectEntry): TreeItem {
  const { kind, title, beyond, place, gaps, children } = branch;
  const state =
    children.length + gaps.length > 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.None;
  const item = new TreeItem(title, state);
  item.id = `${root} ${branch.id}`;
  item.iconPath = new ThemeIcon(icons[kind]);
  item.description = [say(`thread.${kind}`), ...beyond.map(one => `→ ${one}`)].join(' ');
  item.accessibilityInformation = { label: `${title}, ${item.description}` };
  if (place) item.command = goTo(uri, place);
  return item;
}

function gapItem({ message, severity, file, line }: Gap, { uri }: ProjectEntry): TreeItem {
  const item = new TreeItem(message, TreeItemCollapsibleState.None);
  const colour = new ThemeColor(severity === 'error' ? 'list.errorForeground' : 'list.warningForeground');
  item.iconPath = severity === 'hint' ? new ThemeIcon('info') : new ThemeIcon('warning', colour);
  item.tooltip = message;
  item.command = goTo(uri, { file, line });
  return item;
}

function goTo(uri: string, { file, line }: { readonly file: string; readonly line: number }) {
  const selection = new Range(line - 1, 0, line - 1, 0);
  return {
    command: 'vscode.open',
    title: say('open'),
    arguments: [Uri.joinPath(Uri.parse(uri), file), { selection }],
  };
}
