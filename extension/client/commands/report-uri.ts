import { Uri, window } from 'vscode';
import type { ReportEntry } from '../../language/overview/overview.ts';
import type { Projects } from '../projects.ts';

/** What the side view hands to a command: a report of a project. */
export interface ReportNode {
  readonly root: string;
  readonly report: ReportEntry;
}

/** True for a report of the side view. */
export function isReportNode(argument: unknown): argument is ReportNode {
  return typeof argument === 'object' && argument !== null && 'report' in argument && 'root' in argument;
}

/** The report that a command means: the one of the side view that it was called on, a file, else the open document. */
export function reportUri(projects: Projects, argument: unknown): Uri | undefined {
  if (isReportNode(argument)) {
    const project = projects.entries.find(entry => entry.root === argument.root);
    return project && Uri.joinPath(Uri.parse(project.uri), argument.report.path);
  }
  const uri = argument instanceof Uri ? argument : window.activeTextEditor?.document.uri;
  return uri?.path.endsWith('.md') && projects.of(uri) ? uri : undefined;
}
