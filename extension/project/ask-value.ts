import type { Diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import type { Answer } from '../directives/ask.ts';
import { bindReport } from '../report/bind.ts';
import { openReportText } from './open-reports.ts';
import type { Project } from './project.ts';
import { projectView } from './view.ts';

/** One value, asked for as a report would: the protected answer, its text, and what is wrong with the question. */
export interface AskedValue {
  readonly answer: Answer | undefined;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Asks `meritvärde enhet=bjorkskolan läsår=2023/24` by the same way as a `:värde` in a report: the same names, rules and
 * protection. Fault `usage.query` (64) for something that is no list of words and attributes.
 */
export async function askValue(project: Project, query: string): Promise<AskedValue> {
  if (/[{}\r\n]/.test(query) || query.trim() === '') throw new Fault('usage.query', { query }, 64);
  const text = `---\ntyp: huvudman\nläsår: ${project.config.redovisar}\n---\n\n:värde[]{${query}}\n`;
  const report = openReportText(project, 'fråga.md', text);
  const value = report.directives[0];
  if (!value) throw new Fault('usage.query', { query }, 64);
  const bound = await bindReport(
    report,
    project.access,
    projectView(project, [report], [], project.config.redovisar),
  );
  const entry = bound.directives[0];
  const answers = Object.values(entry?.bound.answers ?? {});
  const snapshot = entry?.kind.snapshot?.(
    entry.bound,
    report.setting,
    projectView(project, [report], [], ''),
  );
  return {
    answer: answers[0],
    text: snapshot?.form === 'inline' ? snapshot.text : '',
    diagnostics: bound.diagnostics.filter(one => !one.code.startsWith('snapshot.')),
  };
}
