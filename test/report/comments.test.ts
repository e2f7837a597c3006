import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { directiveKinds } from '../../extension/directives/list.ts';
import { readComments } from '../../extension/report/comments.ts';
import { templateTitles, templateTitlesLeft } from '../../extension/report/template-titles.ts';
import { applyEdits } from '../../extension/syntax/edit.ts';
import { parseDocument } from '../../extension/syntax/parse.ts';

const names = { inline: [], block: directiveKinds.map(kind => kind.name) };

describe("a template's title that still stands", () => {
  const found = (text: string) =>
    (parseDocument('a.md', text, names).parsed.blocks ?? []).flatMap(({ known }) =>
      templateTitlesLeft(known).map(one => `${one.place.span.start.line} ${one.code}`),
    );

  it('is one finding, once its guidance is gone', () => {
    assert.deepEqual(found('# R\n\n:::mål[Skriv målet här]{#M26-1}\n\n- Senast: 2026/27\n\n:::\n'), [
      '3 guidance.title-left',
    ]);
    assert.deepEqual(found(':::mål[Skriv målet här]\n\n<!-- ledtext: Vad? -->\n\n:::\n'), []);
    assert.deepEqual(found(':::mål[Fler är här]\n\nSkriv målet här.\n\n:::\n'), []);
  });

  it('is known whichever template gives it', async () => {
    const folder = fileURLToPath(new URL('../../templates/rapporter', import.meta.url));
    const files = (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.hbs'));
    const texts = await Promise.all(files.map(name => readFile(join(folder, name), 'utf8')));
    const titles = texts.flatMap(text =>
      [...text.matchAll(/\[(Skriv [^\]]+)\]/gu)].map(match => match[1] ?? ''),
    );
    assert.ok(titles.length > 4);
    assert.deepEqual(
      titles.filter(title => !templateTitles.has(title)),
      [],
    );
  });
});

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
