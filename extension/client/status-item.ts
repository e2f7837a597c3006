import { type Disposable, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Counts } from '../language/overview/overview.ts';
import type { ProjectEntry } from '../language/overview/requests.ts';
import type { Projects } from './projects.ts';
import { countsText, say } from './texts.ts';

/** How the project of the open document stands, in the status bar; a click shows the findings. */
export function statusItem(projects: Projects): Disposable {
  const item = window.createStatusBarItem('ska.status', StatusBarAlignment.Left, 10);
  item.name = 'SKA-rapport';
  item.command = 'workbench.actions.view.problems';
  const show = () => {
    const project = projects.of(window.activeTextEditor?.document.uri) ?? projects.entries[0];
    if (!project) return item.hide();
    const { overview } = project;
    const counts = overview && sum(project);
    const told = counts ? countsText(counts) : '';
    item.text = counts ? label(counts) : `$(error) ${say('statusBroken')}`;
    item.tooltip = overview
      ? say('statusTooltip', overview.name, told || say('noFindings'))
      : say('statusBroken');
    item.accessibilityInformation = { label: item.tooltip };
    item.backgroundColor = overview ? undefined : new ThemeColor('statusBarItem.errorBackground');
    item.show();
  };
  const listeners = [projects.onDidChange(show), window.onDidChangeActiveTextEditor(show)];
  show();
  return {
    dispose() {
      for (const listener of listeners) listener.dispose();
      item.dispose();
    },
  };
}

function label(counts: Counts): string {
  if (counts.error + counts.warning + counts.hint === 0) return `$(pass) ${say('statusClean')}`;
  const parts = [
    ['error', counts.error],
    ['warning', counts.warning],
    ['info', counts.hint],
  ] as const;
  return `SKA ${parts.flatMap(([icon, n]) => (n > 0 ? [`$(${icon}) ${n}`] : [])).join(' ')}`;
}

function sum({ overview }: ProjectEntry): Counts {
  const all = overview?.years.flatMap(year => year.reports.map(report => report.counts)) ?? [];
  const of = (key: keyof Counts) =>
    all.reduce((total, counts) => total + counts[key], overview?.around[key] ?? 0);
  return { error: of('error'), warning: of('warning'), hint: of('hint') };
}
