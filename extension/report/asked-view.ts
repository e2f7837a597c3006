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

/** The views that remember: what, and of which view. */
const remembering = new WeakMap<ProjectView, { readonly notes: Notes; readonly of: ProjectView }>();

/** Remembers what is asked of a view, and what it answered. */
export function askedView(view: ProjectView): AskedView {
  const notes = emptyNotes();
  const asked: AskedView = {
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
    asked: askedOf(notes, answeringOf(view).number),
  };
  remembering.set(asked, { notes, of: view });
  return asked;
}

/** A view that answers by itself. */
interface Answering {
  readonly view: ProjectView;
  /** The same number, the same answers. */
  readonly number: number;
  /** What it has answered, as texts by question: many directives ask the same. */
  readonly texts: Readonly<Record<'counts' | 'lists' | 'reports' | 'blocks', Map<string, string>>>;
}

const answering = new WeakMap<ProjectView, Answering>();
let views = 0;

/** The view that answers where `view` is asked. */
function answeringOf(view: ProjectView): Answering {
  const of = remembering.get(view)?.of;
  if (of) return answeringOf(of);
  const known = answering.get(view);
  if (known) return known;
  const texts = { counts: new Map(), lists: new Map(), reports: new Map(), blocks: new Map() };
  const made = { view, number: ++views, texts };
  answering.set(view, made);
  return made;
}

/** What a question is answered with, as one text. */
function textOf(texts: Map<string, string>, question: string, answer: () => string): string {
  const known = texts.get(question);
  if (known !== undefined) return known;
  const made = answer();
  texts.set(question, made);
  return made;
}

/** Without a list of its own: each key press asks it of all directives. */
function isEach<T>(all: Iterable<T>, isSo: (one: T) => boolean): boolean {
  for (const one of all) if (!isSo(one)) return false;
  return true;
}

/** A view that remembers has been asked all this as well, with these answers. */
function remember(view: ProjectView, { counts, ids, lists, blocks, reports }: Notes): void {
  const own = remembering.get(view);
  if (!own) return;
  for (const [key, note] of counts) own.notes.counts.set(key, note);
  for (const [key, note] of ids) own.notes.ids.set(key, note);
  for (const [key, note] of lists) own.notes.lists.set(key, note);
  for (const [key, note] of blocks) own.notes.blocks.set(key, note);
  for (const [key, note] of reports) own.notes.reports.set(key, note);
  remember(own.of, { counts, ids, lists, blocks, reports });
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
function askedOf(notes: Notes, number: number): Asked {
  /** Views that are known to answer so. */
  let known: ReadonlySet<number> = new Set([number]);
  const { counts, ids, lists, blocks, reports } = notes;
  const isAnsweredTheSame = ({ view, texts }: Answering) =>
    isEach(ids, ([, { pair, answer }]) => view.hasId(...pair) === answer) &&
    isEach(
      counts,
      ([key, { ask, answer }]) => textOf(texts.counts, key, () => countText(view.count(ask))) === answer,
    ) &&
    isEach(
      lists,
      ([report, found]) => textOf(texts.lists, report, () => digest(view.idsFrom(report))) === found,
    ) &&
    isEach(
      reports,
      ([key, { ask, answer }]) => textOf(texts.reports, key, () => reportsText(view.reports(ask))) === answer,
    ) &&
    isEach(
      blocks,
      ([key, { ask, answer }]) => textOf(texts.blocks, key, () => blocksText(view.blocks(ask))) === answer,
    );
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
    holdsIn(view) {
      const now = answeringOf(view);
      const holds = known.has(now.number) || isAnsweredTheSame(now);
      if (!holds) return false;
      // The latest is asked most: many directives of one report, and the report after them.
      known = new Set([number, now.number]);
      remember(view, notes);
      return true;
    },
  };
}
