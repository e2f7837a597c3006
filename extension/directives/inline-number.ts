import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { type Cell, isState } from '../base/cell.ts';
import { formatPeriod } from '../theme/number-style.ts';
import type { Answer } from './ask.ts';
import type { Bound } from './contract.ts';
import { dimensionNames } from './dimension-title.ts';
import { sourceLine, sourcesOf, unitTitle } from './facts.ts';
import { stateMeaning } from './numbers.ts';
import type { Setting } from './setting.ts';

/** A number in running text: its text with, for the pointer, what it is and where it comes from. Without an answer it is what the author's file says. */
export function inlineNumber(
  bound: Pick<Bound, 'answers' | 'directive'>,
  setting: Setting,
  shown: { readonly slug: string; readonly text: string | undefined; readonly cell: Cell | undefined },
): ElementContent[] {
  if (shown.text === undefined)
    return [h('span', { className: ['ska-obunden'] }, bound.directive.label?.text || '–')];
  const meaning = isState(shown.cell) ? `${stateMeaning(shown.cell)}. ` : '';
  const hidden = isState(shown.cell) && shown.cell.state === 'suppressed' ? ['ska-skyddad'] : [];
  const title =
    `${meaning}${whatIsMeant(Object.values(bound.answers), setting)} ${sourceLine(sourcesOf(bound))}`.trim();
  return [h('span', { className: [shown.slug, ...hidden], ...(title && { title }) }, shown.text)];
}

/** « Genomsnittligt meritvärde, flickor, Tallbackaskolan 2025/26.» */
function whatIsMeant(answers: readonly Answer[], setting: Setting): string {
  const first = answers[0];
  if (!first) return '';
  const units = [...new Set(answers.flatMap(answer => answer.ask.units))];
  const periods = [...new Set(answers.flatMap(answer => answer.ask.select[answer.measure.period] ?? []))];
  const named = dimensionNames(
    answers.map(answer => answer.ask),
    setting,
  );
  const chosen = Object.entries(first.ask.select)
    .filter(([name]) => name !== first.measure.period)
    .map(([name, values]) =>
      name === 'kön'
        ? values.map(value => named.title(name, value).toLocaleLowerCase('sv')).join(', ')
        : `${name} ${values.join(', ')}`,
    );
  const who = units.map(unit => unitTitle(unit, first, setting)).join(' mot ');
  const when = periods.map(period => formatPeriod(period, 'set')).join('–');
  return `${[first.measure.title, ...chosen, `${who} ${when}`.trim()].filter(Boolean).join(', ')}.`;
}
