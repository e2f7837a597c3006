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

/** What was asked of a view, and what it answered; of the view itself nothing is held. */
export interface Asked {
  readonly asks: ViewAsks;
  /** True when `view` would answer the same: what was made of the answers still holds. */
  holdsIn(view: ProjectView): boolean;
}

/** A view that remembers what is asked of it. */
export interface AskedView extends ProjectView {
  readonly asked: Asked;
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

/** Remembers what is asked of a view, and what it answered. */
export function askedView(view: ProjectView): AskedView {
  const notes = emptyNotes();
  return {
    schoolYear: view.schoolYear,
    count(ask) {
      const answer = view.count(ask);
      notes.counts.set(JSON.stringify(ask), { ask, answer: countText(answer) });
      return answer;
    },
    hasId(id, from) {
      const answer = view.hasId(id, from);
      notes.ids.set(`${from} ${id}`, { pair: [id, from], answer });
      return answer;
    },
    idsFrom(report) {
      const found = view.idsFrom(report);
      notes.lists.set(report, digest(found));
      return found;
    },
    blocks(ask) {
      const found = view.blocks(ask);
      notes.blocks.set(JSON.stringify(ask), { ask, answer: blocksText(found) });
      return found;
    },
    reports(ask) {
      const found = view.reports(ask);
      notes.reports.set(JSON.stringify(ask), { ask, answer: reportsText(found) });
      return found;
    },
    owners: report => view.owners(report),
    units: schoolYear => view.units(schoolYear),
    asked: askedOf(notes),
  };
}

/** Questions with their answers, each once. */
interface Notes {
  readonly counts: Map<string, { readonly ask: CountAsk; readonly answer: string }>;
  readonly ids: Map<string, { readonly pair: readonly [id: string, from: string]; readonly answer: boolean }>;
  readonly lists: Map<string, string>;
  readonly blocks: Map<string, { readonly ask: BlockAsk; readonly answer: string }>;
  readonly reports: Map<string, { readonly ask: ScopeAsk; readonly answer: string }>;
}

function emptyNotes(): Notes {
  return { counts: new Map(), ids: new Map(), lists: new Map(), blocks: new Map(), reports: new Map() };
}

/** A function of its own: what it makes outlives the view. */
function askedOf({ counts, ids, lists, blocks, reports }: Notes): Asked {
  return {
    get asks() {
      return {
        counts: [...counts.values()].map(one => one.ask),
        ids: [...ids.values()].map(one => one.pair),
        lists: [...lists.keys()],
        blocks: [...blocks.values()].map(one => one.ask),
        reports: [...reports.values()].map(one => one.ask),
      };
    },
    holdsIn: view =>
      [...ids.values()].every(({ pair: [id, from], answer }) => view.hasId(id, from) === answer) &&
      [...counts.values()].every(({ ask, answer }) => countText(view.count(ask)) === answer) &&
      [...lists].every(([report, found]) => digest(view.idsFrom(report)) === found) &&
      [...reports.values()].every(one => reportsText(view.reports(one.ask)) === one.answer) &&
      [...blocks.values()].every(one => blocksText(view.blocks(one.ask)) === one.answer),
  };
}
