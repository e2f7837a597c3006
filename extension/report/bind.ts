import type { Diagnostic } from '../base/diagnostic.ts';
import type { Answer, DataAsk } from '../directives/ask.ts';
import type { Bound, DirectiveKind, ProjectView } from '../directives/contract.ts';
import { answer } from './answer.ts';
import { tellAnswer } from './answer-problems.ts';
import type { DataAccess } from './answer-table.ts';
import { numbersOf } from './numbering.ts';
import type { Report } from './report.ts';
import { tellSnapshot } from './snapshot.ts';

/** A directive with its answers. */
export interface BoundDirective {
  readonly kind: DirectiveKind;
  readonly bound: Bound;
}

/** A report after data: protected answers, and everything that is wrong with it. */
export interface BoundReport {
  readonly report: Report;
  readonly directives: readonly BoundDirective[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Binds a report to the data. The only caller of the engine and the protection; ends early when `signal` is aborted. */
export async function bindReport(
  report: Report,
  access: DataAccess,
  project: ProjectView,
  signal?: AbortSignal,
): Promise<BoundReport> {
  const diagnostics: Diagnostic[] = [...report.diagnostics];
  const directives: BoundDirective[] = [];
  const setting = { ...report.setting, numbers: numbersOf(report) };
  for (const { kind, typed } of report.directives) {
    signal?.throwIfAborted();
    const asks = kind.ask?.(typed, report.setting) ?? [];
    const answers: Record<string, Answer> = {};
    for (const ask of asks) answers[ask.key] = await answer(ask as DataAsk, report.setting, access);
    const bound: Bound = { ...typed, answers };
    directives.push({ kind, bound });
    for (const one of Object.values(answers)) diagnostics.push(...tellAnswer(one, bound, report));
    diagnostics.push(...(kind.check?.(bound, setting, project) ?? []));
    const expected = kind.snapshot?.(bound, setting, project);
    if (expected) diagnostics.push(...tellSnapshot(expected, bound, report));
  }
  return { report, directives, diagnostics };
}
