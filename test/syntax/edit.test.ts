import assert from 'node:assert/strict';
import { lineStarts, spanAt } from '../../extension/base/span.ts';
import { applyEdits, newlineOf } from '../../extension/syntax/edit.ts';

const text = 'ett två\r\ntre';
const edit = (start: number, end: number, to: string) => ({
  span: spanAt(lineStarts(text), start, end),
  text: to,
});

describe('edits', () => {
  it('are applied in any order and touch nothing else', () => {
    assert.equal(applyEdits(text, [edit(9, 12, 'fyra'), edit(0, 3, '1'), edit(7, 7, '!')]), '1 två!\r\nfyra');
  });
  it('keep the order of insertions at one place, before a replacement there', () => {
    assert.equal(applyEdits(text, [edit(4, 7, 'X'), edit(4, 4, 'a'), edit(4, 4, 'b')]), 'ett abX\r\ntre');
  });
  it('that overlap are a bug', () => {
    assert.throws(() => applyEdits(text, [edit(0, 3, 'a'), edit(2, 5, 'b')]), Error);
    assert.throws(() => applyEdits(text, [edit(0, 99, 'a')]), Error);
  });
  it('know how lines end', () => {
    assert.deepEqual(['a\r\nb\n', 'a\nb', 'a\rb', 'a', ''].map(newlineOf), ['\r\n', '\n', '\r', '\n', '\n']);
  });
});
