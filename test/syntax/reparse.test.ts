import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { parseDocument } from '../../extension/syntax/parse.ts';
import { reparseDocument } from '../../extension/syntax/reparse.ts';
import { comparable } from './comparable.ts';
import { apply, type EditedText, editedTexts, realTexts } from './edited.ts';
import { names } from './names.ts';

const parse = (text: string) => parseDocument('rapporter/2025-26/x.md', text, names);

/** Reparses after each edit, from the result before it, and holds that against a full parse. */
function assertSame({ text, edits }: EditedText): void {
  let document = parse(text);
  for (const edit of edits) {
    const before = document.text;
    const after = apply(before, edit);
    document = reparseDocument(document, after);
    // No diff: of two whole documents it takes minutes to make, and nobody can read it.
    const isSame = isDeepStrictEqual(comparable(document), comparable(parse(after)));
    assert.ok(isSame, `differs from a full parse: ${JSON.stringify({ before, after })}`);
  }
}

describe('a document after edits', () => {
  const property = fc.property(editedTexts, assertSame);

  it('is what a full parse gives', () => fc.assert(property, { numRuns: 80 }));

  // Found by long runs of the property.
  const found: readonly (readonly [string, string, string])[] = [
    ['front matter that is no longer closed', '---\na: b\n---\n\n# R\n\nx\n', '---\na: b\n\n# R\n\nx\n'],
    ['front matter that a far line closes', '---\na: b\n\nx\n\ny\n', '---\na: b\n\nx\n\n---\n\ny\n'],
    ['lists below front matter that is never closed', '---\n\n>\n', '---\n\n>\n\n'],
    ['lists that such front matter had hidden', '---\n\nR\n\n-', '---#\n\nR\n\n-'],
    ['lists that such front matter hides', '---#\n\nR\n\n-', '---\n\nR\n\n-'],
    ['a list below what becomes indented code', 'x\n\n2) y\n\nz\n', '    x\n\n2) y\n\nz\n'],
    ['a link whose definition comes later', '[a]\n\nx\n\n[b]: y\n\nz\n', '[a]\n\nx\n\n[a]: y\n\nz\n'],
    ['definitions above', '[a]: x\n\ny\n\n[a]\n\nz\n', '[a]: x\n\ny\n\n[a]!\n\nz\n'],
    ['definitions below', 'y\n\n[^a]\n\nz\n\nu\n\n[^a]: x\n', 'y\n\n[^a]!\n\nz\n\nu\n\n[^a]: x\n'],
    [
      'definitions in a block, which text outside it sees only from below',
      'y\n\n[a]\n\nz\n\nu\n\n:::mål\n\n[a]: x\n\n:::\n',
      'y\n\n[a]!\n\nz\n\nu\n\n:::mål\n\n[a]: x\n\n:::\n',
    ],
    ['a list after indented code', '    o\n\n2)\n', '    o\n\n2)\n '],
    ['a line that becomes an item of the list above', '- a\n\n-b\n\nc\n', '- a\n\n- b\n\nc\n'],
    ['an item that leaves the list above', '1. a\n\n2. b\n\nc\n', '1. a\n\n2b\n\nc\n'],
    ['a block that closes no longer', 'a\n\n:::mål\n\nb\n\n:::\n\nc\n', 'a\n\n:::mål\n\nb\n\n::\n\nc\n'],
    ['a word in angle brackets that gets its end', '<x> a\n\nb\n\nc\n', '<x> a\n\nb</x>\n\nc\n'],
    ['line ends that change', 'a\r\n\n:::mål\nb\n:::\n', 'a\n\n:::mål\nb\n:::\n'],
    ['text after the last line', '1. a\n\n2', '1. a\n\n2. b'],
  ];
  for (const [what, before, after] of found)
    it(`knows ${what}`, () =>
      assertSame({ text: before, edits: [{ at: 0, snap: 'none', remove: before.length, insert: after }] }));

  it('keeps the blocks before the edit, and leaves the earlier document as it was', () => {
    for (const text of realTexts) {
      const before = parse(text);
      const kept = comparable(parse(text));
      const at = text.lastIndexOf('\n\n') + 2;
      const after = reparseDocument(before, `${text.slice(0, at)}Å${text.slice(at)}`);
      assert.equal(after.tree.children[0], before.tree.children[0]);
      assert.ok(isDeepStrictEqual(comparable(before), kept));
    }
  });
});
