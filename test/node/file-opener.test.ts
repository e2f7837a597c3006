import assert from 'node:assert/strict';
import { startOpener, windowsOpener } from '../../extension/node/file-opener.ts';

describe('opening a file as a double-click does', () => {
  it('gives Explorer the whole path, with blanks, commas and Swedish letters, by its own backslashes', () => {
    const file = 'c:\\Users\\åsa\\OneDrive - Lindberga kommun/Rapporter, skola/ut/2025-26/nämnd.pdf';
    assert.deepEqual(windowsOpener(file, { SystemRoot: 'D:\\Windows' }), {
      program: 'D:\\Windows\\explorer.exe',
      line: '"c:\\Users\\åsa\\OneDrive - Lindberga kommun\\Rapporter, skola\\ut\\2025-26\\nämnd.pdf"',
    });
    assert.equal(
      windowsOpener('\\\\server\\kvalitet\\ut\\å.pdf', {}).line,
      '"\\\\server\\kvalitet\\ut\\å.pdf"',
    );
  });

  it('says whether the program could be started', async () => {
    assert.equal(await startOpener({ program: process.execPath, line: '--version' }), true);
    assert.equal(await startOpener({ program: '/finns/inte/explorer.exe', line: '' }), false);
  });
});
