import type { CountAsk, ProjectView } from '../directives/contract.ts';

/** A view that remembers what a report asked of it, so that one can tell whether another view would answer the same. */
export interface AskedView extends ProjectView {
  /** True when the report would be told the same by `view`: its findings still hold. */
  holdsIn(view: ProjectView): boolean;
  /** True when it counted over its school year. */
  readonly counted: boolean;
}

/** Remembers what is asked of a view. */
export function askedView(view: ProjectView): AskedView {
  const counts = new Map<string, { readonly ask: CountAsk; readonly answer: string }>();
  const ids = new Map<string, { readonly id: string; readonly from: string; readonly answer: boolean }>();
  const lists = new Map<string, string>();
  const listed = (found: readonly string[]) => found.join('\n');
  return {
    count(ask) {
      const answer = view.count(ask);
      counts.set(JSON.stringify(ask), { ask, answer: JSON.stringify(answer) ?? '' });
      return answer;
    },
    hasId(id, from) {
      const answer = view.hasId(id, from);
      ids.set(`${from} ${id}`, { id, from, answer });
      return answer;
    },
    idsFrom(report) {
      const found = view.idsFrom(report);
      lists.set(report, listed(found));
      return found;
    },
    get counted() {
      return counts.size > 0;
    },
    holdsIn: other =>
      [...counts.values()].every(({ ask, answer }) => (JSON.stringify(other.count(ask)) ?? '') === answer) &&
      [...ids.values()].every(({ id, from, answer }) => other.hasId(id, from) === answer) &&
      [...lists].every(([report, found]) => listed(other.idsFrom(report)) === found),
  };
}
