import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Block, blocksOf, pages, root, withLindberga } from './guide.ts';

const ska = join(root, 'dist', 'ska.mjs');

/** What a command prints in the example municipality, both streams in the order of a terminal, and its exit code. */
function run(folder: string, command: string): { readonly code: number | null; readonly text: string } {
  const file = join(folder, '..', 'utskrift.txt');
  const output = openSync(file, 'w');
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(found => found[1] ?? found[2] ?? '');
  const { status } = spawnSync(process.execPath, [ska, ...words], {
    cwd: folder,
    env: { ...process.env, SKA_LANG: 'sv' },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  return { code: status, text: readFileSync(file, 'utf8').replaceAll('\r\n', '\n') };
}

/** `<!-- byt: FILE | OLD | NEW -->` above a block: what somebody has changed before the commands are run. */
async function prepare(folder: string, block: Block): Promise<void> {
  for (const line of block.before.split('\n')) {
    const [file = '', old = '', now = ''] = line
      .replace(/^byt:/, '')
      .split('|')
      .map(part => part.trim());
    if (!line.startsWith('byt:')) continue;
    const text = await readFile(join(folder, file), 'utf8');
    assert.ok(text.includes(old), `${block.page}:${block.line}: ${file} has no ${old}`);
    await writeFile(join(folder, file), text.replace(old, now));
  }
}

/** True when a text is what is shown: a line of dots alone stands for any lines, dots in a line for any of its text. */
function isShown(shown: string, text: string): boolean {
  const literal = (line: string) => line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const lines = shown
    .split('\n')
    .filter((line, index, all) => line !== '' || index < all.length - 1)
    .map(line => (line.trim() === '…' ? '(?:.*\n)*?' : `${line.split('…').map(literal).join('.*')}\n`));
  return new RegExp(`^${lines.join('')}\\s*$`).test(text);
}

describe('commands in the guide print what it shows', () => {
  for (const page of pages())
    for (const block of blocksOf(page).filter(one => one.language === 'console'))
      it(`${page}:${block.line}`, () =>
        withLindberga(async folder => {
          await prepare(folder, block);
          for (const part of block.text.split(/^> ska ?/m).slice(1)) {
            const end = part.indexOf('\n');
            const { text } = run(folder, part.slice(0, end));
            const shown = part.slice(end + 1);
            if (!isShown(shown, text)) assert.equal(text, shown, part.slice(0, end));
          }
        }));

  it('and the comparison tells them from others', () => {
    assert.ok(isShown('a … c\n…\nd\n', 'a b c\nx\ny\nd\n'));
    assert.ok(isShown('', ''));
    assert.ok(!isShown('222,8\n', '221,4\n'));
    assert.ok(!isShown('222,8\n', '222,8\n222,9\n'));
  });
});
