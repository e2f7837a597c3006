import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sentence } from '../../extension/base/problems.ts';
import { openFiles } from '../../extension/node/files.ts';
import { checkProject } from '../../extension/project/check.ts';
import { openProject } from '../../extension/project/project.ts';
import { outlineSchema } from '../../extension/report/outline/document.ts';
import { type Block, blocksOf, root, textOf, withLindberga } from './guide.ts';

const page = 'docs/dispositioner.md';

/** The files of an example and the findings that the page says they give; a new file of the same name begins the next one. */
function examplesOf(
  blocks: readonly Block[],
): readonly { readonly files: readonly Block[]; readonly told: readonly Block[] }[] {
  const examples: { files: Block[]; told: Block[] }[] = [];
  for (const block of blocks.filter(each => each.words.length > 0)) {
    const last = examples.at(-1);
    if (block.language === 'text') last?.told.push(block);
    else if (
      last &&
      last.told.length === 0 &&
      last.files.every(each => each.words.at(-1) !== block.words.at(-1))
    )
      last.files.push(block);
    else examples.push({ files: [block], told: [] });
  }
  return examples;
}

describe('the guide on outlines and schemas', () => {
  const examples = examplesOf(blocksOf(page));

  for (const { files, told } of examples)
    it(`:${files[0]?.line} gives the findings that it shows`, () =>
      withLindberga(async folder => {
        for (const { words, text } of files) {
          const path = join(folder, words.at(-1) ?? '');
          await mkdir(dirname(path), { recursive: true });
          // « tillägg »: the lines come after what the example municipality's file has.
          const before = words[0] === 'tillägg' ? await readFile(path, 'utf8') : '';
          await writeFile(path, before + text);
        }
        await using project = await openProject(openFiles(folder), openFiles(root));
        const { findings } = await checkProject(project, { schoolYear: '2025/26', today: '2026-09-10' });
        const at = (file: string) =>
          findings
            .filter(({ diagnostic }) => diagnostic.place.file === file)
            .map(({ diagnostic }) => sentence(diagnostic.code, diagnostic.args as never, 'sv'));
        const shown = new Map(told.map(({ words, text }) => [words[0] ?? '', text.trimEnd().split('\n')]));
        for (const [file, lines] of shown)
          for (const line of lines) assert.ok(at(file).includes(line), at(file).join('\n'));
        // An own file is without fault unless the page says otherwise.
        for (const { words } of files)
          assert.deepEqual(at(words.at(-1) ?? ''), shown.get(words.at(-1) ?? '') ?? []);
      }));

  it('has examples', () => {
    assert.ok(examples.filter(({ told }) => told.length > 0).length >= 6);
  });

  it('names every key of an outline', () => {
    const text = textOf(page);
    const schema = JSON.parse(JSON.stringify(outlineSchema));
    const section = schema.$defs.avsnitt.properties;
    const keys = [
      ...Object.keys(schema.properties),
      ...Object.keys(schema.properties.varianter.items.properties),
      ...Object.keys(section),
      ...Object.keys(section.innehåll.items.properties),
    ];
    assert.deepEqual(
      keys.filter(key => !text.includes(`\`${key}\``)),
      [],
    );
  });
});
