import {
  commands,
  type Disposable,
  EventEmitter,
  MarkdownString,
  Position,
  Range,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import type { IndicatorEntry } from '../language/overview/indicators.ts';
import { nameView } from './named-view.ts';
import type { Projects } from './projects.ts';
import { say } from './texts.ts';

/** A project's name above its indicators, where the window has several projects; else an indicator. */
type Node =
  | { readonly root: string; readonly name: string }
  | { readonly root: string; readonly indicator: IndicatorEntry };

/** The side view of indicators, with their latest values for the head authority. Asks the server only while it is seen. */
export function indicatorTree(projects: Projects): Disposable {
  const changed = new EventEmitter<void>();
  const ofProject = async (root: string): Promise<Node[]> =>
    (await projects.ask('ska/indicators', { root })).map(indicator => ({ root, indicator }));
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    async getChildren(node) {
      if (node) return 'name' in node ? ofProject(node.root) : [];
      const [only, ...others] = projects.entries;
      if (!only) return [];
      if (others.length === 0) return only.overview ? ofProject(only.root) : [];
      return projects.entries.map(({ root, overview }) => ({ root, name: overview?.name ?? root }));
    },
    getTreeItem: node =>
      'name' in node
        ? new TreeItem(node.name, TreeItemCollapsibleState.Collapsed)
        : indicatorItem(node.root, node.indicator),
  };
  const view = window.createTreeView('ska.indicators', { treeDataProvider: provider });
  let shown = '';
  const listeners = [
    nameView(view, 'viewIndicators'),
    commands.registerCommand('ska.showIndicator', async (root: string, indicator: string) => {
      const place = await projects.ask('ska/indicatorPlace', { root, indicator });
      if (!place) return;
      const at = new Position(place.position.line, place.position.character);
      await window.showTextDocument(Uri.parse(place.uri), { selection: new Range(at, at) });
    }),
    projects.onDidChangeData(() => changed.fire()),
    projects.onDidChange(() => {
      const now = projects.entries.map(({ root, overview }) => `${root} ${overview !== undefined}`).join();
      if (now !== shown) changed.fire();
      shown = now;
    }),
  ];
  return {
    dispose() {
      for (const listener of listeners) listener.dispose();
      view.dispose();
      changed.dispose();
    },
  };
}

function indicatorItem(
  root: string,
  { id, name, shortName, definition, latest, trend, followed }: IndicatorEntry,
): TreeItem {
  const item = new TreeItem(shortName, TreeItemCollapsibleState.None);
  item.description = [latest ?? say('noValue'), trend].filter(Boolean).join('  ');
  item.iconPath = new ThemeIcon(followed ? 'star-full' : 'graph');
  item.contextValue = 'indicator';
  item.command = { command: 'ska.showIndicator', title: say('open'), arguments: [root, id] };
  // In a narrow bar a long name leaves no room for the value: it is told here as well.
  const text = new MarkdownString(`**${name}**  \n${item.description}\n\n\`${id}\``);
  if (definition) text.appendMarkdown('\n\n').appendText(definition);
  if (followed) text.appendMarkdown('\n\n').appendText(say('followed'));
  item.tooltip = text;
  item.accessibilityInformation = {
    label: [name, latest ?? say('noValue'), followed ? say('followed') : ''].filter(Boolean).join(', '),
  };
  return item;
}
