import type { CountAsk, ProjectView } from '../directives/contract.ts';

/** What a report asked of the project around it; plain data, so that a build can remember it. */
export interface ViewAsks {
  readonly counts: readonly CountAsk[];
  /** Pairs of an id as written and the report it was written in. */
  readonly ids: readonly (readonly [id: string, from: string])[];
  /** Reports whose possible ids were listed. */
  readonly lists: readonly string[];
}

/** A view that remembers what a report asked of it, so that one can tell whether another view would answer the same. */
export interface AskedView extends ProjectView {
  readonly asks: ViewAsks;
  /** True when the report would be told the same by `view`: its findings still hold. */
  holdsIn(view: ProjectView): boolean;
  /** True when it counted over its school year. */
  readonly counted: boolean;
}

/** What a view answers, as one text: equal texts, equal answers. */
export function answersTo(asks: ViewAsks, view: ProjectView): string {
  return JSON.stringify([
    asks.counts.map(ask => view.count(ask) ?? null),
    asks.ids.map(([id, from]) => view.hasId(id, from)),
    asks.lists.map(report => view.idsFrom(report)),
  ]);
}

/** Remembers what is asked of a view. */
export function askedView(view: ProjectView): AskedView {
  const counts = new Map<string, CountAsk>();
  const ids = new Map<string, readonly [string, string]>();
  const lists = new Set<string>();
  const asks = () => ({ counts: [...counts.values()], ids: [...ids.values()], lists: [...lists] });
  return {
    count(ask) {
      counts.set(JSON.stringify(ask), ask);
      return view.count(ask);
    },
    hasId(id, from) {
      ids.set(`${from} ${id}`, [id, from]);
      return view.hasId(id, from);
    },
    idsFrom(report) {
      lists.add(report);
      return view.idsFrom(report);
    },
    get asks() {
      return asks();
    },
    get counted() {
      return counts.size > 0;
    },
    holdsIn: other => answersTo(asks(), other) === answersTo(asks(), view),
  };
}
