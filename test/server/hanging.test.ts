import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openEditor } from './editor.ts';

const unit = 'rapporter/2025-26/tallbackaskolan.md';
const pipes = ['data/socioekonomi.csv', 'rapporter/2025-26/sjo.md', 'årshjul.yaml'];

/** Puts pipes that nobody ever writes to in the place of files: whoever reads them waits for ever. */
async function putPipes(folder: string): Promise<void> {
  for (const path of pipes) {
    await rm(join(folder, path));
    await promisify(execFile)('mkfifo', [join(folder, path)]);
  }
}

describe('files that never end, in the language server', () => {
  it('are told as unreadable where they belong, and all else lives', async () => {
    await using editor = await openEditor('examples/lindberga', { prepare: putPipes });
    await editor.show(unit);
    await editor.settled();
    const told = editor.published.flatMap(({ diagnostics }) => diagnostics.map(one => one.message));
    for (const path of pipes)
      assert.ok(
        told.some(message => String(message).includes(path)),
        path,
      );
    await editor.type(unit, ':värde[518]', ':värde[519]');
    await editor.settled();
    assert.ok(editor.diagnostics(unit).some(one => one.code === 'snapshot.stale'));
  });
});
