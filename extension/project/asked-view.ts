import type { BlockAsk, BlockFact, ReportFact, ScopeAsk } from '../directives/block-fact.ts';
import type { CountAsk, ProjectView } from '../directives/contract.ts';

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
    asks.blocks.map(ask => digest(blockTexts(view.blocks(ask)))),
    asks.reports.map(ask => digest(reportTexts(view.reports(ask)))),
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
    blocks(ask) {
      const found = view.blocks(ask);
      blocks.set(JSON.stringify(ask), { ask, answer: digest(blockTexts(found)) });
      return found;
    },
    reports(ask) {
      const found = view.reports(ask);
      reports.set(JSON.stringify(ask), { ask, answer: digest(reportTexts(found)) });
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
      [...counts.values()].every(({ ask, answer }) => textOf(other.count(ask)) === answer) &&
      [...lists].every(([report, found]) => digest(other.idsFrom(report)) === found) &&
      [...reports.values()].every(one => digest(reportTexts(other.reports(one.ask))) === one.answer) &&
      [...blocks.values()].every(one => digest(blockTexts(other.blocks(one.ask))) === one.answer),
  };
}

const textOf = (answer: ReturnType<ProjectView['count']>) => (answer ? `${answer.n}/${answer.total}` : '');

const reportTexts = (reports: readonly ReportFact[]) => reports.map(report => JSON.stringify(report));

/** All that a block says, and of which report; not its line, which changes with every line written above it. */
function blockTexts(blocks: readonly BlockFact[]): readonly string[] {
  const reports = new Map<ReportFact, string>();
  return blocks.map(({ report, line: _, ...said }) => {
    const of = reports.get(report) ?? JSON.stringify(report);
    reports.set(report, of);
    return `${of} ${JSON.stringify(said)}`;
  });
}

/** A few bytes that tell lists of words apart: a large project's list is long, and each report would hold one. */
function digest(words: readonly string[]): string {
  let [a, b] = [0x811c9dc5, 0];
  for (const word of words) {
    for (let index = 0; index < word.length; index++) {
      const code = word.charCodeAt(index);
      a = Math.imul(a ^ code, 0x01000193);
      b = (Math.imul(b, 31) + code) | 0;
    }
    a = Math.imul(a ^ 0x10000, 0x01000193);
    b = (Math.imul(b, 31) + 0x10000) | 0;
  }
  return `${words.length} ${(a >>> 0).toString(36)} ${(b >>> 0).toString(36)}`;
}
