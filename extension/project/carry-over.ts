import type { Diagnostic } from '../base/diagnostic.ts';
import { pointAt, type Span } from '../base/span.ts';

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
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  const moved = after.length - before.length;
  const place = ({ start, end }: Span): Span | undefined => {
    if (end.offset <= head) return { start, end };
    if (start.offset < before.length - tail) return undefined;
    return { start: pointAt(starts, start.offset + moved), end: pointAt(starts, end.offset + moved) };
  };
  return diagnostics.flatMap(({ fix: _, ...one }) => {
    const span = place(one.place.span);
    return span ? [{ ...one, place: { ...one.place, span } }] : [];
  });
}
