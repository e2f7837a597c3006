import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parseDocument } from '../../extension/syntax/parse.ts';
import { names } from './names.ts';

const plain = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter)
  .freeze();

/** A tree without its places, to be compared. */
function bare(node: Nodes): unknown {
  const { position: _, ...rest } = node as Nodes & { position?: unknown };
  return 'children' in node ? { ...rest, children: node.children.map(bare) } : rest;
}

function assertProse(text: string): void {
  const document = parseDocument('x.md', text, names);
  assert.deepEqual(bare(document.tree), bare(plain.parse(text)), text);
  assert.deepEqual(document.directives, []);
}

const prose = [
  'EU:s mål, KPI:er, VD:n, kl 10:30, 3:e, 1:1, SFS 2010:800, Tema:mål, Mått:värde',
  'Enligt BUN:s[^1] beslut och SFS:s[text](https://example.org/a:b) bilaga.\n\n[^1]: Noten: här.',
  'Vi är glada :smile: och :+1: idag :värde: och :se:',
  'Se https://example.org:8080/a:värde[1]{x} och http://www.example.org/se:se.',
  '| Tid: | Vad:värde |\n| :--- | ---: |\n| 10:30 | SFS 2010:800 |\n| 3:e | :smile: |',
  'Tema:värde[1] och Mått:se[text](a.md) är prosa.',
  ':värde utan klamrar, :värde [1] och : värde[1].',
  '\\:värde[1]{meritvärde} och `:värde[1]{meritvärde}`',
  '```\n:::mål[Titel]{#M1}\n:värde[1]{x}\n```',
  'ett :: två ::: tre :::: fyra',
  '~100 elever, ~200 nästa år',
];

describe('prose with colons', () => {
  for (const text of prose)
    it(`comes out as plain Markdown: ${text.split('\n')[0]}`, () => assertProse(text));

  it('has no findings', () => {
    for (const text of prose) assert.deepEqual(parseDocument('x.md', text, names).diagnostics, [], text);
  });

  it('keeps the footnote and the link after a colon', () => {
    const document = parseDocument('x.md', prose[1] ?? '', names);
    const types: string[] = [];
    const walk = (node: Nodes | Root) => {
      types.push(node.type);
      if ('children' in node) node.children.forEach(walk);
    };
    walk(document.tree);
    assert.ok(types.includes('footnoteReference') && types.includes('link'));
    assert.match(textOf(document.tree), /BUN:s beslut och SFS:stext/);
  });

  it('shows a block with an unknown name as it was written', () => {
    const document = parseDocument('x.md', ':::inssats[Titel]{#I1}\n\nText.\n\n:::\n', names);
    assert.match(textOf(document.tree), /:::inssats\[Titel\]\{#I1\}/);
  });

  it('is the same as without directives, whatever is written', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'EU',
        'kl 10',
        'värde',
        'mål',
        'Tema',
        'se',
        's',
        'va\u0308rde',
        '**fet**',
        '[^1]',
        '[a](b)',
        '`x`',
        'a@b.se',
      ),
      fc.string({ maxLength: 4, unit: fc.constantFrom(...'aåÅ19 _*`|[]()!\n\t') }),
    );
    const glue = fc.constantFrom(':', ': ', ' :', '::', '|', '\n', '\n\n', ', ', '\n- ', '\n| ');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, glue), { maxLength: 20 }), parts => {
        const text = parts.map(([left, right]) => left + right).join('');
        // A known name before a bracket, or at a line's start after `::`, is no prose.
        fc.pre(!/:(?:värde|se|va\u0308rde)\[/.test(text) && !/^[\s>|*-]*::/m.test(text));
        assertProse(text);
      }),
      { numRuns: 400 },
    );
  });
});
