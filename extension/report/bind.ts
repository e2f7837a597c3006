import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { Answer, DataAsk } from '../directives/ask.ts';
import type { Bound, DirectiveKind, ProjectView, Typed } from '../directives/contract.ts';
import { answer } from './answer.ts';
import { tellAnswers } from './answer-problems.ts';
import type { DataAccess } from './answer-table.ts';
import { errorsOf, isUsable } from './errors.ts';
import { tellExplanations } from './explanations.ts';
import type { Frozen } from './frozen/frozen.ts';
import type { FrozenFile } from './frozen/frozen-schema.ts';
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

/** A value that an earlier report showed when it was decided, and what it is now. */
export type Revised = FrozenFile['ändrat'][number];

/** A report after data: protected answers, and everything that is wrong with it. */
export interface BoundReport {
  readonly report: Report;
  readonly directives: readonly BoundDirective[];
  readonly diagnostics: readonly Diagnostic[];
  /** Only for a decided report: what answered instead of the data. */
  readonly frozen?: Frozen;
  /** What has changed since last year's report was decided. */
  readonly revised?: readonly Revised[];
}

/**
 * Binds a report to the data, or to what was frozen when it was decided; to nothing when that is `lost`. The only caller of
 * the engine and the protection; ends early when `signal` is aborted.
 */
export async function bindReport(
  report: Report,
  access: DataAccess,
  around: ProjectView,
  signal?: AbortSignal,
  frozen?: Frozen | 'lost',
): Promise<BoundReport> {
  const diagnostics: Diagnostic[] = [...report.diagnostics];
  const directives: BoundDirective[] = [];
  const setting = { ...report.setting, numbers: numbersOf(report) };
  const kept = frozen === 'lost' ? undefined : frozen;
  const project = kept?.view(around) ?? around;
  // In a report of nobody knows which unit, a number that does not say its own unit is nobody's.
  const { unit } = report.setting.report;
  const isPlaced = report.setting.vocabulary.units.has(unit);
  for (const { kind, typed } of report.directives) {
    signal?.throwIfAborted();
    if (frozen === 'lost' && (kind.data || kind.snapshot)) {
      directives.push({ kind, bound: { ...typed, answers: {} }, usable: false });
      continue;
    }
    const asks = kind.ask?.(typed, report.setting) ?? [];
    const answers: Record<string, Answer> = {};
    const told: Diagnostic[] = [];
    for (const ask of asks as readonly DataAsk[]) {
      const was = kept?.answer(ask);
      if (kept && !was && told.length === 0) told.push(notFrozen(typed, report, kept));
      answers[ask.key] = was ?? (await answer(ask, report.setting, access));
    }
    const bound: Bound = { ...typed, answers };
    told.push(
      ...tellAnswers(Object.values(answers), bound, report),
      ...(kind.check?.(bound, setting, project) ?? []),
    );
    diagnostics.push(...told);
    const usable =
      (isPlaced || !kind.data) &&
      isUsable(kind, [
        ...errorsOf(typed.directive, kind, report.diagnostics),
        ...errorsOf(typed.directive, kind, told),
      ]);
    directives.push({ kind, bound, usable });
    // What a mistyped name happens to give is no reason to touch what the author wrote.
    const expected = usable ? kind.snapshot?.(bound, setting, project) : undefined;
    if (usable && kind.explained)
      diagnostics.push(...tellExplanations(kind.explained(bound, setting), bound, report));
    if (expected) diagnostics.push(...tellSnapshot(expected, kind, bound, report));
  }
  return { report, directives, diagnostics, ...(kept && { frozen: kept, revised: kept.file.ändrat }) };
}

/** A number that came into the text after the decision. */
function notFrozen({ directive }: Typed, report: Report, { file }: Frozen): Diagnostic {
  return diagnostic(
    'frozen.not-there',
    { file: report.document.file, span: directive.nameSpan },
    { directive: directive.name, date: file.fastställd, report: file.rapport },
  );
}
