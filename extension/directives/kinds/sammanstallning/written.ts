import { plainInMarkdown } from '../../../syntax/plain-in-markdown.ts';
import type { BlockFact } from '../../block-fact.ts';
import type { Generated, Snapshot } from '../../contract.ts';
import { unsure } from '../../self-assessment.ts';
import type { Setting } from '../../setting.ts';
import { shapes } from './entries.ts';
import type { RollUp, RollUpCell } from './roll-up.ts';

const words = new Set([
  ...Object.values(shapes).flatMap(shape => [shape.title, ...shape.columns]),
  ...['Enhet', 'Område', 'Skolform', 'Indikator', 'Tema', 'Fas', 'Antal', 'Enheter', 'Var'],
]);

/** The table right after the tool's sentence, and one with nothing but the tool's headings. */
export const generated: Generated = {
  table: header => header.length > 2 && (header.every(cell => words.has(cell)) || header.at(-2) === unsure),
  quote: text =>
    /^(?:\d+|Inga) .* (?:från (?:(?:\d+|någon) av \d+ enhet(?:er)?|enheten)|ur huvudmannens rapport)\.|^Vägda värden \d{4}/u.test(
      text,
    ),
  follows: true,
};

/** A roll-up as the file has it: titles lead to their blocks. */
export function rollUpSnapshot(rollUp: RollUp, setting: Setting): Snapshot {
  const { columns, right, groups, note } = rollUp;
  const cell = (parts: readonly RollUpCell[]) =>
    parts.map(({ text, to }) => (to ? link(text, to, setting) : plainInMarkdown(text))).join(', ');
  return {
    form: 'table',
    note,
    markdown: true,
    header: columns.map(plainInMarkdown),
    align: columns.map((_, index) => (right.includes(index) ? 'right' : 'left')),
    rows: groups.flatMap(({ title, rows }) => [
      ...(title === undefined ? [] : [[`**${plainInMarkdown(title)}**`, ...columns.slice(1).map(() => '')]]),
      ...rows.map(row => row.map(cell)),
    ]),
  };
}

/** A link to a block from the file that shows it, as a git host and an editor follow it. */
function link(text: string, { report, id }: BlockFact, setting: Setting): string {
  const own = setting.report.file.split('/').slice(0, -1);
  const other = report.file.split('/');
  let shared = 0;
  while (shared < own.length && own[shared] === other[shared]) shared++;
  const path = [...own.slice(shared).map(() => '..'), ...other.slice(shared)].join('/');
  const target = `${path}${id === undefined ? '' : `#${id}`}`.replace(
    /[\s()<>%?|[\]\\]/gu,
    encodeURIComponent,
  );
  return `[${plainInMarkdown(text)}](${target.replace(/[()]/g, found => (found === '(' ? '%28' : '%29'))})`;
}
