import type { BlockFact } from '../../block-fact.ts';
import type { ProjectView } from '../../contract.ts';
import type { Setting } from '../../setting.ts';
import { claimsEffect } from '../../thread/claims-effect.ts';
import { makeThread } from '../../thread/make-thread.ts';
import { isOfOneYear } from '../../thread/node-keys.ts';
import { type Thread, type ThreadNode, threadDirectives } from '../../thread/thread.ts';

/** One measure with what it comes from and what became of it; a goal without a measure has none. */
export interface ChainRow {
  readonly analyses: readonly ThreadNode[];
  readonly goals: readonly ThreadNode[];
  readonly intervention: ThreadNode | undefined;
  readonly outcome: Outcome;
}

/** What is known of a measure in the year that is looked at. */
export interface Outcome {
  readonly state: 'effect' | 'followed' | 'ahead' | 'missing';
  /** As a person reads it: the follow-up's judgement, or when it will come. */
  readonly text: string;
}

/** What of the thread is wanted. */
export interface ChainAsk {
  readonly report: string;
  readonly schoolYear: string;
  readonly theme: string | undefined;
}

const yearFrom = (schoolYear: string, years: number) => {
  const start = Number(schoolYear.slice(0, 4)) + years;
  return `${start}/${String((start + 1) % 100).padStart(2, '0')}`;
};

/** The thread of one report: last year's measures as they are followed up, then the measures that it plans. */
export function chainRows(
  { report, schoolYear, theme }: ChainAsk,
  setting: Setting,
  view: ProjectView,
): readonly ChainRow[] {
  const years = [yearFrom(schoolYear, -1), schoolYear];
  const blocks = view.blocks({
    kinds: threadDirectives,
    years,
    reports: view.owners(report),
    prose: 'none',
  });
  const thread = makeThread(blocks, {
    vocabulary: setting.vocabulary,
    owners: owner => view.owners(owner),
    schoolYear,
  });
  const to = linksFrom(thread);
  const isWanted = (...nodes: readonly (ThreadNode | undefined)[]) =>
    theme === undefined || nodes.some(node => node?.themes.includes(theme));
  const analysesOf = (goals: readonly ThreadNode[]) => unique(goals.flatMap(goal => to(goal, 'utifrån')));
  const served = new Set<ThreadNode>();
  const rows = thread.nodes
    .filter(node => node.kind === 'intervention')
    .flatMap(node => {
      const goals = to(node, 'mål');
      for (const goal of goals) served.add(goal);
      if (!isWanted(node, ...goals)) return [];
      const outcome = outcomeOf(node, thread, schoolYear);
      return [{ analyses: analysesOf(goals), goals, intervention: node, outcome }];
    });
  const alone = thread.nodes
    .filter(node => node.kind === 'goal' && !served.has(node) && isWanted(node))
    .map(goal => ({
      analyses: analysesOf([goal]),
      goals: [goal],
      intervention: undefined,
      outcome: { state: 'missing', text: 'insats saknas' } as const,
    }));
  const planned = ({ intervention, goals }: ChainRow) => firstYear(intervention ?? goals[0]);
  return [...rows, ...alone].sort((a, b) => (planned(a) < planned(b) ? -1 : planned(a) > planned(b) ? 1 : 0));
}

/** How many units work with a measure of the level above, follow it up and show an effect. */
export interface LevelRow {
  readonly intervention: ThreadNode;
  readonly schoolYear: string;
  /** Units by what they have done with it. */
  readonly units: ReadonlyMap<string, LevelMark>;
}

/** From least to most: the theme is shared, the measure is narrowed, what came of it is followed up, an effect is shown. */
export type LevelMark = 'theme' | 'narrowed' | 'followed' | 'effect';

export const levelMarks: readonly LevelMark[] = ['theme', 'narrowed', 'followed', 'effect'];

