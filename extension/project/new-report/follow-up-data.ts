import { parseIndicatorPhrase } from '../../directives/goal-grammar.ts';
import { insats } from '../../directives/kinds/insats/kind.ts';
import { mal } from '../../directives/kinds/mal/kind.ts';
import { mergersBetween } from '../../directives/mergers.ts';
import { breakBetween } from '../../directives/period.ts';
import { fieldWord, propertiesOf } from '../../directives/read.ts';
import { defaultPeriod, type Merger } from '../../directives/setting.ts';
import { parseMoment, parseTimeSpan } from '../../directives/time-grammar.ts';
import { askSeries } from '../ask-series.ts';
import { markdownText } from './block-text.ts';
import { type SeriesAsk, visible } from './indicator-series.ts';
import type { EarlierBlock, PreviousWork } from './previous-work.ts';
import { idYearOf, schoolYearFrom, startOf } from './school-year.ts';

/** How a goal's indicator stood when the goal was set and stands now: directives without their numbers yet. */
export interface Outcome {
  /** « Elever med minst 15 procents frånvaro, årskurs 7–9 ». */
  readonly mått: string;
  readonly före: string | null;
  readonly nu: string | null;
  /** Whom each is about, when these are not the same: a unit that was taken over, and the one that took over. */
  readonly föreEnhet: string | null;
  readonly nuEnhet: string | null;
  /** A sentence on the units that came in between, so that the two are not about the same children. */
  readonly förbehåll: string | null;
}

/** A goal of last year, as a skeleton names it. */
export interface FollowedGoal {
  readonly id: string;
  readonly titel: string;
  readonly målvärde: string | null;
  /** Told once for each goal, at the first intervention that names it. */
  readonly utfall: Outcome | null;
}

/** An intervention that is to be followed up. `märke` is what stands in the block's braces, braces included; empty when it never got an id. */
export interface FollowedIntervention {
  readonly id: string | null;
  readonly märke: string;
  readonly titel: string;
  readonly mål: FollowedGoal | null;
  readonly ansvarig: string | null;
  readonly tid: string | null;
}

/** A goal or intervention that goes on: the block as it was, but for links that only held in its old report. */
export interface RunningBlock {
  readonly slag: 'mål' | 'insats';
  readonly märke: string;
  readonly titel: string;
  /** Field lines, `Nyckel: värde`. */
  readonly rader: readonly string[];
  readonly text: string;
}

/** A block that is still to be written: its id, and that as it stands in the braces, braces included. */
export interface NewBlock {
  readonly id: string;
  readonly märke: string;
}

/** What last year's report gives the new one. */
export interface FollowUpData {
  /** School years of the reports that it was read from. */
  readonly från: readonly string[];
  readonly insatser: readonly FollowedIntervention[];
  /** Goals whose time is up with the report's school year, and that no intervention names. */
  readonly mål: readonly FollowedGoal[];
  readonly fortsätter: readonly RunningBlock[];
  /** Titles of blocks that nobody filled in last year. */
  readonly tomma: readonly string[];
  /** For the first new goal and intervention. */
  readonly nyttMål: NewBlock;
  readonly nyInsats: NewBlock;
}

/** Works out what of an earlier report is to be followed up, and what goes on. */
export async function followUpData(ask: SeriesAsk, work: PreviousWork): Promise<FollowUpData> {
  const { id: report, schoolYear } = ask.report.setting.report;
  const name = namer(work, report);
  const ids = idGiver(work, schoolYear);
  const over = `${startOf(schoolYear) + 1}-07-31`;
  const goesOn = (end: string | undefined) => end === undefined || end > over;
  const outcomes = await readOutcomes(ask, work);
  const goalOf = (goal: EarlierBlock): FollowedGoal => ({
    id: goal.id === undefined ? '' : name(goal.id, goal.owner),
    titel: goal.title,
    målvärde: goal.facts.målvärde ?? null,
    utfall: outcomes.get(goal) ?? null,
  });
  const named = (written: string | undefined, owner: string) =>
    written === undefined
      ? undefined
      : work.goals.find(goal => goal.owner === owner && written.split(/[\s,]+/).includes(goal.id ?? ''));
  const end = (goal: EarlierBlock) => parseMoment(goal.facts.senast ?? '')?.to;
  const running = (block: EarlierBlock, slag: RunningBlock['slag']): RunningBlock => {
    const taken = block.id !== undefined && name(block.id, block.owner) === block.id;
    const own = taken ? block.id : ids(slag === 'mål' ? 'M' : 'I');
    const facts: Record<string, string> = { ...block.facts };
    // An analysis is numbered within its year: the new report's A1 is another.
    if (/^A\d+$/.test(facts.utifrån ?? '')) delete facts.utifrån;
    if (!taken && block.id !== undefined) facts.fortsätter = name(block.id, block.owner);
    const properties = propertiesOf(slag === 'mål' ? mal : insats);
    const rader = Object.entries(properties).flatMap(([key, property]) => {
      if (key === 'utifrån' && facts.utifrån === undefined) return [`${fieldWord(key, property)}:`];
      return facts[key] === undefined ? [] : [`${fieldWord(key, property)}: ${facts[key]}`];
    });
    return { slag, märke: `{#${own}}`, titel: block.title, rader, text: block.text };
  };
  const told = new Set<EarlierBlock>();
  const once = (goal: EarlierBlock | undefined): FollowedGoal | null => {
    if (!goal) return null;
    const whole = goalOf(goal);
    const before = told.has(goal);
    told.add(goal);
    return before ? { ...whole, utfall: null } : whole;
  };
  const planned = work.interventions.filter(one => Object.keys(one.facts).length > 0 || one.text !== '');
  const insatser = work.interventions.map(one => {
    const id = one.id === undefined ? undefined : name(one.id, one.owner);
    return {
      id: id ?? null,
      märke: id === undefined ? '' : `{av=${id}}`,
      titel: one.title,
      mål: once(named(one.facts.mål, one.owner)),
      ansvarig: one.facts.ansvarig ?? null,
      tid: one.facts.tid ?? null,
    };
  });
  return {
    från: [...new Set(work.reports.map(one => one.schoolYear))],
    insatser,
    mål: work.goals.filter(goal => !goesOn(end(goal)) && !told.has(goal)).map(goalOf),
    fortsätter: [
      ...work.goals.filter(goal => goesOn(end(goal))).map(goal => running(goal, 'mål')),
      ...planned
        .filter(one => one.facts.tid !== undefined && goesOn(parseTimeSpan(one.facts.tid)?.to))
        .map(one => running(one, 'insats')),
    ],
    tomma: work.empty,
    nyttMål: newBlock(ids('M')),
    nyInsats: newBlock(ids('I')),
  };
}

