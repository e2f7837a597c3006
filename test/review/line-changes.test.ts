import assert from 'node:assert/strict';
import { lineChanges } from '../../extension/review/changed-lines.ts';

const told = (before: string, after: string) => {
  const { changed, gone } = lineChanges(before, after);
  return { changed: [...changed], gone: [...gone] };
};

describe('how the lines of a text stand to an earlier text', () => {
  const text = 'ett\n\ntvå\n\ntre\n';

  it('are changed or new, and what is gone is told before the line that follows it', () => {
    assert.deepEqual(told(text, 'ett\n\n2\n\ntre\n'), { changed: [3], gone: [] });
    assert.deepEqual(told(text, 'noll\n\nett\n\ntvå\n\ntre\n'), { changed: [1], gone: [] });
    assert.deepEqual(told(text, 'ett\n\ntre\n'), { changed: [], gone: [3] });
    assert.deepEqual(told(text, 'två\n\ntre\n'), { changed: [], gone: [1] });
    assert.deepEqual(told(text, 'ett\n\ntvå\n'), { changed: [], gone: [4] });
    assert.deepEqual(told(text, ''), { changed: [], gone: [1] });
  });

  it('are the same when only line ends, blanks at ends and empty lines differ', () => {
    assert.deepEqual(told(text, 'ett  \r\n\r\n\r\n\r\ntvå\r\ntre'), { changed: [], gone: [] });
  });

  it('are all changed in a text that has nothing in common with it any more', () => {
    const lines = (word: string) => Array.from({ length: 3000 }, (_, at) => `${word} ${at}`).join('\n');
    const { changed, gone } = lineChanges(lines('förr'), lines('nu'));
    assert.deepEqual([changed.size, gone.size], [3000, 0]);
  });
});
