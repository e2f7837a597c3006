import { type Cell, missing } from '../base/cell.ts';
import type { Coordinates, Fact, Source } from '../base/table.ts';
import { formatPeriod } from '../theme/number-style.ts';
import type { Answer } from './ask.ts';
import type { Bound } from './contract.ts';
import { capital } from './numbers.ts';
import type { Setting } from './setting.ts';

/** The fact of an answer at given coordinates; coordinates that the answer is not spanned by are not given. */
export function factAt(answer: Answer | undefined, at: Coordinates): Fact | undefined {
  return answer?.facts.find(fact => Object.entries(at).every(([name, value]) => fact.at[name] === value));
}

/** The value there, missing when the answer has none. */
export function cellAt(answer: Answer | undefined, at: Coordinates): Cell {
  return factAt(answer, at)?.value ?? missing;
}

/** What a unit's name means to a reader. */
export function unitTitle(name: string, answer: Answer | undefined, setting: Setting): string {
  return answer?.unitTitles[name] ?? setting.vocabulary.units.get(name)?.title ?? name;
}

/** The same within a sentence: « riket », « liknande »; a name keeps its capital. */
export function unitWithin(name: string, answer: Answer | undefined, setting: Setting): string {
  const title = unitTitle(name, answer, setting);
  return title === capital(name) ? name : title;
}

/** Every source behind the answers of a directive, each resource once, in order of use. */
export function sourcesOf(bound: Pick<Bound, 'answers'>): readonly Source[] {
  const found = new Map<string, Source>();
  for (const answer of Object.values(bound.answers)) {
    if (answer.source && !found.has(answer.source.resource)) found.set(answer.source.resource, answer.source);
    for (const source of answer.facts.flatMap(fact => fact.sources))
      if (!found.has(source.resource)) found.set(source.resource, source);
  }
  return [...found.values()];
}

/** « Källa: Skolverket, betyg-åk9, brytdatum 20 juni 2026.», set; empty without a source. */
export function sourceLine(sources: readonly Source[]): string {
  const each = sources.map(source => {
    const when = source.cutOff
      ? `brytdatum ${formatPeriod(source.cutOff, 'set')}`
      : source.fetched && `hämtad ${formatPeriod(source.fetched, 'set')}`;
    return [source.publisher, source.title ?? source.resource, when].filter(Boolean).join(', ');
  });
  return each.length > 0 ? `Källa: ${each.join('; ')}.` : '';
}
