import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { ProblemArgs, ProblemCode } from '../base/problems.ts';
import { type Place, wholeFile } from '../base/span.ts';

/** What is wrong with one file: of each kind the first ones with their places, then how many more there are. */
export interface Findings {
  add<C extends ProblemCode>(code: C, place: () => Place, args: ProblemArgs<C>): void;
  /** All findings in the order of the file; a count stands after the last of a kind that was cut off. */
  all(): readonly Diagnostic[];
}

/** Collects at most `limit` findings of each kind for the file at `path`. */
export function findingsFor(path: string, limit = 20): Findings {
  const kinds = new Map<ProblemCode, { readonly shown: Diagnostic[]; more: number }>();
  return {
    add(code, place, args) {
      const kind = kinds.get(code) ?? { shown: [], more: 0 };
      kinds.set(code, kind);
      if (kind.shown.length < limit) kind.shown.push(diagnostic(code, place(), args));
      else kind.more++;
    },
    all() {
      const told = [...kinds].flatMap(([code, { shown, more }]) => {
        if (more === 0) return shown;
        const place = shown.at(-1)?.place ?? wholeFile(path);
        return [...shown, diagnostic('data.more', place, { of: code, count: more })];
      });
      return told.sort((a, b) => before(a.place, b.place));
    },
  };
}

const before = ({ span: { start: a } }: Place, { span: { start: b } }: Place) =>
  a.line - b.line || a.column - b.column;
