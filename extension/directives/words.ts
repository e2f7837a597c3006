import { type Cell, isNumber, isState, missing, type State } from '../base/cell.ts';
import { formatNumber } from '../theme/number-style.ts';
import { type CellStyle, cellText, type NumberMeasure, stateText } from './numbers.ts';

/** How a number is said: `tal` with its sign, `belopp` without, `ord` in words that turn with it, `andel` as « 19 av 21 ». */
export const ways = ['tal', 'belopp', 'ord', 'andel'] as const;
export type Way = (typeof ways)[number];

/**
 * `b − a`, or the state that makes it impossible to say: hidden before missing before all others. An approximate number is
 * never reckoned with; its mark then stands without the number, which is not the difference.
 */
export function differenceOf(a: Cell, b: Cell): Cell {
  if (isNumber(a) && isNumber(b)) return b - a;
  const states = [a, b].filter((cell): cell is State => isState(cell));
  const gravest = ['suppressed', 'missing'].flatMap(name => states.filter(state => state.state === name))[0];
  const state = gravest ?? states[0] ?? missing;
  return state.state === 'approximate' ? { state: 'approximate', text: '~' } : state;
}

/** True when a difference is nothing at the measure's decimals. */
function isNothing(difference: number, measure: NumberMeasure): boolean {
  return !/[1-9]/.test(formatNumber(difference, { decimals: measure.decimals, typography: 'typed' }));
}

/** A change over time: `-1,9`, `1,9`, « minskat med 1,9 procentenheter », « 3,2 högre », « 12 fler », « oförändrad ». */
export function changeText(change: Cell, measure: NumberMeasure, way: Way, style: CellStyle): string {
  if (!isNumber(change)) return stateText(change);
  if (way !== 'ord') return bare(change, measure, way, style);
  if (isNothing(change, measure)) return 'oförändrad';
  if (measure.unit === 'procent')
    return `${change < 0 ? 'minskat' : 'ökat'} med ${amount(change, measure, style)}`;
  return compared(change, measure, style);
}

/** A difference against something else at the same time: `-2,2`, « 2,2 procentenheter lägre », « 3,2 högre », « 12 färre », « lika ». */
export function differenceText(difference: Cell, measure: NumberMeasure, way: Way, style: CellStyle): string {
  if (!isNumber(difference)) return stateText(difference);
  if (way !== 'ord') return bare(difference, measure, way, style);
  return isNothing(difference, measure) ? 'lika' : compared(difference, measure, style);
}

/** « 19 av 21 », « alla 21 »; of a single one « 1 av 1 ». */
export function partText(part: number, whole: number, style: CellStyle): string {
  const write = (count: number) => formatNumber(count, { decimals: 0, typography: style.typography });
  return part === whole && whole > 1 ? `alla ${write(whole)}` : `${write(part)} av ${write(whole)}`;
}

const small = [
  'noll',
  'en',
  'två',
  'tre',
  'fyra',
  'fem',
  'sex',
  'sju',
  'åtta',
  'nio',
  'tio',
  'elva',
  'tolv',
] as const;

/** A count in words up to twelve, in figures above; one thing is `en` or `ett` as its noun wants. */
export function countText(count: number, style: CellStyle, neuter = false): string {
  if (count === 1) return neuter ? 'ett' : 'en';
  return small[count] ?? formatNumber(count, { decimals: 0, typography: style.typography });
}

/** A share's change is in procentenheter, which only words name; kronor are named always. */
function bare(difference: number, measure: NumberMeasure, way: Way, style: CellStyle): string {
  const unit = measure.unit === 'procent' ? '' : measure.unit;
  return cellText(difference, { ...measure, unit }, { ...style, sign: way === 'belopp' ? 'none' : 'always' });
}

function amount(difference: number, measure: NumberMeasure, style: CellStyle): string {
  const text = bare(difference, measure, 'belopp', style);
  if (measure.unit !== 'procent') return text;
  const space = style.typography === 'set' ? '\u00a0' : ' ';
  return `${text}${space}${text === '1' ? 'procentenhet' : 'procentenheter'}`;
}

function compared(difference: number, measure: NumberMeasure, style: CellStyle): string {
  const [more, less] = measure.unit === 'antal' ? ['fler', 'färre'] : ['högre', 'lägre'];
  return `${amount(difference, measure, style)} ${difference < 0 ? less : more}`;
}
