import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { Answer, DataAsk } from '../directives/ask.ts';
import type { Bound, DirectiveKind, ProjectView, Typed } from '../directives/contract.ts';
import type { Setting } from '../directives/setting.ts';
import { newlineOf } from '../syntax/edit.ts';
import { answer } from './answer.ts';
import { tellAnswers } from './answer-problems.ts';
import type { DataAccess } from './answer-table.ts';
import { askedView } from './asked-view.ts';
import { earlierBindings, type Ground, type KeptBinding, keptBinding } from './earlier-bindings.ts';
import { errorsOf, isUsable } from './errors.ts';
import { tellExplanations } from './explanations.ts';
import type { Frozen } from './frozen/frozen.ts';
import type { FrozenFile } from './frozen/frozen-schema.ts';
import { isLasting } from './kept-answers.ts';
import { numbersOf } from './numbering.ts';
import type { Report } from './report.ts';
import { tellSnapshot } from './snapshot.ts';

/** A directive with its answers. */
export interface BoundDirective {
  readonly kind: DirectiveKind;
  readonly bound: Bound;
  /** False when errors leave it open which number is meant: then nothing is shown for it, and nothing written. */
  readonly usable: boolean;
  /** By what a later binding tells that it would be the same; absent where one cannot tell. */
  readonly kept?: KeptBinding;
}

/** A value that an earlier report showed when it was decided, and what it is now. */
export type Revised = FrozenFile['ändrat'][number];

/** A report after data: protected answers, and everything that is wrong with it. */
export interface BoundReport {
  readonly report: Report;
  readonly directives: readonly BoundDirective[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the binding rests on; none for what was frozen. */
  readonly ground?: Ground;
  /** Only for a decided report: what answered instead of the data. */
  readonly frozen?: Frozen;
  /** What has changed since last year's report was decided. */
  readonly revised?: readonly Revised[];
}

/**
 * Binds a report to the data, or to what was frozen when it was decided; to nothing when that is `lost`. The only caller of
 * the engine and the protection; ends early when `signal` is aborted. What cannot have changed since `before` is not bound anew.
 */
export async function bindReport(
  report: Report,
  access: DataAccess,
  around: ProjectView,
  signal?: AbortSignal,
  frozen?: Frozen | 'lost',
  before?: BoundReport,
): Promise<BoundReport> {
  const diagnostics: Diagnostic[] = [...report.diagnostics];
  const directives: BoundDirective[] = [];
  const numbers = numbersOf(report);
  let isNumbered = false;
  const setting: Setting = {
    ...report.setting,
    get numbers() {
      isNumbered = true;
      return numbers;
    },
  };
  const kept = frozen === 'lost' ? undefined : frozen;
  const project = kept?.view(around) ?? around;
  // In a report of nobody knows which unit, a number that does not say its own unit is nobody's.
  const { unit } = report.setting.report;
  const isPlaced = report.setting.vocabulary.units.has(unit);
  const ground = groundOf(report, numbers, access);
  const boundBefore = earlierBindings(frozen === undefined ? before : undefined, report, ground, around);
  for (const [index, entry] of report.directives.entries()) {
    const { kind, typed } = entry;
    signal?.throwIfAborted();
    const inText = errorsOf(typed.directive, kind, report.diagnostics);
    const isSound = (isPlaced || !kind.data) && isUsable(kind, inText);
    const known = boundBefore(entry, index, isSound);
    if (known?.kept) {
      directives.push(known);
      diagnostics.push(...known.kept.told);
      continue;
    }
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
    const seen = askedView(project);
    isNumbered = false;
    told.push(
      ...tellAnswers(Object.values(answers), bound, kind.generated, report),
      ...(kind.check?.(bound, setting, seen) ?? []),
    );
    const usable = isSound && isUsable(kind, errorsOf(typed.directive, kind, told));
    // What a mistyped name happens to give is no reason to touch what the author wrote.
    const expected = usable ? kind.snapshot?.(bound, setting, seen) : undefined;
    if (usable && kind.explained)
      told.push(...tellExplanations(kind.explained(bound, setting), bound, kind.generated, report));
    if (expected) told.push(...tellSnapshot(expected, kind, bound, report));
    diagnostics.push(...told);
    const lasts = frozen === undefined && Object.values(answers).every(isLasting);
    const keeps = lasts
      ? keptBinding({ asked: seen.asked, told, isSound, isNumbered }, typed.directive, report)
      : undefined;
    directives.push({ kind, bound, usable, ...(keeps && { kept: keeps }) });
  }
  const rests = frozen === undefined ? { ground } : undefined;
  return {
    report,
    directives,
    diagnostics,
    ...rests,
    ...(kept && { frozen: kept, revised: kept.file.ändrat }),
  };
}

function groundOf(report: Report, numbers: ReturnType<typeof numbersOf>, access: DataAccess): Ground {
  const { setting, document } = report;
  return {
    data: access.kept.age,
    report: JSON.stringify([setting.report, newlineOf(document.text)]),
    numbers: JSON.stringify([...numbers]),
  };
}

/** A number that came into the text after the decision. */
function notFrozen({ directive }: Typed, report: Report, { file }: Frozen): Diagnostic {
  return diagnostic(
    'frozen.not-there',
    { file: report.document.file, span: directive.nameSpan },
    { directive: directive.name, date: file.fastställd, report: file.rapport },
  );
}
