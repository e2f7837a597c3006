import assert from 'node:assert/strict';
import fc from 'fast-check';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { nameSets } from '../../extension/syntax/names.ts';
import { parseTree } from '../../extension/syntax/parse-tree.ts';

const remark = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkFrontmatter);

/** The text is read as remark and GFM read it, places included. */
function isAsRemark(text: string) {
  const { tree } = parseTree(text, nameSets([], []));
  assert.equal(JSON.stringify(tree), JSON.stringify(remark.parse(text)), text);
}

describe('an address in a text', () => {
  for (const text of [
    'Skriv till ska@exempel.se.',
    'Skriv till ska&commat;exempel.se eller ska&#64;exempel.se.',
    'Se https://exempel.se och HTTP://EXEMPEL.SE.',
    'Se https\\://exempel.se och ht&#116;ps://exempel.se.',
    'Se www.exempel.se, www\\.exempel.se och WWW.exempel.se.',
    'Se mailto:ska@exempel.se och xmpp:ska@exempel.se.',
    '| [a](b) | www.exempel.se |\n|---|---|\n| a\\@exempel.se | `a@exempel.se` |\n',
  ])
    it(`is found: ${text.split('\n', 1)[0]}`, () => isAsRemark(text));

  it('is found wherever remark finds one, and only there', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'w',
        'www',
        'http',
        'ftp',
        's',
        '.',
        '://',
        '@',
        'exempel.se',
        ' ',
        '\n',
        '\n\n',
        '\\',
        '&',
        '&#64;',
      ],
      ...['&commat;', '&period;', '&colon;', '*', '_', '`', '[', ']', '(', ')', '<', '>', '|', '-', '~', 'å'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), pieces => isAsRemark(pieces.join(''))),
      { numRuns: 800 },
    );
  });
});
