import type { PeriodDimension } from '../base/table.ts';

const dashes = /\s*[-–—−/]\s*/;

/** A school year as files write it (`2024/25`, `2023-2024`, `läsåret 2023/2024`, `24/25`) as `2024/25`; undefined when it is none. */
function schoolYear(written: string): string | undefined {
  const bare = written.trim().replace(/^(läsåret|läsår|lå)\.?\s*/i, '');
  const [first = '', second = '', ...rest] = bare.split(dashes);
  if (rest.length > 0 || !/^(\d{4}|\d{2})$/.test(first) || !/^(\d{4}|\d{2})$/.test(second)) return undefined;
  if (first.length === 2 && second.length === 4) return undefined;
  const start = first.length === 2 ? 2000 + Number(first) : Number(first);
  const follows = second.length === 4 ? Number(second) === start + 1 : Number(second) === (start + 1) % 100;
  return follows ? `${start}/${String((start + 1) % 100).padStart(2, '0')}` : undefined;
}

/** A term (`VT24`, `ht 2012`, `vårterminen 2024`, `2024 VT`) as `vt2024`; undefined when it is none. */
function term(written: string): string | undefined {
  const bare = written
    .trim()
    .toLocaleLowerCase('sv')
    .replace(/vårterminen|vårtermin/, 'vt')
    .replace(/höstterminen|hösttermin/, 'ht');
  const after = /^(vt|ht)[\s.:_-]*(\d{4}|\d{2})$/.exec(bare);
  const before = /^(\d{4}|\d{2})[\s.:_-]*(vt|ht)$/.exec(bare);
  const half = after?.[1] ?? before?.[2];
  const year = after?.[2] ?? before?.[1];
  if (!half || !year) return undefined;
  return `${half}${year.length === 2 ? `20${year}` : year}`;
}

/** A calendar year (`2022`, `år 2022`) as `2022`; undefined when it is none. */
function calendarYear(written: string): string | undefined {
  return /^(?:år\s*)?((?:19|20)\d{2})$/i.exec(written.trim())?.[1];
}

/** A period of the given kind in its canonical form; undefined when it is none. */
export function periodOfKind(kind: PeriodDimension, written: string): string | undefined {
  if (kind === 'läsår') return schoolYear(written);
  return kind === 'termin' ? term(written) : calendarYear(written);
}

/** A period of any kind in its canonical form; undefined when it is none. */
export function periodText(written: string): string | undefined {
  return schoolYear(written) ?? term(written) ?? calendarYear(written);
}

/** Sorts canonical periods of one kind in time; anything else comes last. A spring term stands before the autumn's. */
export function periodRank(period: string): number {
  const year = Number(/\d{4}/.exec(period)?.[0] ?? 9999);
  return year * 2 + (period.startsWith('ht') ? 1 : 0);
}
