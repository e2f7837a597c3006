import assert from 'node:assert/strict';
import { directiveKinds } from '../../extension/directives/list.ts';
import { readComments } from '../../extension/report/comments.ts';
import { applyEdits } from '../../extension/syntax/edit.ts';
import { parseDocument } from '../../extension/syntax/parse.ts';

const names = { inline: [], block: directiveKinds.map(kind => kind.name) };

describe('a guidance text that still stands', () => {
  for (const [where, text, mended] of [
    [
      'on lines of its own',
      '## Analys\n\n<!-- ledtext: Skriv vad ni ser. -->\n\nText.\n',
      '## Analys\n\nText.\n',
    ],
    ['in a block', ':::mål[X]\n\n<!-- ledtext: Vad? -->\n\n:::\n', ':::mål[X]\n\n:::\n'],
    ['after other words', '**Effekt:** <!-- Ledtext: Hur? -->\n', '**Effekt:**\n'],
    ['last', 'Text.\n\n<!-- ledtext: Mer? -->\n', 'Text.\n\n'],
  ] as const)
    it(`${where} is one finding, and goes with its line and nothing else`, () => {
      const document = parseDocument('a.md', text, names);
      const found = [...document.diagnostics, ...readComments(document)];
      assert.deepEqual(
        found.map(one => one.code),
        ['guidance.left'],
      );
      assert.equal(applyEdits(text, found[0]?.fix?.edits ?? []), mended);
    });
});
