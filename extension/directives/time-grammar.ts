import { months } from '../base/months.ts';
import { periodOf } from './period.ts';

/** A stretch of time, from its first to its last day (ISO dates, both inclusive). */
export interface TimeSpan {
  readonly from: string;
  readonly to: string;
}

const two = (number: number) => String(number).padStart(2, '0');
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The number of a month, by its name or its first three letters; 0 for anything else. */
function monthOf(word: string): number {
  const name = word.toLocaleLowerCase('sv').replace(/\.$/, '');
  return months.findIndex(month => month === name || (name.length >= 3 && month.startsWith(name))) + 1;
}

function monthSpan(year: number, month: number): TimeSpan {
  return { from: `${year}-${two(month)}-01`, to: `${year}-${two(month)}-${two(lastDay(year, month))}` };
}

function daySpan(year: number, month: number, day: number): TimeSpan | undefined {
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return undefined;
  const date = `${year}-${two(month)}-${two(day)}`;
  return { from: date, to: date };
}

/**
 * A point in time as people write it, as the days that it covers: a school year (`2026/27`: July to June), a term (`vt2027`,
 * `våren 2027`), a month (`juni 2027`), a date (`2027-06-15`, `15 juni 2027`), a year. `year` completes a month without one.
 */
export function parseMoment(written: string, year?: number): TimeSpan | undefined {
  const text = written.trim().replace(/^(?:läsåret|läsår|senast|den|i)\s+/iu, '');
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return daySpan(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const season = /^(våren|hösten)\s+(\d{4})$/iu.exec(text);
  const period = periodOf(season ? `${/^v/i.test(text) ? 'vt' : 'ht'}${season[2]}` : text.replace('–', '-'));
  if (period) {
    const start = Number(/\d{4}/.exec(period.value)?.[0]);
    if (period.kind === 'läsår') return { from: `${start}-07-01`, to: `${start + 1}-06-30` };
    if (period.kind === 'kalenderår') return { from: `${start}-01-01`, to: `${start}-12-31` };
    const spring = period.value.startsWith('vt');
    return spring
      ? { from: `${start}-01-01`, to: `${start}-06-30` }
      : { from: `${start}-07-01`, to: `${start}-12-31` };
  }
  const [, day, word = '', its] = /^(?:(\d{1,2})\s+)?(\p{L}+\.?)(?:\s+(\d{4}))?$/u.exec(text) ?? [];
  const month = monthOf(word);
  const its4 = its === undefined ? year : Number(its);
  if (!month || its4 === undefined) return undefined;
  return day === undefined ? monthSpan(its4, month) : daySpan(its4, month, Number(day));
}

/**
 * Reads `augusti 2026 – juni 2027`, `augusti–december 2026`, `2026-08-17 till 2027-06-11`, `2026/27`; undefined for anything
 * else. `backwards` when it ends before it begins.
 */
export function parseTimeSpan(written: string): (TimeSpan & { readonly backwards: boolean }) | undefined {
  const text = written.trim();
  const whole = parseMoment(text);
  if (whole) return { ...whole, backwards: false };
  const parts = text.split(/\s*[–—]\s*|\s+-\s+|\s+(?:till och med|t\.o\.m\.|till)\s+|(?<=\p{L})-(?=\p{L})/u);
  const [first, last, more] = parts;
  if (first === undefined || last === undefined || more !== undefined) return undefined;
  const end = parseMoment(last);
  const start = end && parseMoment(first, Number(end.from.slice(0, 4)));
  if (!start || !end) return undefined;
  return { from: start.from, to: end.to, backwards: start.from > end.to };
}
