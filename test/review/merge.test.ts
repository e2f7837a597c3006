import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../cli/run-ska.ts';
import { type TestRepository, testRepository } from './repository.ts';

const report = 'rapporter/2025-26/tallbackaskolan.md';

describe('merging reports in git', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await testRepository('kvalitet å');
    const ska = join(repository.path, '..', 'ska');
    await writeFile(ska, `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'dist', 'ska.mjs')}' "$@"\n`);
    await chmod(ska, 0o755);
    await repository.git('config', 'merge.ska.driver', `'${ska}' merge-driver %O %A %B %P`);
    await repository.write('.gitattributes', 'rapporter/**/*.md merge=ska\n');
    await repository.commit('Tal räknas om vid en sammanslagning');
  });
  afterEach(() => repository[Symbol.asyncDispose]());

  /** Adds to the sum of the girls' or the boys' merits and writes the new numbers into the reports. */
  async function raise(sex: string, by: number): Promise<void> {
    await repository.change(
      'data/betyg.csv',
      new RegExp(`^Tallbackaskolan;2025/26;${sex};(\\d+);(\\d+)`, 'm'),
      (_all, n, sum) => `Tallbackaskolan;2025/26;${sex};${n};${Number(sum) + by}`,
    );
    assert.equal((await repository.ska('update', report)).code, 0);
  }

  it('takes two people who both updated numbers together, and writes the number of the merged data', async () => {
    const data = await repository.read('data/betyg.csv');
    // Between the two rows stand others: git merges the data by itself.
    const rows = data.split('\n');
    const at = rows.findIndex(row => row.startsWith('Tallbackaskolan;2025/26;P'));
    const [boys = ''] = rows.splice(at, 1);
    await repository.write('data/betyg.csv', `${[...rows.filter(Boolean), boys].join('\n')}\n`);
    await repository.commit('Ordning');
    await repository.git('checkout', '-q', '-b', 'flickor');
    await raise('F', 100);
    await repository.commit('Flickor');
    await repository.git('checkout', '-q', 'main');
    await raise('P', 300);
    await repository.change(report, 'Tjugo minuter', 'Trettio minuter');
    await repository.commit('Pojkar');
    await repository.git('merge', '-q', '--no-edit', 'flickor');
    const merged = await repository.read(report);
    assert.match(merged, /Trettio minuter/);
    assert.equal(
      (await repository.ska('update', '--dry-run', report)).out,
      '',
      'every number is that of the merged data',
    );
    assert.equal(await repository.git('status', '--porcelain'), '');
  });

  it('leaves what two people wrote differently as a conflict for a person', async () => {
    await repository.git('checkout', '-q', '-b', 'en');
    await repository.change(report, 'Tjugo minuter', 'Trettio minuter');
    await repository.commit('Trettio');
    await repository.git('checkout', '-q', 'main');
    await repository.change(report, 'Tjugo minuter', 'Fyrtio minuter');
    await repository.commit('Fyrtio');
    await assert.rejects(repository.git('merge', '-q', '--no-edit', 'en'));
    const text = await repository.read(report);
    assert.match(text, /<<<<<<<[\s\S]*Fyrtio[\s\S]*=======[\s\S]*Trettio[\s\S]*>>>>>>>/);
    assert.equal(
      await repository
        .git('diff', '--name-only', '--diff-filter=U', '-z')
        .then(out => out.includes('tallbackaskolan.md')),
      true,
    );
  });
});
