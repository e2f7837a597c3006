import { type WheelRow, whenText } from '../../wheel-rows.ts';

/** One activity with all its times in a school year, in order: a forum that meets four times is one thing to a reader. */
export interface Recurring {
  readonly times: readonly [WheelRow, ...WheelRow[]];
}

/** What comes back in the year, gathered where it comes first: the same name, for the same, by the same, in one calendar. */
export function recurring(rows: readonly WheelRow[]): readonly Recurring[] {
  const groups = new Map<string, [WheelRow, ...WheelRow[]]>();
  for (const row of rows) {
    const key = JSON.stringify([row.name, row.calendar, row.about, row.responsible]);
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map(times => ({ times }));
}

/** « 10 september och 12 november 2025; 4 februari och 15 april 2026 »: the days of each year, and the year once. */
export function whenTextOf(times: readonly WheelRow[]): string {
  const years = new Map<string, string[]>();
  for (const row of times) {
    const text = whenText(row);
    // Over New Year a time names both years, and stands by itself.
    const [year = '', second] = text.match(/\d{4}/g) ?? [];
    const key = second === undefined ? year : text;
    years.set(key, [...(years.get(key) ?? []), second === undefined ? text.replace(/ \d{4}$/, '') : text]);
  }
  return [...years]
    .map(([key, days]) => {
      const list = [days.slice(0, -1).join(', '), ...days.slice(-1)].filter(Boolean).join(' och ');
      return list === key ? list : `${list} ${key}`;
    })
    .join('; ');
}
