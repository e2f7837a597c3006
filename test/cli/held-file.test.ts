import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Copy, copyOfExempel } from '../report/exempel.ts';
import { type Run, root } from './run-ska.ts';

/** Makes the system answer as Windows does for a file that Excel has open. */
const held = (end: string) => `
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
for (const name of ['readFile', 'open']) {
  const real = fs.promises[name];
  fs.promises[name] = async (path, ...more) => {
    if (String(path).replaceAll('\\\\', '/').endsWith(${JSON.stringify(end)}))
      throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
    return real(path, ...more);
  };
}
syncBuiltinESMExports();
`;

/** Runs `ska` while another program holds the file whose path ends so. */
async function whileHeld(copy: Copy, end: string, ...args: readonly string[]): Promise<Run> {
  const script = join(copy.folder, '..', 'hålls.cjs');
  await writeFile(script, held(end));
  return new Promise(done => {
    execFile(
      process.execPath,
      ['--require', script, join(root, 'dist', 'ska.mjs'), ...args],
      { cwd: copy.folder, maxBuffer: 1e8 },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

describe('a file that another program holds', () => {
  let copy: Copy;
  before(async () => {
    copy = await copyOfExempel();
  });
  after(() => copy[Symbol.asyncDispose]());

  const report = 'rapporter/2025-26/tallbackaskolan.md';
  const says = /”data\/betyg\.csv” går inte att läsa just nu\. Den är troligen öppen i ett annat program/;

  for (const args of [
    ['check'],
    ['check', 'data/betyg.csv'],
    ['check', report, '--format', 'json'],
    ['data', 'check'],
    ['value', 'meritvärde'],
    ['table', 'betyg-åk9'],
    ['update', report],
    ['build', 'tallbackaskolan', '--format', 'html'],
  ])
    it(`with data ends ska ${args.join(' ')} with 2, and nothing is written over`, async () => {
      const before = await copy.read(report);
      const { code, out, err } = await whileHeld(copy, 'betyg.csv', ...args);
      assert.equal(code, 2, err);
      // Of a report alone is told what its own numbers lack.
      assert.match(out + err, args[1] === report && args[0] === 'check' ? /value\.unread/ : says);
      assert.equal(await copy.read(report), before);
    });

  it('that is a report ends check, update and build with 2; the others are done', async () => {
    for (const args of [['check'], ['update'], ['build', '--format', 'html', '--json']]) {
      const { code, out, err } = await whileHeld(copy, 'tallbackaskolan.md', ...args);
      assert.equal(code, 2, err);
      assert.match(out + err, /tallbackaskolan\.md” går inte att läsa just nu/);
      if (args[0] === 'build') assert.equal(JSON.parse(out).outputs.length, 3);
    }
  });

  it('that is the project’s own file ends every command with 2', async () => {
    const { code, err } = await whileHeld(copy, 'ska.yaml', 'status');
    assert.equal(code, 2);
    assert.match(err, /^Filen ”ska\.yaml” går inte att läsa just nu/);
  });
});
