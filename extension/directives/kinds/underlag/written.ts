import { isNumber } from '../../../base/cell.ts';
import type { Indicator } from '../../../indicators/indicator.ts';
import { plainInMarkdown } from '../../../syntax/plain-in-markdown.ts';
import { formatPeriod } from '../../../theme/number-style.ts';
import { ownPeriod } from '../../addressing.ts';
import type { Snapshot } from '../../contract.ts';
import { type CellStyle, capital, cellText, stateText } from '../../numbers.ts';
import type { Setting } from '../../setting.ts';
import { changeText, differenceOf, differenceText } from '../../words.ts';
import type { BoundReview, Change, Reference, Review, ReviewRow, Standing } from './content.ts';
import { groupsOf } from './groups.ts';

/** The words of a standing; nothing where none can be said. */
export const standingWords: Readonly<Record<Standing, string>> = {
  better: 'bättre',
  worse: 'sämre',
  same: 'ingen skillnad',
};

/** The headings of a review's columns: with one reference its standing is simply « Läge ». */
export function headingsOf(review: Review, time: string): readonly string[] {
  const [, second] = review.references;
  const standing = ({ within }: Reference) => (second ? `Läge mot ${within}` : 'Läge');
  return [
    'Indikator',
    time,
    'Förändring',
    ...review.references.flatMap(reference => [reference.title, standing(reference)]),
  ];
}

/** The time that most rows are about, as their heading: the report's school year, or the one time that all have. */
export function timeOf(bound: BoundReview, review: Review, setting: Setting): string {
  const periods = new Set(review.rows.map(row => row.period));
  const [only] = periods;
  return only !== undefined && periods.size === 1 ? only : ownPeriod(bound, 'läsår', setting);
}

/** What an indicator is called in a row, and in the paragraph that explains it. */
export function labelOf({ shortName, name }: Indicator): string {
  return shortName ?? name;
}

/** What a row is called: its indicator, and its time where that is not the heading's. */
export function rowName({ indicator, period }: ReviewRow, time: string): string {
  const name = labelOf(indicator);
  return period === time ? name : `${name} (${formatPeriod(period)})`;
}

/** `+3,2`, `+0,3 (från 2023/24)` where the period before was not measured, `brott` where the series is broken. */
export function writtenChange(change: Change, row: ReviewRow, style: CellStyle): string {
  if (!isNumber(change.cell)) return stateText(change.cell);
  if (change.broken) return 'brott';
  const text = changeText(change.cell, row.measure, 'tal', style);
  return change.since === undefined ? text : `${text} (från ${formatPeriod(change.since)})`;
}

/** « 2,2 procentenheter lägre än riket »: what a standing rests on; empty where nothing can be compared. */
export function writtenDifference(row: ReviewRow, index: number, reference: Reference): string {
  const against = row.against[index];
  if (!against?.standing) return '';
  const text = differenceText(differenceOf(against.value, row.value), row.measure, 'ord', {
    typography: 'set',
  });
  return text === 'lika' ? `Lika med ${reference.within}` : `${capital(text)} än ${reference.within}`;
}

/** A review as the file has it. */
export function reviewSnapshot(bound: BoundReview, review: Review, setting: Setting): Snapshot {
  const time = timeOf(bound, review, setting);
  const style = { typography: 'typed' } as const;
  const rowOf = (row: ReviewRow) => [
    plainInMarkdown(rowName(row, time)),
    cellText(row.value, row.measure, style),
    writtenChange(row.change, row, style),
    ...row.against.flatMap(({ value, standing }) => [
      cellText(value, row.measure, style),
      standing ? standingWords[standing] : '',
    ]),
  ];
  const header = headingsOf(review, formatPeriod(time));
  return {
    form: 'table',
    header: header.map(plainInMarkdown),
    align: header.map((_, column) => (column === 0 || isStanding(column) ? 'left' : 'right')),
    rows: groupsOf(review.rows, bound.spec.grupp).flatMap(({ title, rows }) => [
      ...(title === undefined ? [] : [[`**${plainInMarkdown(title)}**`, ...header.slice(1).map(() => '')]]),
      ...rows.map(rowOf),
    ]),
    markdown: true,
    turning: header.flatMap((_, column) => (column === 2 || isStanding(column) ? [column] : [])),
  };
}

/** After name, value and change come pairs of a value and a standing. */
export function isStanding(column: number): boolean {
  return column > 2 && column % 2 === 0;
}
