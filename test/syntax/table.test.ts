import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Nodes, Table } from 'mdast';
import { parseDocument } from '../../extension/syntax/parse.ts';
import { readTable, writeTable } from '../../extension/syntax/table.ts';
import { names } from './names.ts';

const sample = readFileSync(new URL('../fixtures/reports/sample-unit-report.md', import.meta.url), 'utf8');

function tablesOf(text: string): readonly Table[] {
  const found: Table[] = [];
  const walk = (node: Nodes) => {
    if (node.type === 'table') found.push(node);
    else if ('children' in node) node.children.forEach(walk);
  };
  walk(parseDocument('x.md', text, names).tree);
  return found;
}

describe('a table', () => {
  it('is written as the sample has it, but no wider than it must be', () => {
    const narrow = (table: string) => table.replace(/ +/g, ' ').replace(/-+(?=[ :])/g, '-');
    const tables = tablesOf(sample);
    assert.equal(tables.length, 3);
    for (const table of tables.slice(0, 2)) {
      const { header, rows, align } = readTable(sample, table);
      const written = writeTable(
        header.map(cell => cell.text),
        rows.map(row => row.map(cell => cell.text)),
        align,
        '\n',
      );
      const { start, end } = table.position ?? {};
      assert.equal(narrow(written), narrow(sample.slice(start?.offset, end?.offset)));
      const widths = new Set(written.split('\n').map(line => line.length));
      assert.equal(widths.size, 1, 'even columns');
    }
  });

  it('is read with the exact place of each cell', () => {
    const text =
      '\ufeffText.\r\n\r\n|  a **b**  | c \\| d|\r\n|:-:|--:|\r\n| 1 |  |\r\n| :värde[2]{x} |\r\n|| å |';
    const [table] = tablesOf(text);
    assert.ok(table);
    const { align, header, rows } = readTable(text, table);
    const cut = (cells: typeof header) =>
      cells.map(cell => [cell.text, text.slice(cell.span.start.offset, cell.span.end.offset)]);
    assert.deepEqual(align, ['center', 'right']);
    assert.deepEqual(cut(header), [
      ['a b', 'a **b**'],
      ['c | d', 'c \\| d'],
    ]);
    assert.deepEqual(rows.map(cut), [
      [
        ['1', '1'],
        ['', ''],
      ],
      [['2', ':värde[2]{x}']],
      [
        ['', ''],
        ['å', 'å'],
      ],
    ]);
    assert.deepEqual(header[0]?.span.start, { line: 3, column: 4, offset: 13 });
    const empty = rows[0]?.[1]?.span.start;
    assert.equal(text.slice(0, empty?.offset).split('\n').at(-1), '| 1 | ');
  });

  it('keeps what it writes on one line per row', () => {
    assert.equal(
      writeTable(['a|b', 'tal'], [['x\ny', '1'], ['å\\|', '-20,5 %'], ['kort']], ['left', 'right'], '\r\n'),
      [
        '| a\\|b | tal     |',
        '| :--- | ------: |',
        '| x y  |       1 |',
        '| å\\|  | -20,5 % |',
        '| kort |         |',
      ].join('\r\n'),
    );
  });
});
