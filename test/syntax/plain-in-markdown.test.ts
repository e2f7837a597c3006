import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Nodes, Paragraph, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { parseDocument } from '../../extension/syntax/parse.ts';
import { plainInMarkdown, plainParagraph } from '../../extension/syntax/plain-in-markdown.ts';
import { writeTable } from '../../extension/syntax/table.ts';
import { names } from './names.ts';

const hostile = [
  'Alm | *skolan* :värde[1]{x}',
  ':mål{a=b} och ::innehåll',
  ':::insats I1',
  '<b>fet</b> &amp; <!-- ska: läs om -->',
  '[länk](https://exempel.se) www.exempel.se a@exempel.se https://exempel.se',
  '![bild](x.png) `kod` _kursiv_ ~~struken~~ \\',
  '# Rubrik',
  '> citat',
  '- punkt',
  '1. punkt',
  '+ punkt',
  '[^1] och [x]',
];

/** Everything in a tree that is not plain text; an address that is linked to itself is. */
function markupOf(node: Nodes, inside: readonly string[]): string[] {
  const own = inside.includes(node.type) || node.type === 'link' ? [] : [node.type];
  return [...own, ...('children' in node ? node.children.flatMap(one => markupOf(one, inside)) : [])];
}

function check(text: string): void {
  const words = text.replace(/[\t-\r \u2028\u2029]+/g, ' ').trim();
  const table = writeTable([plainInMarkdown(text), 'b'], [['x', plainInMarkdown(text)]], [], '\n');
  const { tree, directives } = parseDocument('x.md', table, names);
  const [found] = tree.children as [Table];
  assert.deepEqual(markupOf(found, ['table', 'tableRow', 'tableCell', 'text']), [], table);
  assert.equal(directives.length, 0, table);
  assert.equal(textOf(found.children[0]?.children[0]), words);
  assert.equal(textOf(found.children[1]?.children[1]), words);
  if (words === '') return;
  const sentence = parseDocument('x.md', `> ${plainParagraph(text)}\n`, names);
  const [quote] = sentence.tree.children;
  assert.ok(quote?.type === 'blockquote');
  assert.deepEqual(markupOf(quote, ['blockquote', 'paragraph', 'text']), [], plainParagraph(text));
  assert.equal(textOf(quote.children[0] as Paragraph), words);
}

describe('a name or text of the project in Markdown', () => {
  for (const text of hostile) it(`is no markup: ${text}`, () => check(text));

  it('is read back as it was, whatever stands in it', () => {
    const part = fc.constantFrom(
      ...'*_`[]()<>|~:\\{}#-+.1!&;/@"= aåB'.split(''),
      '://',
      'www.',
      ':värde[',
      '&amp;',
      '\u00A0',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), parts => check(parts.join(''))),
      { numRuns: 300 },
    );
  });
});
