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

  /** Puts other rows between the two of a year: git merges the data by itself. */
  async function apart(): Promise<void> {
    const rows = (await repository.read('data/betyg.csv')).split('\n');
    const at = rows.findIndex(row => row.startsWith('Tallbackaskolan;2025/26;P'));
    const [boys = ''] = rows.splice(at, 1);
    await repository.write('data/betyg.csv', `${[...rows.filter(Boolean), boys].join('\n')}\n`);
    await repository.commit('Ordning');
  }

  it('takes two people who both updated numbers together, and writes the number of the merged data', async () => {
    await apart();
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
    await apart();
    await repository.git('checkout', '-q', '-b', 'en');
    await raise('F', 100);
    await repository.change(report, 'Tjugo minuter', 'Trettio minuter');
    await repository.commit('Trettio');
    await repository.git('checkout', '-q', 'main');
    await raise('P', 300);
    await repository.change(report, 'Tjugo minuter', 'Fyrtio minuter');
    await repository.commit('Fyrtio');
    await assert.rejects(repository.git('merge', '-q', '--no-edit', 'en'));
    const text = await repository.read(report);
    assert.equal(text.match(/<{7} /g)?.length, 1, 'numbers are in no conflict beside it');
    assert.match(text, /<<<<<<<[\s\S]*Fyrtio[\s\S]*=======[\s\S]*Trettio[\s\S]*>>>>>>>/);
    assert.equal(
      await repository
        .git('diff', '--name-only', '--diff-filter=U', '-z')
        .then(out => out.includes('tallbackaskolan.md')),
      true,
    );
  });

  /** Two people raise the sums of two sexes and do something beside; the merge of that has a conflict. The report afterwards. */
  async function mergeConflicting(beside: (branch: string) => Promise<void>): Promise<string> {
    await repository.git('checkout', '-q', '-b', 'flickor');
    await raise('F', 100);
    await beside('flickor');
    await repository.commit('Flickor');
    await repository.git('checkout', '-q', 'main');
    await raise('P', 300);
    await beside('main');
    await repository.commit('Pojkar');
    await assert.rejects(repository.git('merge', '-q', '--no-edit', 'flickor'));
    return repository.read(report);
  }
  const values = (text: string) => text.match(/:värde\[[^\]]+\]\{meritvärde[^}]*\}/g) ?? [];

  it('works out no number from rows that stand in a conflict: it would be one that neither had', async () => {
    // A key would tell that rows stand twice.
    await repository.change('data/datapackage.yaml', /^ *primaryKey: \[skola.*\n/m, '');
    await repository.commit('Ingen nyckel');
    const either: string[] = [];
    const merged = await mergeConflicting(
      async () => void either.push(...values(await repository.read(report))),
    );
    assert.match(await repository.read('data/betyg.csv'), /<{7} /);
    assert.ok(values(merged).length > 0);
    for (const value of values(merged)) assert.ok(either.includes(value), value);
  });

  it('works them out beside a conflict in a file that is none of the project’s', async () => {
    await apart();
    const other = join(repository.path, 'annat.txt');
    await writeFile(other, 'ett\n');
    await repository.commit('Annat');
    const merged = await mergeConflicting(branch => writeFile(other, `${branch}\n`));
    assert.doesNotMatch(merged, /<{7} /);
    assert.equal((await repository.ska('update', '--dry-run', report)).out, '');
  });

  it('when the data itself conflicts: says what to do, and ska update settles the numbers once the data is settled', async () => {
    await repository.git('checkout', '-q', '-b', 'en');
    await raise('F', 100);
    await repository.change(report, 'Tjugo minuter', 'Trettio minuter');
    await repository.commit('En');
    await repository.git('checkout', '-q', 'main');
    await raise('F', 300);
    await repository.change(report, 'Tjugo minuter', 'Fyrtio minuter');
    await repository.commit('Main');
    await assert.rejects(repository.git('merge', '-q', '--no-edit', 'en'));
    const numbers = /<{7} .*\n(?:(?!>{7})[\s\S])*?:värde\[/;
    assert.match(await repository.read(report), numbers);
    const told = await repository.ska('check', report);
    assert.match(told.out, /rätta datafilerna först, och kör sedan ska update/);
    await repository.git('checkout', '-q', '--theirs', 'kvalitet å/data/betyg.csv');
    await repository.ska('update', report);
    const settled = await repository.read(report);
    assert.doesNotMatch(settled, numbers, 'no number is in conflict any more');
    assert.match(
      settled,
      /<{7}[\s\S]*Fyrtio[\s\S]*={7}[\s\S]*Trettio[\s\S]*>{7}/,
      'what people wrote still is',
    );
    await repository.write(
      report,
      settled.replace(/<{7} .*\n([\s\S]*?)={7}\n[\s\S]*?>{7} .*\n/g, (_all, ours: string) => ours),
    );
    assert.equal((await repository.ska('update', '--dry-run', report)).out, '');
  });
});
