import type { Diagnostic } from '../base/diagnostic.ts';
import { pointAt, type Span } from '../base/span.ts';
import { changeBetween } from '../base/text-change.ts';

/**
 * The diagnostics of an older text where they stand in a newer one, until the newer one has its own: those before the
 * change stay, those after it move along, those that the change touches go. They lose their fixes.
 */
export function carryOver(
  diagnostics: readonly Diagnostic[],
  before: string,
  after: string,
  starts: readonly number[],
): readonly Diagnostic[] {
  if (diagnostics.length === 0) return [];
  const change = changeBetween(before, after);
  const moved = after.length - before.length;
  const place = ({ start, end }: Span): Span | undefined => {
    if (end.offset <= change.start) return { start, end };
    if (start.offset < change.end) return undefined;
    return { start: pointAt(starts, start.offset + moved), end: pointAt(starts, end.offset + moved) };
  };
  return diagnostics.flatMap(({ fix: _, ...one }) => {
    const span = place(one.place.span);
    return span ? [{ ...one, place: { ...one.place, span } }] : [];
  });
}
