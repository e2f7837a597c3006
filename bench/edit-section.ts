import { measureEdits } from './edit.ts';
import type { Timed } from './key-presses.ts';
import type { Row, Section } from './row.ts';

/** What an author waits for after a key press, beside a full parse of the same text with remark alone; and what opening the editor costs. */
export const editSection: Section = {
  name: 'skriva',
  async measure({ units }) {
    const found = await measureEdits(100, units);
    const { bytes, directives, keys, remark } = found;
    const where = `${Math.round(bytes / 1000)} KB, ${directives} direktiv, ${units} enheter, ${keys} tangenttryck`;
    const row = (what: string, timed: Timed, limit: number): Row => ({
      what: `${what}, p95 (mål ≤ ${limit} ms) / remark på hela texten, p50; ${where}`,
      values: [timed.clock.p95, remark.clock.p50],
      unit: 'ms',
      aim: '≤ 0,1',
    });
    const start = (what: string, took: number): Row => ({
      what: `${what} / 300 ms`,
      values: [took, 300],
      unit: 'ms',
      aim: '≤ 1',
    });
    return [
      row('fynd i texten', found.text, 15),
      row('fynd mot data', found.data, 60),
      row('sidan ändrad', found.page, 100),
      row('förslag', found.completion, 20),
      start('servern startas och svarar', found.server),
      start('klienten laddas', found.client),
    ];
  },
};
