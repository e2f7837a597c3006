import type { Edit } from '../base/diagnostic.ts';
import { applyEdits } from '../syntax/edit.ts';
import type { BoundReport } from './bind.ts';

/** What the tool writes into a report: snapshots, and the mark that ties an approval to its text. */
const written: ReadonlySet<string> = new Set([
  'snapshot.stale',
  'snapshot.empty',
  'dialog.approval-unsealed',
]);

/** The edits that write every stale or empty snapshot of a report, each once; `changes` counts what they mend. */
export function updateEdits(bound: BoundReport): {
  readonly edits: readonly Edit[];
  readonly changes: number;
} {
  const fixes = bound.diagnostics.filter(one => written.has(one.code) && one.fix);
  const seen = new Set<string>();
  const edits: Edit[] = [];
  for (const edit of fixes.flatMap(one => one.fix?.edits ?? [])) {
    const key = `${edit.span.start.offset}-${edit.span.end.offset}-${edit.text}`;
    if (!seen.has(key)) edits.push(edit);
    seen.add(key);
  }
  return { edits, changes: fixes.length };
}

/** The text of a report with every stale or empty snapshot written, and not a byte of anything else changed. */
export function updatedText(bound: BoundReport): { readonly text: string; readonly changes: number } {
  const { edits, changes } = updateEdits(bound);
  return { text: applyEdits(bound.report.document.text, edits), changes };
}
