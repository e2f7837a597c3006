import type { Diagnostic, Edit } from '../base/diagnostic.ts';
import { type ProblemArgs, sentence } from '../base/problems.ts';
import type { Point } from '../base/span.ts';
import type { Scene } from './scene.ts';
import { say } from './texts.ts';

/** A few words shown in the text that are not of it. */
export interface InlayHint {
  /** Right after this point. */
  readonly at: Point;
  readonly text: string;
  readonly tooltip: string;
  /** What writes it into the text. */
  readonly edits: readonly Edit[];
}

/** Longer values do not fit into a line of text. */
const fits = 28;

/** The value that the data has now beside each snapshot that says something else or nothing, within some lines (1-based, inclusive). */
export function inlayHints(
  scene: Pick<Scene, 'bound' | 'language'>,
  from = 1,
  to = Number.POSITIVE_INFINITY,
): readonly InlayHint[] {
  return (scene.bound?.diagnostics ?? []).flatMap(one => {
    const { line } = one.place.span.end;
    if (line < from || line > to) return [];
    const now = valueNow(one);
    if (now === undefined) return [];
    const short = now.length <= fits && !/[\r\n]/.test(now);
    return [
      {
        at: one.place.span.end,
        text: short ? `→ ${now}` : `→ ${say('inlay.changed', {}, scene.language)}`,
        tooltip: sentence(one.code, one.args, scene.language),
        edits: one.fix?.edits ?? [],
      },
    ];
  });
}

function valueNow(one: Diagnostic): string | undefined {
  if (one.code !== 'snapshot.stale' && one.code !== 'snapshot.empty') return undefined;
  return (one.args as ProblemArgs<'snapshot.stale'>).new;
}
