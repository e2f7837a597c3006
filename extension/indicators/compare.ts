import { type Cell, isNumber, type State, type StateName, suppressed } from '../base/cell.ts';

/** Of two states the one that speaks: what is hidden first, so that nothing else hints at it. */
const precedence: readonly StateName[] = [
  'suppressed',
  'pending',
  'not-applicable',
  'missing',
  'none-or-withheld',
  'unknown',
];

/**
 * `to` minus `from`, from unrounded values; a change over time or a difference at one time. A state is kept, never
 * reckoned with: `..` from either side is `..`. An approximate value (`cirka 210`) gives an approximate change; one that
 * only bounds (`~100`) gives `..`, since the number itself is withheld.
 */
export function change(from: Cell, to: Cell): Cell {
  if (isNumber(from) && isNumber(to)) return to - from;
  const states = [from, to].filter((cell): cell is State => !isNumber(cell));
  for (const name of precedence) {
    const found = states.find(state => state.state === name);
    if (found) return found;
  }
  const [a, b] = [about(from), about(to)];
  if (a === undefined || b === undefined) return suppressed;
  const near = b - a;
  const text = `cirka ${near.toLocaleString('sv-SE', { maximumFractionDigits: 1 }).replace('\u2212', '-')}`;
  return { state: 'approximate', text: text.replace(/[\u00a0\u202f]/g, ' '), about: near };
}

/** The number that a cell is or is near; nothing for a bound. */
function about(cell: Cell): number | undefined {
  if (isNumber(cell)) return cell;
  return cell.state === 'approximate' && !cell.text.startsWith('~') ? cell.about : undefined;
}

/**
 * How a value stands against a reference, by which way is better. `same` when they differ by less than `minimum`, the
 * difference that is worth a word (default: any). Undefined when neither way is better, or one of them is no exact number.
 */
export function position(
  value: Cell,
  reference: Cell,
  direction: 'higher' | 'lower' | 'none',
  minimum = 0,
): 'better' | 'worse' | 'same' | undefined {
  if (direction === 'none' || !isNumber(value) || !isNumber(reference)) return undefined;
  const difference = value - reference;
  // Unrounded values come out of divisions: 85.2 - 83.2 is not quite 2.
  const slack = 1e-9 * Math.max(1, Math.abs(value), Math.abs(reference));
  if (Math.abs(difference) <= slack || Math.abs(difference) < minimum - slack) return 'same';
  return difference > 0 === (direction === 'higher') ? 'better' : 'worse';
}
