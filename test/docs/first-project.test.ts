import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFiles } from '../../extension/node/files.ts';
import { askValue } from '../../extension/project/ask-value.ts';
import { checkProject } from '../../extension/project/check.ts';
import { openProject } from '../../extension/project/project.ts';
import { blocksOf, root, textOf } from './guide.ts';

describe('the first table of docs/index.md', () => {
  it('answers as the page says, in the smallest project of docs/projektet.md', async () => {
    const blocks = blocksOf('docs/index.md');
    const [, packaged, catalogue] = [undefined, ...blocks.filter(block => block.language === 'yaml')];
    const table = blocks.find(block => block.text.startsWith('skola;'));
    const config = blocksOf('docs/projektet.md').find(block => block.words.includes('ensam'));
    assert.ok(packaged && catalogue && table && config);
    const folder = await mkdtemp(join(tmpdir(), 'ska å '));
    try {
      await mkdir(join(folder, 'data'));
      await writeFile(join(folder, 'ska.yaml'), config.text);
      await writeFile(join(folder, 'data', 'datapackage.yaml'), packaged.text);
      await writeFile(join(folder, 'data', 'läsning.csv'), table.text);
      await writeFile(join(folder, 'indikatorer.yaml'), catalogue.text);
      await using project = await openProject(openFiles(folder), openFiles(root));
      const found = await checkProject(project, { today: '2026-09-10' });
      assert.deepEqual(
        found.findings.map(one => one.diagnostic.code),
        ['project.no-reports'],
      );
      const query = /^ska value (.+)$/m.exec(textOf('docs/index.md'))?.[1] ?? '';
      const { text } = await askValue(project, query);
      assert.ok(textOf('docs/index.md').includes(`Svaret är \`${text}\``), text);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
