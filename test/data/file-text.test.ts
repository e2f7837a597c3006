import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { dataFileText } from '../../extension/data/file-text.ts';
import { root } from '../cli/run-ska.ts';

describe('a data file as text for git', () => {
  it('is UTF-8 whatever it was saved in, without signs that a terminal obeys', async () => {
    const text = 'skola;antal\r\nÅsskolan;12\r\n';
    for (const encoding of ['utf8', 'windows-1252', 'utf16le'] as const) {
      const bytes = iconv.encode(text, encoding, { addBOM: encoding === 'utf16le' });
      assert.equal(await dataFileText(bytes), 'skola;antal\nÅsskolan;12\n');
    }
    assert.equal((await dataFileText(Buffer.from('a\u001b[31m;b\n')))?.includes('\u001b'), false);
  });

  it('is a workbook’s sheets with their cells, and nothing for what has no text', async () => {
    const text = await dataFileText(
      await readFile(join(root, 'examples', 'lindberga', 'data', 'fritidshem.xlsx')),
    );
    assert.match(text ?? '', /^\[.+\]\n.*\t/);
    // What git hands over lies in the middle of other bytes.
    const workbook = await readFile(join(root, 'examples', 'lindberga', 'data', 'fritidshem.xlsx'));
    const within = Buffer.concat([Buffer.from('före'), workbook, Buffer.from('efter')]);
    assert.equal(await dataFileText(within.subarray(5, 5 + workbook.length)), text);
    assert.equal(await dataFileText(Buffer.from('%PDF-1.7')), undefined);
    assert.equal(await dataFileText(Buffer.from('PK\u0003\u0004trasig')), undefined);
  });
});
