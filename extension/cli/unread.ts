import type { Diagnostic } from '../base/diagnostic.ts';
import { severityOf } from '../base/problems.ts';
import type { Project } from '../project/project.ts';

/** Why no number of a table can be given, with the exit code for it: 2 for a file that another program holds, else 1; undefined when it was read. */
export async function unreadTable(
  project: Project,
  name: string,
): Promise<{ readonly because: readonly Diagnostic[]; readonly exitCode: 1 | 2 } | undefined> {
  const description = await project.engine.describe(name);
  if (!description) return undefined;
  const { files, columns, rows } = description.unread;
  if (files.length + columns.length + rows.length === 0) return undefined;
  const because = description.diagnostics.filter(one => severityOf(one.code) === 'error');
  return { because, exitCode: because.some(one => one.code === 'file.locked') ? 2 : 1 };
}
