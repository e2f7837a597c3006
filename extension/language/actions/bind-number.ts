import { isNumber } from '../../base/cell.ts';
import type { Span } from '../../base/span.ts';
import type { Answer } from '../../directives/ask.ts';
import { type TypedNumber, typedNumbers } from '../../report/typed-numbers.ts';
import { formatNumber, parseNumber } from '../../theme/number-style.ts';
import type { Scene } from '../scene.ts';
import { say } from '../texts.ts';
import { type CodeAction, touches } from './action.ts';

/** Makes a number that was typed by hand a value from the data; first the indicators that have just this number. */
export function bindNumber(scene: Scene, range: Span): readonly CodeAction[] {
  const found = typedNumbers(scene.report).find(one => touches(one.span, range));
  if (!found) return [];
  const choices = found.indicators
    .flatMap(id => choiceOf(id, found, scene))
    .sort((a, b) => Number(b.exact) - Number(a.exact))
    .slice(0, 4);
  const hint = scene.report.diagnostics.find(
    one => one.code === 'prose.typed-number' && touches(one.place.span, found.span),
  );
  return choices.map(({ query, exact }) => ({
    title: say('action.bind', { text: found.text, query }, scene.language),
    kind: 'quickfix',
    edits: [{ file: scene.report.document.file, span: found.span, text: `:värde[${found.text}]{${query}}` }],
    ...(hint && { mends: hint }),
    preferred: exact && choices.filter(each => each.exact).length === 1,
  }));
}

interface Choice {
  /** What stands in the braces. */
  readonly query: string;
  /** True when the data has this very number there. */
  readonly exact: boolean;
}

/** An indicator with the period in which it has the number; without a period where it has it now, or nowhere. */
function choiceOf(id: string, { value }: TypedNumber, scene: Scene): readonly Choice[] {
  const answer = scene.series.get(id);
  const facts = answer?.facts ?? [];
  const index = facts.findLastIndex(
    fact => isNumber(fact.value) && answer && sameNumber(fact.value, value, answer),
  );
  const own = facts.length - 1;
  if (index < 0 || index === own || !answer) return [{ query: id, exact: index >= 0 }];
  const { period } = answer.measure;
  const key = period === 'läsår' ? 'läsår' : 'period';
  return [{ query: `${id} ${key}=${facts[index]?.at[period]}`, exact: true }];
}

function sameNumber(fact: number, typed: number, { measure }: Answer): boolean {
  return parseNumber(formatNumber(fact, { decimals: measure.decimals, typography: 'typed' })) === typed;
}
