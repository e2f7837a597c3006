import type { Diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
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

/** Of each table that some numbers were to come from and that could not be read, what stops it; see {@link unreadTable}. */
export async function unreadTables(
  project: Project,
  diagnostics: readonly Diagnostic[],
): Promise<readonly Fault<'table.unread'>[]> {
  const names = diagnostics.flatMap(one =>
    one.code === 'value.unread' && 'table' in one.args && typeof one.args.table === 'string'
      ? one.args.table
      : [],
  );
  const faults: Fault<'table.unread'>[] = [];
  for (const name of new Set(names)) {
    const unread = await unreadTable(project, name);
    if (unread) faults.push(new Fault('table.unread', { name }, unread.exitCode, unread.because));
  }
  return faults;
}

/** The exit code for errors: 2 when a file that another program holds is among them or behind them, else 1. */
export function codeOfErrors(errors: readonly Diagnostic[], tables: readonly Fault<'table.unread'>[]): 1 | 2 {
  const isLocked =
    errors.some(one => one.code === 'file.locked') || tables.some(table => table.exitCode === 2);
  return isLocked ? 2 : 1;
}
