import type { BlockAsk, ScopeAsk } from '../directives/block-fact.ts';
import type { CountAsk, ProjectView } from '../directives/contract.ts';
import { blocksText, countText, digest, reportsText } from '../directives/view-texts.ts';

/** What a report asked of the project around it; plain data, so that a build can remember it. Units and who took over from whom stand in ska.yaml, which all reports share. */
export interface ViewAsks {
  readonly counts: readonly CountAsk[];
  /** Pairs of an id as written and the report it was written in. */
  readonly ids: readonly (readonly [id: string, from: string])[];
  /** Reports whose possible ids were listed. */
  readonly lists: readonly string[];
  readonly blocks: readonly BlockAsk[];
  readonly reports: readonly ScopeAsk[];
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
    asks.blocks.map(ask => blocksText(view.blocks(ask))),
    asks.reports.map(ask => reportsText(view.reports(ask))),
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
  const blocks = new Map<string, { readonly ask: BlockAsk; readonly answer: string }>();
  const reports = new Map<string, { readonly ask: ScopeAsk; readonly answer: string }>();
  return {
    schoolYear: view.schoolYear,
    count(ask) {
      const answer = view.count(ask);
      counts.set(JSON.stringify(ask), { ask, answer: countText(answer) });
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
    blocks(ask) {
      const found = view.blocks(ask);
      blocks.set(JSON.stringify(ask), { ask, answer: blocksText(found) });
      return found;
    },
    reports(ask) {
      const found = view.reports(ask);
      reports.set(JSON.stringify(ask), { ask, answer: reportsText(found) });
      return found;
    },
    owners: report => view.owners(report),
    units: schoolYear => view.units(schoolYear),
    get asks() {
      return {
        counts: [...counts.values()].map(one => one.ask),
        ids: [...ids.values()].map(one => one.pair),
        lists: [...lists.keys()],
        blocks: [...blocks.values()].map(one => one.ask),
        reports: [...reports.values()].map(one => one.ask),
      };
    },
    holdsIn: other =>
      [...ids.values()].every(({ pair: [id, from], answer }) => other.hasId(id, from) === answer) &&
      [...counts.values()].every(({ ask, answer }) => countText(other.count(ask)) === answer) &&
      [...lists].every(([report, found]) => digest(other.idsFrom(report)) === found) &&
      [...reports.values()].every(one => reportsText(other.reports(one.ask)) === one.answer) &&
      [...blocks.values()].every(one => blocksText(other.blocks(one.ask)) === one.answer),
  };
}
