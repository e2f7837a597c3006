import { months } from '../base/months.ts';

/** How a number is written. */
export interface NumberStyle {
  readonly decimals: number;
  /** `procent` and `kr` are shown after the number; poäng, index, antal and all others are not. */
  readonly unit?: 'procent' | 'kr' | 'poäng' | 'index' | 'antal' | (string & {});
  /** `always` for changes (`+1,2`), `auto` (default) for values, `none` for amounts without sign. Zero never has one. */
  readonly sign?: 'always' | 'auto' | 'none';
  /**
   * `typed` is what people type and what snapshots hold: plain spaces, hyphen-minus. `set` is Swedish typography: U+2212,
   * no-break spaces (U+00A0; the narrow U+202F is not in Source Sans 3).
   */
  readonly typography: 'typed' | 'set';
}

const noBreak = '\u00a0';
const minus = '\u2212';

/** A number with no more decimals than are written, rounded as {@link formatNumber} does. */
export function roundedAsWritten(value: number, decimals: number): number {
  return Math.sign(value) * Number(roundedDigits(Math.abs(value), decimals));
}

/**
 * A number as Swedish reports write it: decimal comma, thousands apart by a space, rounded half away from zero as its
 * decimal digits stand (1.005 with two decimals is 1,01). A number that is not finite is a bug: RangeError.
 */
export function formatNumber(value: number, style: NumberStyle): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  const digits = roundedDigits(Math.abs(value), style.decimals);
  const [whole = '0', fraction] = digits.split('.');
  const set = style.typography === 'set';
  const space = set ? noBreak : ' ';
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, space);
  const zero = !/[1-9]/.test(digits);
  const sign = style.sign ?? 'auto';
  const mark = zero || sign === 'none' ? '' : value < 0 ? (set ? minus : '-') : sign === 'always' ? '+' : '';
  const unit = style.unit === 'procent' ? `${space}%` : style.unit === 'kr' ? `${space}kr` : '';
  return `${mark}${grouped}${fraction ? `,${fraction}` : ''}${unit}`;
}

/**
 * The digits of a number ≥ 0 with so many decimals. Twelve significant digits count: what differs later is the noise of
 * binary arithmetic (218.2 − 215.05 is 3.1499999999999773 and means 3.15).
 */
function roundedDigits(value: number, decimals: number): string {
  const [mantissa = '0', power = '0'] = (value < 1e11 ? Number(value.toPrecision(12)) : value)
    .toExponential()
    .split('e');
  const exponent = Number(power);
  const significant = mantissa.replace('.', '');
  // All digits of the number as an integer, `scale` of them decimals; one more decimal than asked decides the rounding.
  const scale = significant.length - 1 - exponent;
  const wanted = decimals + 1;
  const shifted =
    scale <= wanted
      ? significant + '0'.repeat(wanted - scale)
      : significant.slice(0, Math.max(0, significant.length - (scale - wanted))) || '0';
  const tenths = BigInt(shifted);
  const rounded = (tenths / 10n + (tenths % 10n >= 5n ? 1n : 0n)).toString().padStart(decimals + 1, '0');
  return decimals === 0 ? rounded : `${rounded.slice(0, -decimals)}.${rounded.slice(-decimals)}`;
}

const written =
  /^([+\-\u2212\u2013])?[ ]?(\d{1,3}(?:[ ]\d{3})+|\d+)(?:([,.])(\d+))?(?:[ ]?(?:%|procent|procentenheter|kr|kronor|poäng))?$/u;

/**
 * The number that a text means, written or set (any kind of space and minus, decimal comma or point, `%`, `kr` and the
 * like behind); undefined when it is no number, or one that can be read two ways (`1.234`). States are not numbers.
 */
export function parseNumber(text: string): number | undefined {
  const plain = text.replace(/[\u00a0\u2007\u2009\u202f]/g, ' ').trim();
  const found = written.exec(plain);
  if (!found) return undefined;
  const [, sign, whole = '', separator, fraction] = found;
  if (separator === '.' && fraction?.length === 3) return undefined;
  const amount = Number(`${whole.replaceAll(' ', '')}.${fraction ?? '0'}`);
  return sign && sign !== '+' && amount !== 0 ? -amount : amount;
}

/**
 * A period or date as prose writes it: `vt2026` → `vt 2026`, `2026-09-15` → `15 september 2026`, `2026-09` → `september
 * 2026`; a school year (`2024/25`), a year and anything else stay as they are. `set` keeps the parts together with no-break spaces.
 */
export function formatPeriod(period: string, typography: 'typed' | 'set' = 'typed'): string {
  const space = typography === 'set' ? '\u00a0' : ' ';
  const term = /^(vt|ht)\s?(\d{4})$/i.exec(period);
  if (term) return `${term[1]?.toLowerCase()}${space}${term[2]}`;
  const date = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(period);
  const month = months[Number(date?.[2]) - 1];
  if (!date || !month || Number(date[3] ?? 1) < 1 || Number(date[3] ?? 1) > 31) return period;
  return [...(date[3] ? [Number(date[3])] : []), month, date[1]].join(space);
}
