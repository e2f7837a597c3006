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
}

/** What a view answers, as one text: equal texts, equal answers. */
export function answersTo(asks: ViewAsks, view: ProjectView): string {
  return JSON.stringify([
    asks.counts.map(ask => view.count(ask) ?? null),
    asks.ids.map(([id, from]) => view.hasId(id, from)),
    asks.lists.map(report => view.idsFrom(report)),
  ]);
}

/** Remembers what is asked of a view, and what it answered; the view itself is let go of. */
export function askedView(view: ProjectView): AskedView {
  const counts = new Map<string, { readonly ask: CountAsk; readonly answer: string }>();
  const ids = new Map<
    string,
    { readonly pair: readonly [id: string, from: string]; readonly answer: boolean }
  >();
  const lists = new Map<string, string>();
  return {
    count(ask) {
      const answer = view.count(ask);
      counts.set(JSON.stringify(ask), { ask, answer: textOf(answer) });
      return answer;
    },
    hasId(id, from) {
      const answer = view.hasId(id, from);
      ids.set(`${from} ${id}`, { pair: [id, from], answer });
      return answer;
    },
    idsFrom(report) {
      const found = view.idsFrom(report);
      lists.set(report, digest(found));
      return found;
    },
    get asks() {
      return {
        counts: [...counts.values()].map(one => one.ask),
        ids: [...ids.values()].map(one => one.pair),
        lists: [...lists.keys()],
      };
    },
    holdsIn: other =>
      [...ids.values()].every(({ pair: [id, from], answer }) => other.hasId(id, from) === answer) &&
      [...counts.values()].every(({ ask, answer }) => textOf(other.count(ask)) === answer) &&
      [...lists].every(([report, found]) => digest(other.idsFrom(report)) === found),
  };
}

const textOf = (answer: ReturnType<ProjectView['count']>) => (answer ? `${answer.n}/${answer.total}` : '');

/** A few bytes that tell lists of names apart: a large project's list is long, and each report would hold one. */
function digest(words: readonly string[]): string {
  let hash = 0;
  for (const word of words) {
    for (let index = 0; index < word.length; index++)
      hash = (Math.imul(hash, 31) + word.charCodeAt(index)) | 0;
    hash = (Math.imul(hash, 31) + 10) | 0;
  }
  return `${words.length} ${hash}`;
}
