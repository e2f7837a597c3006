import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

describe('compiling sparingly', () => {
  it('says nothing to the engine that it does not understand: it would complain among what the program says', () => {
    const module = pathToFileURL(join('extension', 'node', 'compile-sparingly.ts')).href;
    const code = `const { compileSparingly } = await import(${JSON.stringify(module)}); compileSparingly(process.versions.v8); console.log('done');`;
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', code],
      { encoding: 'utf8' },
    );
    assert.equal(stderr, '');
    assert.equal(stdout.trim(), 'done');
  });
});
