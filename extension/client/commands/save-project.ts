import { workspace } from 'vscode';
import type { ProjectEntry } from '../../language/overview/requests.ts';
import type { Projects } from '../projects.ts';

/** Saves what is written in a project: the command line and git read the disk. */
export async function saveProject(projects: Projects, project: ProjectEntry): Promise<void> {
  const own = workspace.textDocuments.filter(
    document => document.isDirty && projects.of(document.uri)?.root === project.root,
  );
  await Promise.all(own.map(document => document.save()));
}
