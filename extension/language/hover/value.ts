import { type Cell, isNumber, isState } from '../../base/cell.ts';
import type { Language } from '../../base/problem.ts';
import type { Fact, Source } from '../../base/table.ts';
import type { Answer } from '../../directives/ask.ts';
import { sourcesOf } from '../../directives/facts.ts';
import { cellText } from '../../directives/numbers.ts';
import type { BoundDirective } from '../../report/bind.ts';
import { formatNumber, formatPeriod } from '../../theme/number-style.ts';
import type { Scene } from '../scene.ts';
import { say } from '../texts.ts';
import { bullets, paragraphs, plain } from './markdown.ts';
import { trendText } from './trend.ts';

/** More facts than these are a table: the hover names their number instead. */
const mostFacts = 6;

/**
 * What stands behind the numbers of a directive: values, definition, group sizes where they may be known, what is
 * protected, the trend, and where they come from. Only what the bound answers hold.
 */
export function valueHover(one: BoundDirective, scene: Scene, trend: Answer | undefined): string | undefined {
  const { bound } = one;
  const answers = Object.values(bound.answers);
  const first = answers[0];
  if (!first) return undefined;
  if (!one.usable) return say('hover.unusable', {}, scene.language);
  const facts = answers.flatMap(answer => answer.facts.map(fact => ({ answer, fact })));
  const { definition, title } = first.measure;
  const shown =
    facts.length <= mostFacts
      ? bullets(facts.map(({ answer, fact }) => factText(answer, fact, scene)))
      : say('hover.numbers', { n: facts.length }, scene.language);
  return paragraphs(
    `**${plain(title)}**`,
    shown,
    staleText(one, scene),
    definition && plain(definition),
    trendText(trend, scene.language),
    bullets(sourcesOf(bound).map(source => sourceText(source, rowsOf(answers, source), scene.language))),
  );
}

/** « 222,8 · Tallbackaskolan · 2025/26 · 52 elever bakom talet » */
function factText(answer: Answer, fact: Fact, { language }: Scene): string {
  const { enhet, ...others } = fact.at;
  const where = [
    enhet === undefined ? undefined : (answer.unitTitles[enhet] ?? enhet),
    ...Object.values(others).map(value => formatPeriod(value)),
  ];
  const parts = [
    `**${plain(cellText(fact.value, answer.measure, { typography: 'typed' }))}**`,
    ...where.filter(word => word !== undefined).map(plain),
    stateText(fact.value, language),
    groupText(fact, language),
  ];
  return parts.filter(Boolean).join(' · ');
}

function stateText(cell: Cell, language: Language): string | undefined {
  if (!isState(cell)) return undefined;
  return say(`state.${cell.state}`, { when: cell.expected && formatPeriod(cell.expected) }, language);
}

/** The size of the group, or part and whole; only where the answer has it, so only where it may be known. */
function groupText(fact: Fact, language: Language): string | undefined {
  if (!isNumber(fact.value)) return undefined;
  const write = (count: number) => formatNumber(count, { decimals: 0, typography: 'typed' });
  if (fact.of && Number.isInteger(fact.of.part) && fact.of.part <= fact.of.whole)
    return say('hover.part', { part: write(fact.of.part), whole: write(fact.of.whole) }, language);
  return fact.n === undefined ? undefined : say('hover.group', { n: write(fact.n) }, language);
}

/** That the text says something else than the data, when it does. */
function staleText({ bound }: BoundDirective, scene: Scene): string | undefined {
  const { span } = bound.directive;
  const stale = scene.bound?.diagnostics.find(
    one =>
      one.code === 'snapshot.stale' &&
      span.start.offset <= one.place.span.start.offset &&
      one.place.span.end.offset <= span.end.offset,
  );
  return stale && `⚠ ${say('hover.stale', {}, scene.language)}`;
}

function rowsOf(answers: readonly Answer[], { resource }: Source): readonly number[] {
  const sources = answers.flatMap(answer => [
    ...answer.facts.flatMap(fact => fact.sources),
    ...(answer.source ? [answer.source] : []),
  ]);
  const rows = sources.filter(source => source.resource === resource).flatMap(source => source.rows);
  return [...new Set(rows)].sort((a, b) => a - b);
}

/** « Källa: Skolverket, betyg-åk9: data/betyg.csv, rad 6, 7 · brytdatum 20 juni 2026 » */
export function sourceText(
  source: Omit<Source, 'rows'>,
  rows: readonly number[],
  language: Language,
): string {
  const few = rows.slice(0, 8).join(', ') + (rows.length > 8 ? ' …' : '');
  const place = [
    `\`${source.path.replaceAll('`', '')}\``,
    source.sheet === undefined ? undefined : say('hover.sheet', { name: plain(source.sheet) }, language),
    rows.length > 0 ? say('hover.rows', { rows: few }, language) : undefined,
  ];
  const when = source.cutOff
    ? say('hover.cut-off', { date: formatPeriod(source.cutOff) }, language)
    : source.fetched && say('hover.fetched', { date: formatPeriod(source.fetched) }, language);
  const name = [source.publisher, source.resource].filter(part => part !== undefined).map(plain);
  return [`${say('hover.source', {}, language)} ${name.join(', ')}`, place.filter(Boolean).join(', '), when]
    .filter(Boolean)
    .join(' · ');
}
