import assert from 'node:assert/strict';
import { toHtml as htmlOf } from 'hast-util-to-html';
import { parseDocument } from '../../extension/syntax/parse.ts';
import { type HtmlOptions, isSafeLink, toHtml, toPlainText } from '../../extension/syntax/to-html.ts';
import { names } from './names.ts';

function html(text: string, options: Partial<HtmlOptions> = {}): string {
  const document = parseDocument('x.md', text, names);
  return htmlOf({
    type: 'root',
    children: toHtml(document.tree.children, {
      document,
      directive: (_node, directive, render) => [
        {
          type: 'element',
          tagName: 'x-d',
          properties: { title: directive?.name ?? '?' },
          children: render(directive?.body ?? []),
        },
      ],
      ...options,
    }),
  });
}

describe('HTML of a tree', () => {
  it('never carries code, comments or unsafe links', () => {
    const made = html(
      '<script>alert(1)</script>\n\n<div onclick="x()">Text</div>\n\n<!-- hemligt -->\n\nA <b>fet</b> <img src=x onerror=y> [k](javascript:alert%281%29) [d](data:text/html,x) [r]\n\n[r]: vbscript:x\n',
    );
    assert.doesNotMatch(made, /script|alert|onclick|onerror|hemligt|data:|<b>/);
    assert.match(made, /<p>Text<\/p>/);
    assert.match(made, /A fet {2}k d r/);
  });

  it('keeps safe links and images', () => {
    const made = html('[a](https://a.se) [b](mailto:a@b.se) [c](#merit) [d](../x/å.md) ![alt](bilder/å.png)');
    assert.equal((made.match(/<a /g) ?? []).length, 4);
    assert.match(made, /<img src="bilder\/%C3%A5.png" alt="alt">/);
  });

  it('knows safe links', () => {
    const unsafe = [
      'javascript:x',
      ' java\tscript:x',
      'JaVaScRiPt:x',
      'data:x',
      'file:///etc',
      '//a.se',
      '\\\\server\\x',
      'vbscript:x',
    ];
    assert.deepEqual(unsafe.filter(isSafeLink), []);
    assert.ok(['a.md', './a:b.md', '#x', '?q=a:b', 'HTTPS://A.se', ''].every(isSafeLink));
  });

  it('breaks lines in cells and gives headings of columns their scope', () => {
    const made = html('| a |\n| -: |\n| 1<br>2 |\n');
    assert.match(made, /<th align="right" scope="col">a<\/th>/);
    assert.match(made, /1<br>2/);
  });

  it('moves headings down and names them', () => {
    assert.equal(
      html('# A\n\n##### B', { headingShift: 2, headingId: h => `h-${h.depth}` }),
      '<h3 id="h-1">A</h3>\n<h6 id="h-5">B</h6>',
    );
  });

  it('numbers footnotes through, inside blocks too, with Swedish words and a prefix', () => {
    const made = html('Ett[^a].\n\n:::mål\n\nTvå[^b] och[^a].\n\n:::\n\n[^a]: Not A.\n[^b]: Not B.\n', {
      idPrefix: 'tallbacka-',
    });
    assert.match(made, /<x-d title="mål">.*#tallbacka-fn-b.*>2<.*<\/x-d>/s);
    assert.equal((made.match(/<section/g) ?? []).length, 1);
    assert.match(made, /<h2 id="tallbacka-footnote-label">Noter<\/h2>/);
    assert.match(made, /aria-label="Tillbaka till texten"/);
    assert.match(made, /aria-label="Tillbaka till texten \(2\)"/);
    assert.doesNotMatch(made, /"footnote-label"|user-content/);
  });

  it('finds the footnotes and definitions of a part of the document', () => {
    const text = '[länk]\n\nEtt[^a].\n\n[^a]: Not.\n[länk]: https://a.se\n';
    const document = parseDocument('x.md', text, names);
    const made = htmlOf({
      type: 'root',
      children: toHtml(document.tree.children.slice(0, 2), { document, directive: () => [] }),
    });
    assert.match(made, /href="https:\/\/a.se"/);
    assert.match(made, /Not\./);
  });
});

describe('plain text of a tree', () => {
  const plain = (text: string) => toPlainText(parseDocument('x.md', text, names).tree.children);
  it('has the words on lines as the blocks stand', () => {
    assert.equal(
      plain(
        '---\ntyp: enhet\n---\n\n# A *b*\n\n<!-- x -->\n\n- ett\n- två\n\n:::mål[T]\n\nDen är :värde[1 %]{m}.\n\n:::\n\n| a | b |\n| - | - |\n| 1 | 2 |\n',
      ),
      'A b\nett\ntvå\nT\nDen är 1 %.\na\tb\n1\t2',
    );
  });
});
