import type { Diagnostic, Edit } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';

/** Something that the editor can do for the author at a place, or for the whole text. */
export interface CodeAction {
  readonly title: string;
  /** `quickfix` mends a finding, `refactor` adds what nobody demands, the `source` ones mend the whole text. */
  readonly kind: 'quickfix' | 'refactor' | 'source.updateSnapshots' | 'source.fixAll';
  readonly edits: readonly Edit[];
  /** The finding that it mends. */
  readonly mends?: Diagnostic;
  /** True for the one mend that is surely right. */
  readonly preferred: boolean;
}

/** True when two stretches touch or overlap. */
export function touches(a: Span, b: Span): boolean {
  return a.start.offset <= b.end.offset && b.start.offset <= a.end.offset;
}