const newBlock = (id: string): NewBlock => ({ id, märke: `{#${id}}` });

/** How an id is written in the new report: by itself, or with its old owner when it would mean something else here. */
function namer(work: PreviousWork, report: string): (id: string, owner: string) => string {
  return (id, owner) => {
    const others = work.used.filter(one => one.id === id && one.owner !== owner);
    if (owner === report || !(others.length > 0) || id.includes('#')) return id;
    return `${owner}#${id}`;
  };
}

/** Gives ids that were never used by the owner or by those whose work it takes over. */
function idGiver(work: PreviousWork, schoolYear: string): (letter: 'M' | 'I') => string {
  const given = new Set(work.used.map(one => one.id));
  return letter => {
    for (let number = 1; ; number++) {
      const id = `${letter}${idYearOf(schoolYear)}-${number}`;
      if (given.has(id)) continue;
      given.add(id);
      return id;
    }
  };
}

/** The goals' indicators before and now, as far as the data has them to show. */
async function readOutcomes(
  { project, report, view, signal }: SeriesAsk,
  work: PreviousWork,
): Promise<ReadonlyMap<EarlierBlock, Outcome>> {
  const { vocabulary, report: identity } = report.setting;
  const before = schoolYearFrom(startOf(identity.schoolYear) - 1);
  const asked = work.goals.flatMap(goal => {
    const written = goal.facts.indikator;
    const { phrase } = written ? parseIndicatorPhrase(written, vocabulary) : { phrase: undefined };
    const indicator = phrase && vocabulary.indicators.get(phrase.indicator);
    if (!phrase || !indicator) return [];
    const selection = Object.entries(phrase.select).map(
      ([name, values]) => `${name}=${quoted(values.join(', '))}`,
    );
    const query = [indicator.id, ...selection].join(' ');
    // A goal that was taken over was set for the unit that it comes from.
    const owner = goal.owner === identity.id ? undefined : vocabulary.units.get(goal.owner);
    const earlier = owner ? `${query} enhet=${owner.id}` : query;
    const [, ...rest] = (written ?? '').split(',');
    const mått = [indicator.name, ...rest.map(selectionText)].join(', ');
    return [{ goal, indicator, query, earlier, owner, mått }];
  });
  const answers = await askSeries(
    project,
    report,
    asked.flatMap(one => [one.query, one.earlier]),
    view,
    signal,
  );
  return new Map(
    asked.map(({ goal, indicator, query, earlier, owner, mått }) => {
      const { period } = indicator;
      const [from, to] = [before, identity.schoolYear].map(year => defaultPeriod(period, year));
      const isThere = (asked: string, time: string | undefined) =>
        answers.get(asked)?.facts.some(fact => fact.at[period] === time && visible(fact));
      const own = vocabulary.units.get(identity.unit);
      const mergers = from && to ? mergersBetween(own, period, from, to) : [];
      return [
        goal,
        {
          mått,
          före: isThere(earlier, from) ? `:värde[]{${earlier} läsår=${before}}` : null,
          nu: isThere(query, to) ? `:värde[]{${query}}` : null,
          föreEnhet: owner ? markdownText(owner.title) : null,
          nuEnhet: owner && own ? markdownText(own.title) : null,
          förbehåll:
            own && mergers.length > 0
              ? otherChildren(own.title, mergers)
              : brokenBetween(indicator, from, to),
        },
      ];
    }),
  );
}

function otherChildren(unit: string, mergers: readonly Merger[]): string {
  const names = new Intl.ListFormat('sv').format(mergers.map(merger => merger.title));
  return `${markdownText(`${unit} har tagit över ${names}`)}: talen före och efter gäller inte samma barn och elever.`;
}

function brokenBetween(
  { breaks }: { readonly breaks: readonly string[] },
  from: string | undefined,
  to: string | undefined,
): string | null {
  const at = from && to ? breakBetween(breaks, from, to) : undefined;
  return at === undefined ? null : `Serien har ett brott ${at}: talen kan inte jämföras.`;
}

/** « årskurs 7–9 », « studieväg 1 »: a value that begins with its dimension's name says it itself. */
function selectionText(part: string): string {
  const [, name = '', value = ''] = /^\s*(\S+?)[\s=]+(.+)$/u.exec(part) ?? [];
  const folded = value.toLocaleLowerCase('sv');
  return name && folded.startsWith(name.toLocaleLowerCase('sv')) ? folded : part.trim();
}

const quoted = (text: string) => (/[\s,]/.test(text) ? `"${text}"` : text);
