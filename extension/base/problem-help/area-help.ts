import type { Problem } from '../problem.ts';

type ArgumentsOf<P> = P extends Problem<infer A> ? A : never;

/** What the page on findings says of one code beside its sentence. Both parts may be absent: most sentences say enough. */
interface CodeHelp<A> {
  /** Arguments that show the sentence as somebody would meet it. */
  readonly example?: A;
  /** More than the sentence has room for: how it comes about, what to choose between. Swedish, Markdown. */
  readonly note?: string;
}

/** What the page on findings (`docs/fynd.md`) says of one area of problems; `P` is the area's list. Swedish, Markdown. */
export interface AreaHelp<P = Readonly<Record<string, Problem<never>>>> {
  readonly title: string;
  readonly introduction: string;
  readonly codes: { readonly [C in keyof P]?: CodeHelp<ArgumentsOf<P[C]>> };
}
