import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { type Cell, isNumber, type State, type StateName } from '../base/cell.ts';
import { formatNumber, formatPeriod, type NumberStyle, roundedAsWritten } from '../theme/number-style.ts';
import type { MeasureInfo } from './ask.ts';

/** What of a measure its written numbers need. */
export type NumberMeasure = Pick<MeasureInfo, 'unit' | 'decimals'>;

/** `typed` for the Markdown, `set` for the page; the sign as {@link formatNumber} has it. */
export type CellStyle = Pick<NumberStyle, 'typography' | 'sign'>;

/** A value as its measure writes it, or the mark of its state. */
export function cellText(cell: Cell, measure: NumberMeasure, style: CellStyle): string {
  return isNumber(cell)
    ? formatNumber(cell, { decimals: measure.decimals, unit: measure.unit, ...style })
    : stateText(cell);
}

/** A value with no more digits than its measure writes: what leaves the page otherwise, as data or as a drawing, must not say more. */
export function published(cell: Cell, { decimals }: NumberMeasure): Cell {
  return isNumber(cell) ? roundedAsWritten(cell, decimals) : cell;
}

/** The mark of a state as it stands among numbers: `..`, `.`, `~100`, `väntas`. */
export function stateText(state: State): string {
  return state.state === 'pending' ? 'väntas' : state.text;
}

const meanings: Readonly<Record<StateName, string>> = {
  suppressed: 'Skyddad uppgift: för få bakom talet, eller dold för att inte röja en annan uppgift',
  missing: 'Uppgiften saknas i källan',
  'not-applicable': 'Inte tillämpligt',
  approximate: 'Ungefärlig uppgift',
  pending: 'Inte publicerad än',
  'none-or-withheld': 'Inga, eller inte redovisat: källan skiljer inte på dem',
  unknown: 'Källan har ett tecken här som ingen har förklarat',
};

/** What a state means, in a few words for a tooltip or a note. */
export function stateMeaning(state: State): string {
  return state.state === 'pending' ? capital(pendingWords(state)) : meanings[state.state];
}

const namesMonth =
  /^(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b/u;

/** « publiceras i november 2026 », or « publiceras senare » when nobody said when. */
export function pendingWords(state: State): string {
  const when = state.expected;
  if (when === undefined) return 'publiceras senare';
  const month = /^\d{4}-\d{2}/.exec(when)?.[0];
  if (month) return `publiceras i ${formatPeriod(month)}`;
  return namesMonth.test(when) ? `publiceras i ${when}` : `publiceras ${when}`;
}

const classes: Readonly<Record<StateName, string>> = {
  suppressed: 'ska-skyddad',
  missing: 'ska-saknas',
  'not-applicable': 'ska-ej-tillamplig',
  approximate: 'ska-ungefar',
  pending: 'ska-vantas',
  'none-or-withheld': 'ska-oklar',
  unknown: 'ska-okand',
};

/** A value on the page: plain text, or a state as an element that says what its mark means. */
export function cellContent(
  cell: Cell,
  measure: NumberMeasure,
  style: Omit<CellStyle, 'typography'> = {},
): ElementContent {
  const text = cellText(cell, measure, { ...style, typography: 'set' });
  return isNumber(cell)
    ? { type: 'text', value: text }
    : h('span', { className: [classes[cell.state]], title: stateMeaning(cell) }, text);
}

/** A text with its first letter as a capital. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
}
