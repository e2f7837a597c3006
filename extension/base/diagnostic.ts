import type { ProblemArgs, ProblemCode } from './problems.ts';
import type { Place, Span } from './span.ts';

/** Replace the text of `span` in `file` by `text`. */
export interface Edit {
  readonly file: string;
  readonly span: Span;
  readonly text: string;
}

/** A mend that the tool can make: `title` is the key of a typed text, edits may reach several files. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Something is wrong with what the author wrote or with the data: a value with a place, never thrown, never a sentence. */
export interface Diagnostic<C extends ProblemCode = ProblemCode> {
  readonly code: C;
  readonly place: Place;
  readonly args: ProblemArgs<C>;
  readonly fix?: Fix;
}

/** Makes a diagnostic; the code decides which arguments its sentence needs. */
export function diagnostic<C extends ProblemCode>(
  code: C,
  place: Place,
  args: ProblemArgs<C>,
  fix?: Fix,
): Diagnostic {
  return { code, place, args, ...(fix && { fix }) } as unknown as Diagnostic;
}
