import type { Table } from 'mdast';
import { rangeOf } from './inventory.ts';
import { closingBracket, type Finding, finding, lineEndOf, type Source } from './source.ts';

const start = /(?<![\\:\p{L}\p{M}\p{N}]):([\p{L}][\p{L}\p{M}\p{N}_-]*)\[/gu;

/** The `|` of inline directives in table rows, each of which splits its cell; `split` holds where those directives start. */
export function pipeFindings(
  source: Source,
  tables: readonly Table[],
): { readonly findings: readonly Finding[]; readonly split: ReadonlySet<number> } {
  const { text, names } = source;
  const findings: Finding[] = [];
  const split = new Set<number>();
  for (const row of tables.flatMap(table => table.children)) {
    const range = rangeOf(row);
    if (!range || !text.slice(range.start, range.end).includes('[')) continue;
    const rowEnd = Math.min(range.end, lineEndOf(text, range.start));
    for (const match of text.slice(range.start, rowEnd).matchAll(start)) {
      if (!names.inline.has((match[1] ?? '').normalize('NFC'))) continue;
      const at = range.start + match.index;
      const close = closingBracket(text, at + match[0].length - 1, rowEnd);
      if (close === undefined) continue;
      const brace = text.charAt(close + 1) === '{' ? text.indexOf('}', close) : -1;
      const end = brace >= 0 && brace < rowEnd ? brace + 1 : close + 1;
      const pipes = [...text.slice(at, end).matchAll(/(?<!\\)\|/g)].map(pipe => at + pipe.index);
      if (pipes.length === 0) continue;
      split.add(at);
      const changes = pipes.map(pipe => ({ start: pipe, end: pipe, text: '\\' }));
      findings.push(
        finding(source, 'syntax.pipe-in-cell', { start: at, end }, { name: match[1] ?? '' }, changes),
      );
    }
  }
  return { findings, split };
}
