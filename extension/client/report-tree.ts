import {
  commands,
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
import type { Overview, ReportEntry, YearEntry } from '../language/overview/overview.ts';
import type { ProjectEntry } from '../language/overview/requests.ts';
import type { ReportNode } from './commands/report-uri.ts';
import { nameView } from './named-view.ts';
import type { Projects } from './projects.ts';
import { countsText, say } from './texts.ts';

/** A group of the tree: a project, an area, a school year, the other years. */
interface Group {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  readonly open: boolean;
  readonly children: readonly Node[];
}

/** Something in the year of the project. */
interface YearNode {
  readonly uri: string;
  readonly entry: Overview['agenda'][number];
}

type Node = Group | ReportNode | YearNode;

/** The side view of a project's reports: the year's reports by area, with status and findings; other years below. */
export function reportTree(projects: Projects): Disposable {
  const changed = new EventEmitter<void>();
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: node => [...(node ? ('children' in node ? node.children : []) : roots(projects.entries))],
    getTreeItem: node =>
      'children' in node ? groupItem(node) : 'entry' in node ? yearItem(node) : reportItem(node, projects),
  };
  const view = window.createTreeView('ska.reports', { treeDataProvider: provider, showCollapseAll: true });
  const listeners = [
    nameView(view, 'viewReports'),
    projects.onDidChange(() => changed.fire()),
    commands.registerCommand('ska.showActivity', showActivity),
  ];
  return {
    dispose() {
      for (const listener of listeners) listener.dispose();
      view.dispose();
      changed.dispose();
    },
  };
}

function roots(entries: readonly ProjectEntry[]): readonly Node[] {
  const [only] = entries;
  if (only && entries.length === 1) return projectNodes(only);
  return entries.map(entry => ({
    id: entry.root,
    label: entry.overview?.name ?? entry.root,
    icon: 'organization',
    open: false,
    children: projectNodes(entry),
  }));
}

function projectNodes({ root, uri, overview }: ProjectEntry): readonly Node[] {
  if (!overview) return [];
  const [current, ...others] = overview.years;
  const years = others.map(year => ({
    id: `${root} ${year.schoolYear}`,
    label: year.schoolYear,
    icon: 'calendar',
    open: false,
    children: yearNodes(root, year, false),
  }));
  const earlier: Group = {
    id: `${root} years`,
    label: say('earlierYears'),
    icon: 'history',
    open: false,
    children: years,
  };
  const wheel: Group = {
    id: `${root} årshjul`,
    label: say('yearWheel'),
    icon: 'calendar',
    open: false,
    children: overview.agenda.map(entry => ({ uri, entry })),
  };
  return [
    // First, where it is seen: below are all units.
    ...(wheel.children.length > 0 ? [wheel] : []),
    ...(current ? yearNodes(root, current, true) : []),
    ...(years.length > 0 ? [earlier] : []),
  ];
}

/** The reports above the units first, then each area's. */
function yearNodes(root: string, { schoolYear, reports }: YearEntry, open: boolean): readonly Node[] {
  const isWorking = (report: ReportEntry) => report.type === 'arbetsdokument';
  const nodes: Node[] = reports
    .filter(report => report.type !== 'enhet' && !isWorking(report))
    .map(report => ({ root, report }));
  const areas = new Map<string, ReportEntry[]>();
  for (const report of reports.filter(one => one.type === 'enhet')) {
    const area = report.area ?? say('units');
    areas.set(area, [...(areas.get(area) ?? []), report]);
  }
  for (const [area, own] of areas)
    nodes.push({
      id: `${root} ${schoolYear} ${area}`,
      label: area,
      icon: 'folder',
      open,
      children: own.map(report => ({ root, report })),
    });
  const working = reports.filter(isWorking).map(report => ({ root, report }));
  if (working.length > 0)
    nodes.push({
      id: `${root} ${schoolYear} arbetsdokument`,
      label: say('workingDocuments'),
      icon: 'notebook',
      open: false,
      children: working,
    });
  return nodes;
}

/** A deadline or an activity; it leads to where it is written. */
function yearItem({ uri, entry }: YearNode): TreeItem {
  const { name, when, state, calendar, reports } = entry;
  const item = new TreeItem(name, TreeItemCollapsibleState.None);
  const left =
    reports.length === 0 ? '' : say(reports.length === 1 ? 'reportLeft' : 'reportsLeft', reports.length);
  item.description = [when, left, state === 'next' ? '' : say(state === 'late' ? 'late' : 'underWay')]
    .filter(Boolean)
    .join(' · ');
  item.iconPath =
    state === 'late'
      ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
      : new ThemeIcon(calendar === 'inlämning' ? 'milestone' : state === 'now' ? 'play' : 'circle-outline');
  item.tooltip = [`${name}, ${item.description}`, entry.responsible, reports.join(', ')]
    .filter(Boolean)
    .join('\n');
  item.accessibilityInformation = { label: `${name}, ${item.description}` };
  item.command = {
    command: 'ska.showActivity',
    title: say('open'),
    arguments: [Uri.joinPath(Uri.parse(uri), 'årshjul.yaml'), name],
  };
  return item;
}

/** Opens the file of the year at the line of an activity's name; a deadline's name is ours, and those stand together. */
async function showActivity(uri: Uri, name: string): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const text = document.getText();
  const named = text.indexOf(name);
  const at = document.positionAt(named < 0 ? Math.max(0, text.search(/^rapporter:/m)) : named);
  await window.showTextDocument(document, { selection: new Range(at, at) });
}

function groupItem({ id, label, icon, open }: Group): TreeItem {
  const item = new TreeItem(
    label,
    open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
  );
  item.id = id;
  item.iconPath = new ThemeIcon(icon);
  return item;
}

function reportItem({ root, report }: ReportNode, projects: Projects): TreeItem {
  const project = projects.entries.find(entry => entry.root === root);
  const item = new TreeItem(report.name, TreeItemCollapsibleState.None);
  const findings = countsText(report.counts);
  const status = report.status ?? say('missingReport');
  item.id = `${root} ${report.path}`;
  item.description = [status, findings].filter(Boolean).join(' · ');
  item.iconPath = icon(report);
  item.contextValue = report.status === undefined ? 'missing' : 'report';
  item.tooltip = `${report.name}\n${report.path}\n${item.description}`;
  item.accessibilityInformation = { label: `${report.name}, ${item.description}` };
  if (project && report.status !== undefined) {
    const uri = Uri.joinPath(Uri.parse(project.uri), report.path);
    item.command = { command: 'vscode.open', title: say('open'), arguments: [uri] };
  }
  return item;
}

const statusIcons: Readonly<Record<string, string>> = {
  utkast: 'edit',
  inlämnad: 'inbox',
  åter: 'reply',
  granskad: 'eye',
  fastställd: 'verified',
};

function icon({ status, counts }: ReportEntry): ThemeIcon {
  if (status === undefined) return new ThemeIcon('circle-large-outline');
  if (counts.error > 0) return new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  if (counts.warning > 0) return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  return new ThemeIcon(statusIcons[status] ?? 'file');
}
