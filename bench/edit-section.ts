import { type EditFigures, measureEdits, measureStart } from './edit.ts';
import { anywhere, author, type Timed } from './key-presses.ts';
import type { Row, Section } from './row.ts';

/** What an author waits for after a key press, beside a full parse of the same text with remark alone; and what opening the editor costs. */
export const editSection: Section = {
  name: 'skriva',
  async measure({ units }) {
    const writing = await measureEdits(author(), 200, units);
    const scattered = await measureEdits(anywhere(), 100, units);
    const { server, client } = await measureStart(units);
    const start = (what: string, took: number): Row => ({
      what: `${what} / 300 ms`,
      values: [took, 300],
      unit: 'ms',
      aim: '≤ 1',
    });
    return [
      ...rows('när någon skriver i löpande text', writing),
      ...rows('tecken på måfå överallt, också i tabeller och namn', scattered),
      start('servern startas och svarar', server),
      start('klienten laddas', client),
    ];
  },
};

function rows(how: string, found: EditFigures): readonly Row[] {
  const { bytes, directives, keys, remark, units } = found;
  const where = `${Math.round(bytes / 1000)} KB, ${directives} direktiv, ${units} enheter, ${keys} tangenttryck`;
  const row = (what: string, timed: Timed, limit: number): Row => ({
    what: `${what}, p95 (mål ≤ ${limit} ms) / remark på hela texten, p50; ${how}; ${where}`,
    values: [timed.clock.p95, remark.clock.p50],
    unit: 'ms',
    aim: '≤ 0,1',
  });
  return [
    row('fynd i texten', found.text, 15),
    row('fynd mot data', found.data, 60),
    row('sidan ändrad', found.page, 100),
    row('förslag', found.completion, 20),
  ];
}
