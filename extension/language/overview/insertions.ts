import type { Language } from '../../base/problem.ts';
import { periodDimensions } from '../../base/table.ts';
import type { TableDescription } from '../../data/engine.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import type { Report } from '../../report/report.ts';

/** What an author can have put in by choosing: a value in the text, a chart, a table. */
export type InsertionKind = 'value' | 'chart' | 'table';

/** One way to show an indicator: what it is called in a list, and the directive without its snapshot. */
export interface InsertionPlan {
  readonly title: string;
  readonly source: string;
}

/** The same with its snapshot from the data: what would be put in, and what of it is shown in the list. */
export interface Insertion {
  readonly title: string;
  readonly preview: string;
  readonly text: string;
}

const words = {
  value: { sv: 'Värdet', en: 'The value' },
  change: { sv: 'Förändringen sedan förra perioden', en: 'The change since the period before' },
  against: { sv: 'Skillnaden mot', en: 'The difference from' },
  overTime: { sv: 'Över tid', en: 'Over time' },
  by: { sv: 'Per', en: 'By' },
  with: { sv: 'Över tid, med', en: 'Over time, with' },
} as const;

/** The ways to show an indicator in a report. Which of them the data has an answer to is not known here. */
export function insertionPlans(
  kind: InsertionKind,
  indicator: Indicator,
  table: TableDescription | undefined,
  report: Report,
  language: Language,
): readonly InsertionPlan[] {
  const say = (key: keyof typeof words) => words[key][language];
  const { units } = report.setting.vocabulary;
  const { unit } = report.setting.report;
  const references = [...new Set(['huvudman', 'riket'])].filter(name => name !== unit && units.has(name));
  const titleOf = (name: string) => units.get(name)?.title ?? name;
  if (kind === 'value')
    return [
      { title: say('value'), source: `:värde[]{${indicator.id}}` },
      { title: say('change'), source: `:förändring[]{${indicator.id} visa=ord}` },
      ...references.map(name => ({
        title: `${say('against')} ${titleOf(name)}`,
        source: `:skillnad[]{${indicator.id} mot=${name} visa=ord}`,
      })),
    ];
  const splits = Object.entries(table?.dimensions ?? {}).flatMap(([name, values]) =>
    name === 'enhet' || (periodDimensions as readonly string[]).includes(name) || values.length < 2
      ? []
      : [name],
  );
  const members = units.get(unit)?.members ?? [];
  const block = (attributes: string) => {
    const directive = kind === 'chart' ? 'diagram' : 'tabell';
    const title = indicator.name.replace(/([[\]])/g, '\\$1');
    return `:::${directive}[${title}]{#${freeId(indicator.id, report)} ${indicator.id}${attributes && ` ${attributes}`}}\n\n:::`;
  };
  const over = (name: string) => `${say('by')} ${name}`;
  const axis = kind === 'chart' ? 'x' : 'rader';
  return [
    { title: say('overTime'), source: block(kind === 'chart' ? `x=${indicator.period}` : '') },
    ...(kind === 'chart'
      ? references.map(name => ({
          title: `${say('with')} ${titleOf(name)}`,
          source: block(`x=${indicator.period} mot=${name}`),
        }))
      : []),
    ...(members.length > 1 ? [{ title: over('enhet'), source: block(`${axis}=enhet`) }] : []),
    ...splits.map(name => ({ title: over(name), source: block(`${axis}=${name}`) })),
  ];
}

/** What a list shows of a filled directive: an inline one's words, a chart's sentence, a table's first row of numbers. */
export function insertionPreview(text: string): string {
  const inline = /^:[\p{L}]+\[((?:[^\]\\]|\\.)*)\]/u.exec(text)?.[1];
  if (inline !== undefined) return inline.replace(/\\(.)/g, '$1');
  const lines = text.split('\n');
  const sentence = lines.find(line => line.startsWith('> '))?.slice(2);
  const rows = lines.filter(line => line.startsWith('|'));
  return sentence ?? [rows[0], rows[2]].flatMap(row => (row ? row.replace(/\s+/g, ' ') : [])).join('  ');
}

function freeId(word: string, report: Report): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? word : `${word}-${n}`;
    if (!report.ids.has(id)) return id;
  }
}
