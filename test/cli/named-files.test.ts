import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { type Copy, copyOfExempel } from '../report/exempel.ts';
import { runSka } from './run-ska.ts';

/** A project with one thing wrong in its own file, in its data and in a report. */
async function spoiltCopy(): Promise<Copy> {
  const copy = await copyOfExempel();
  await copy.change('ska.yaml', /^pågår:/m, 'pågr:');
  await copy.change('data/betyg.csv', 'Strandskolan;2025/26;F;33', 'Strandskolan;2025/26;F;trettiotre');
  await copy.change(
    'rapporter/2025-26/tallbackaskolan.md',
    '## Resultat',
    ':värde[1]{finnsinte}\n\n## Resultat',
  );
  return copy;
}

describe('ska check of files and folders that are named', () => {
  let copy: Copy;
  before(async () => {
    copy = await spoiltCopy();
  });
  after(() => copy[Symbol.asyncDispose]());

  const check = async (...args: readonly string[]) => {
    const { code, out, err } = await runSka(copy.folder, 'check', '--format', 'json', ...args);
    assert.notEqual(out, '', err);
    const { files, diagnostics } = JSON.parse(out);
    const found: { code: string; file: string }[] = diagnostics;
    const errors = found.filter(one => /unknown|number/.test(one.code)).map(one => one.file);
    return { code, files: Number(files), errors: [...new Set(errors)] };
  };
  const report = 'rapporter/2025-26/tallbackaskolan.md';

  it('tells what is wrong in a file of the project itself, and nothing of others', async () => {
    assert.deepEqual(await check('ska.yaml'), { code: 1, files: 1, errors: ['ska.yaml'] });
    assert.deepEqual(await check('indikatorer.yaml'), { code: 0, files: 1, errors: [] });
  });

  it('tells what is wrong in a data file, and in those of a folder', async () => {
    assert.deepEqual((await check('data/betyg.csv')).errors, ['data/betyg.csv']);
    assert.deepEqual((await check('data/betyg.csv')).files, 1);
    assert.deepEqual((await check('data')).errors, ['data/betyg.csv']);
    assert.deepEqual((await check('data/prov.csv')).errors, []);
  });

  it('takes files and folders together; the project’s own folder is everything', async () => {
    assert.deepEqual((await check('data/betyg.csv', report)).errors, ['data/betyg.csv', report]);
    assert.deepEqual((await check('.')).errors, ['ska.yaml', 'data/betyg.csv', report]);
    assert.deepEqual(await check('.'), await check());
  });

  it('understands the project’s own paths from elsewhere', async () => {
    const { code, out } = await runSka(
      tmpdir(),
      'check',
      '--project',
      copy.folder,
      '--format',
      'json',
      'data',
    );
    assert.equal(code, 0, 'a mark that nobody declared is a warning');
    assert.match(out, /"file": "data\/betyg\.csv"/);
  });

  it('says which name is not there, with the nearest, and 2; 64 for one outside of the project', async () => {
    const missing = await runSka(copy.folder, 'check', 'rapporter/2025-26/talbackaskolan.md');
    assert.equal(missing.code, 2);
    assert.match(missing.err, /finns inte\. Menade du ”rapporter\/2025-26\/tallbackaskolan\.md”\?/);
    assert.equal((await runSka(copy.folder, 'check', '../annan/ska.yaml')).code, 64);
  });
});
