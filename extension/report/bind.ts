import type { Diagnostic } from '../base/diagnostic.ts';
import type { Answer, DataAsk } from '../directives/ask.ts';
import type { Bound, DirectiveKind, ProjectView } from '../directives/contract.ts';
import { answer } from './answer.ts';
import { tellAnswers } from './answer-problems.ts';
import type { DataAccess } from './answer-table.ts';
import { errorsOf, isUsable } from './errors.ts';
import { tellExplanations } from './explanations.ts';
import { numbersOf } from './numbering.ts';
import type { Report } from './report.ts';
import { tellSnapshot } from './snapshot.ts';

/** A directive with its answers. */
export interface BoundDirective {
  readonly kind: DirectiveKind;
  readonly bound: Bound;
  /** False when errors leave it open which number is meant: then nothing is shown for it, and nothing written. */
  readonly usable: boolean;
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
  // In a report of nobody knows which unit, a number that does not say its own unit is nobody's.
  const { unit } = report.setting.report;
  const isPlaced = report.setting.vocabulary.units.has(unit);
  for (const { kind, typed } of report.directives) {
    signal?.throwIfAborted();
    const asks = kind.ask?.(typed, report.setting) ?? [];
    const answers: Record<string, Answer> = {};
    for (const ask of asks) answers[ask.key] = await answer(ask as DataAsk, report.setting, access);
    const bound: Bound = { ...typed, answers };
    const told = [
      ...tellAnswers(Object.values(answers), bound, report),
      ...(kind.check?.(bound, setting, project) ?? []),
    ];
    diagnostics.push(...told);
    const usable =
      (isPlaced || !kind.data) &&
      isUsable(kind, errorsOf(typed.directive, kind, [...report.diagnostics, ...told]));
    directives.push({ kind, bound, usable });
    // What a mistyped name happens to give is no reason to touch what the author wrote.
    const expected = usable ? kind.snapshot?.(bound, setting, project) : undefined;
    if (usable && kind.explained)
      diagnostics.push(...tellExplanations(kind.explained(bound, setting), bound, report));
    if (expected) diagnostics.push(...tellSnapshot(expected, kind, bound, report));
  }
  return { report, directives, diagnostics };
}
