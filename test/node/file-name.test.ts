import assert from 'node:assert/strict';
import { isFileName } from '../../extension/node/file-name.ts';

describe('a name for a file or folder', () => {
  it('is one that every system takes', () => {
    for (const name of ['Kvalitetsrapporter 2025', 'å.ä.ö', '.ska', 'console', 'com', 'auxiliär.txt'])
      assert.ok(isFileName(name), name);
  });

  it('has no sign that Windows refuses, no dot or blank at its end, and is no device', () => {
    const wrong = ['', 'a:b', 'a/b', 'a\\b', 'vad?', '"a"', 'a<b>', 'a|b', 'a*', 'a\tb', 'a.', 'a ', '..'];
    for (const name of [...wrong, 'CON', 'nul', 'Aux.md', 'com1', 'LPT9.tar.gz', 'prn .x'])
      assert.ok(!isFileName(name), name);
  });
});