/** The measures of a report on a higher level, of this year and the last, with what the units below do with them. */
export function levelRows(
  { report, schoolYear, theme }: ChainAsk,
  setting: Setting,
  view: ProjectView,
): readonly LevelRow[] {
  const years = [yearFrom(schoolYear, -1), schoolYear];
  const kinds = ['mål', 'insats', 'effekt', 'uppföljning'];
  const ask = { kinds, years, prose: 'none' } as const;
  const own = view.blocks({ ...ask, reports: view.owners(report) });
  const below = view.blocks({ ...ask, below: report });
  const thread = makeThread([...own, ...below], {
    vocabulary: setting.vocabulary,
    owners: owner => view.owners(owner),
    schoolYear,
  });
  const from = linksTo(thread);
  const to = linksFrom(thread);
  const owners = new Set(view.owners(report));
  const standsFor = heirsIn(setting.vocabulary, new Set(view.units(schoolYear).map(unit => unit.id)));
  return thread.nodes
    .filter(node => node.kind === 'intervention' && owners.has(node.report))
    .filter(node => theme === undefined || node.themes.includes(theme))
    .map(node => {
      const units = new Map<string, LevelMark>();
      const mark = (block: BlockFact, what: LevelMark) => {
        for (const unit of block.report.units.flatMap(standsFor))
          if (levelMarks.indexOf(what) > levelMarks.indexOf(units.get(unit) ?? 'theme') || !units.has(unit))
            units.set(unit, what);
      };
      for (const sharing of from(node, 'tema'))
        if (!owners.has(sharing.report)) for (const block of sharing.blocks) mark(block, 'theme');
      // A goal that narrows the goal of a measure works with it as well.
      const narrowing = [node, ...to(node, 'mål')].flatMap(one => from(one, 'preciserar'));
      for (const one of narrowing.flatMap(each =>
        each.kind === 'goal' ? [each, ...from(each, 'mål')] : [each],
      ))
        for (const block of one.blocks) {
          mark(block, 'narrowed');
          for (const outcome of from(one, 'av'))
            for (const each of outcome.blocks)
              mark(
                each,
                outcome.kind === 'effect' || claimsEffect(each.spec.bedömning) ? 'effect' : 'followed',
              );
        }
      return { intervention: node, schoolYear: firstYear(node), units };
    })
    .sort((a, b) => (a.schoolYear < b.schoolYear ? -1 : a.schoolYear > b.schoolYear ? 1 : 0));
}

/** A unit of some year as one of those that are running: itself, or the one that has taken over its work; none for one that closed. */
function heirsIn({ units }: Setting['vocabulary'], running: ReadonlySet<string>) {
  const heirs = new Map(
    [...units.values()].flatMap(heir =>
      heir.kind === 'unit' ? (heir.tookOver ?? []).map(({ id }) => [id, heir.id] as const) : [],
    ),
  );
  return (unit: string): readonly string[] => {
    const seen = new Set<string>();
    for (let one: string | undefined = unit; one !== undefined && !seen.has(one); one = heirs.get(one)) {
      if (running.has(one)) return [one];
      seen.add(one);
    }
    return [];
  };
}

function outcomeOf(node: ThreadNode, thread: Thread, schoolYear: string): Outcome {
  const outcomes = linksTo(thread)(node, 'av').flatMap(one => one.blocks);
  const now = outcomes.filter(block => block.report.schoolYear === schoolYear);
  const judgements = unique(now.flatMap(block => block.spec.bedömning ?? []));
  const isEffect = now.some(block => block.kind === 'effekt' || claimsEffect(block.spec.bedömning));
  if (now.length > 0)
    return {
      state: isEffect ? 'effect' : 'followed',
      text: judgements.join('; ') || (isEffect ? 'effekt' : 'uppföljd'),
    };
  if (firstYear(node) === schoolYear) return { state: 'ahead', text: `följs upp ${yearFrom(schoolYear, 1)}` };
  return { state: 'missing', text: 'uppföljning saknas' };
}

const firstYear = (node: ThreadNode | undefined) => node?.occurrences[0]?.schoolYear ?? '';

function unique<T>(all: readonly T[]): readonly T[] {
  return [...new Set(all)];
}

type Following = (node: ThreadNode, kind: string) => readonly ThreadNode[];

const linksFrom =
  (thread: Thread): Following =>
  (node, kind) =>
    thread.links
      .filter(link => link.from === node.id && link.kind === kind)
      .flatMap(link => thread.byId.get(link.to) ?? []);

const linksTo =
  (thread: Thread): Following =>
  (node, kind) =>
    thread.links
      .filter(link => link.to === node.id && link.kind === kind)
      .flatMap(link => thread.byId.get(link.from) ?? []);

/** A node's id as its own report writes it, with the year where an id without one (`A1`) is of another; empty for one that nobody gave. */
export function shownId(node: ThreadNode, { report, schoolYear }: ChainAsk): string {
  const own = node.id.startsWith(`${report}#`) ? node.id.slice(report.length + 1) : node.id;
  const [id = ''] = own.split('@');
  if (id.includes(':')) return '';
  const year = node.occurrences.at(-1)?.schoolYear;
  return isOfOneYear(id) && year !== schoolYear ? `${id} ${year}` : id;
}

/** A node as a reader finds it: its title and its id. */
export function nodeText(node: ThreadNode, ask: ChainAsk): string {
  const id = shownId(node, ask);
  return [node.title, id && (node.title ? `(${id})` : id)].filter(Boolean).join(' ');
}
