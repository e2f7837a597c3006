import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../cli/run-ska.ts';
import { skaIn, type TestRepository, testRepository } from './repository.ts';

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
    assert.match(text, /<<<<<<< HEAD\n[\s\S]*Fyrtio[\s\S]*=======[\s\S]*Trettio[\s\S]*>>>>>>> en\n/);
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

  /** A branch raises the girls' sums, once and once more, and main the boys', with a sentence of its own. */
  async function raisedApart(): Promise<void> {
    await apart();
    await repository.git('checkout', '-q', '-b', 'flickor');
    await raise('F', 100);
    await repository.commit('Flickor');
    await raise('F', 57);
    await repository.commit('Flickor igen');
    await repository.git('checkout', '-q', 'main');
    await raise('P', 300);
    await repository.change(report, 'Tjugo minuter', 'Trettio minuter');
    await repository.commit('Pojkar');
  }

  /** All numbers are those of the data beside them, and nothing waits for anybody. */
  async function assertSettled(): Promise<void> {
    const text = await repository.read(report);
    assert.doesNotMatch(text, /<{7} /);
    assert.ok(values(text).length > 0);
    assert.equal((await repository.ska('update', '--dry-run', report)).out, '');
    assert.equal(await repository.git('ls-files', '--unmerged'), '');
  }

  it('in a rebase: each commit gets the numbers of its own data on the new ground, and prose waits for a person', async () => {
    await raisedApart();
    await repository.git('checkout', '-q', 'flickor');
    await repository.change(report, 'Tjugo minuter', 'Fyrtio minuter');
    await repository.commit('Fyrtio');
    await assert.rejects(repository.git('rebase', '-q', 'main'));
    const text = await repository.read(report);
    assert.equal(text.match(/<{7} /g)?.length, 1, 'numbers are in no conflict beside it');
    // In a rebase, ours are those that the work is put on top of.
    assert.match(text, /<{7}[^\n]*\n[^=]*Trettio[\s\S]*={7}[^>]*Fyrtio[\s\S]*>{7}/);
    await repository.write(
      report,
      text.replace(/<{7} .*\n[\s\S]*?={7}\n([\s\S]*?)>{7} .*\n/g, (_all, theirs: string) => theirs),
    );
    await repository.git('add', '-A');
    await repository.git('-c', 'core.editor=true', 'rebase', '--continue');
    await assertSettled();
    const last = await repository.read(report);
    assert.match(last, /Fyrtio minuter/);
    await repository.git('checkout', '-q', 'HEAD~2');
    await assertSettled();
    assert.match(await repository.read(report), /Trettio minuter/);
    assert.notDeepEqual(values(await repository.read(report)), values(last), 'it has other data');
  });

  it('in a cherry-pick: the number is that of the data with just that commit in it', async () => {
    await apart();
    await repository.git('checkout', '-q', '-b', 'gren');
    await raise('F', 100);
    await repository.commit('Flickor');
    await raise('P', 300);
    await repository.commit('Pojkar');
    await repository.git('checkout', '-q', 'main');
    await raise('F', 41);
    await repository.commit('Flickor på ett annat vis');
    // The whole branch is in conflict with main in its data; its last commit alone is not.
    await repository.git('cherry-pick', 'gren');
    await assertSettled();
  });

  it('in a cherry-pick of a merge: the number is that of the data with all that the merge brought in', async () => {
    await apart();
    const start = await repository.git('rev-parse', 'HEAD');
    await repository.git('checkout', '-q', '-b', 'gren');
    const before = await repository.read(report);
    await raise('F', 57);
    // The data comes in a commit of its own, without the numbers.
    await repository.write(report, before);
    await repository.commit('Flickor, bara data');
    await raise('F', 100);
    await repository.commit('Flickor');
    await repository.git('checkout', '-q', '-b', 'samlad', start);
    await repository.git('merge', '-q', '--no-ff', '--no-edit', 'gren');
    await repository.git('checkout', '-q', 'main');
    await raise('P', 300);
    await repository.commit('Pojkar');
    const own = values(await repository.read(report));
    // Git says the same of the merge and of the commit in it: what neither can be told to be is left to a person.
    await assert.rejects(repository.git('cherry-pick', '-m', '1', 'samlad'));
    const text = await repository.read(report);
    assert.match(text, /<{7} /);
    const either = [...own, ...values(await repository.git('show', `samlad:kvalitet å/${report}`))];
    for (const value of values(text)) assert.ok(either.includes(value), value);
    // A merge that alone has its report is known.
    await repository.git('cherry-pick', '--abort');
    await repository.git('checkout', '-q', 'samlad');
    await repository.change(report, 'Tjugo minuter', 'Trettio minuter');
    await repository.git('commit', '-qa', '--amend', '--no-edit');
    await repository.git('checkout', '-q', 'main');
    await repository.git('cherry-pick', '-m', '1', 'samlad');
    await assertSettled();
    assert.match(await repository.read(report), /Trettio minuter/);
  });

  it('follows a link to data inside the project', async () => {
    await apart();
    const data = join(repository.project, 'data');
    await mkdir(join(repository.project, 'källor'));
    await rename(join(data, 'betyg.csv'), join(repository.project, 'källor', 'betyg.csv'));
    await symlink('../källor/betyg.csv', join(data, 'betyg.csv'));
    await repository.commit('Länk');
    await repository.git('checkout', '-q', '-b', 'flickor');
    const linked = async (sex: string, by: number) => {
      await repository.change(
        'källor/betyg.csv',
        new RegExp(`^Tallbackaskolan;2025/26;${sex};(\\d+);(\\d+)`, 'm'),
        (_all, n, sum) => `Tallbackaskolan;2025/26;${sex};${n};${Number(sum) + by}`,
      );
      assert.equal((await repository.ska('update', report)).code, 0);
    };
    await linked('F', 100);
    await repository.commit('Flickor');
    await repository.git('checkout', '-q', 'main');
    await linked('P', 300);
    await repository.commit('Pojkar');
    await repository.git('merge', '-q', '--no-edit', 'flickor');
    await assertSettled();
  });

  it('in a revert: what came after is kept, and the number is that of the data without the commit', async () => {
    await apart();
    await raise('F', 100);
    const unwanted = await repository.commit('Flickor');
    await raise('P', 300);
    await repository.commit('Pojkar');
    await repository.git('revert', '--no-edit', unwanted);
    await assertSettled();
  });

  it('in a stash that is taken back on top of what has come in meanwhile', async () => {
    await apart();
    await raise('F', 100);
    await repository.change(report, 'Tjugo minuter', 'Trettio minuter');
    await repository.git('stash', '-q');
    await raise('P', 300);
    await repository.commit('Pojkar');
    await repository.git('stash', 'pop', '-q');
    await assertSettled();
    assert.match(await repository.read(report), /Trettio minuter/);
    assert.equal(await repository.git('stash', 'list'), '');
  });

  it('with -X ours: numbers are those of the merged data, and prose in conflict still waits for a person', async () => {
    await raisedApart();
    await repository.git('merge', '-q', '--no-edit', '-s', 'ort', '-X', 'ours', 'flickor');
    await assertSettled();
    await repository.git('checkout', '-q', '-b', 'annan', 'HEAD~1');
    await repository.change(report, 'Trettio minuter', 'Fyrtio minuter');
    await repository.commit('Fyrtio');
    await repository.git('checkout', '-q', 'main');
    await repository.change(report, 'Trettio minuter', 'Femtio minuter');
    await repository.commit('Femtio');
    await assert.rejects(repository.git('merge', '-q', '--no-edit', '-X', 'ours', 'annan'));
    assert.match(await repository.read(report), /<{7}[\s\S]*Femtio[\s\S]*={7}[\s\S]*Fyrtio[\s\S]*>{7}/);
  });

  it('of three branches at once, git gives up as it does without us, and changes nothing', async () => {
    await raisedApart();
    await repository.git('checkout', '-q', '-b', 'tredje');
    await repository.change(report, 'Trettio minuter', 'Fyrtio minuter');
    await repository.commit('Fyrtio');
    await repository.git('checkout', '-q', 'main');
    const before = await repository.read(report);
    await assert.rejects(repository.git('merge', '-q', '--no-edit', 'flickor', 'tredje'));
    await repository.git('merge', '--abort').catch(() => repository.git('reset', '-q', '--merge'));
    assert.equal(await repository.read(report), before);
    assert.equal(await repository.git('status', '--porcelain'), '');
  });

  it('leaves numbers to a person when two commits may be the one that is taken in, with other data', async () => {
    await apart();
    await repository.git('checkout', '-q', '-b', 'en');
    await raise('F', 100);
    const picked = await repository.commit('Flickor');
    // The very same change of the report, beside another change of the data.
    const changed = await repository.read(report);
    await repository.git('checkout', '-q', '-b', 'två', 'main');
    await raise('F', 900);
    await repository.write(report, changed);
    await repository.commit('Flickor, men andra data');
    await repository.git('checkout', '-q', 'main');
    await raise('P', 300);
    const own = values(await repository.read(report));
    await repository.commit('Pojkar');
    await assert.rejects(repository.git('cherry-pick', picked));
    const text = await repository.read(report);
    assert.match(text, /<{7} /);
    for (const value of values(text)) assert.ok([...own, ...values(changed)].includes(value), value);
  });

  it('loses nothing of a report that is no text, or not in UTF-8', async () => {
    const latin = (words: string) => Buffer.from(`# Åsa\n\n${words}\n\nSlut\n`, 'latin1');
    const file = join(repository.project, report);
    for (const [from, ours, theirs, kept] of [
      [latin('Räksmörgås'), latin('Blåbär'), latin('Räksmörgås'), latin('Blåbär')],
      [latin('Räksmörgås'), latin('Blåbär'), latin('Åkerbär'), undefined],
      [Buffer.from('a\0b'), Buffer.from('c\0d'), Buffer.from('e\0f'), Buffer.from('c\0d')],
    ] as const) {
      const sides = { ursprung: from, våra: ours, deras: theirs };
      for (const [name, bytes] of Object.entries(sides)) await writeFile(join(repository.path, name), bytes);
      const driver = ['ursprung', 'våra', 'deras', `kvalitet å/${report}`];
      const { code } = await skaIn(repository.path, 'merge-driver', ...driver);
      const merged = await readFile(join(repository.path, 'våra'));
      if (kept) assert.deepEqual(merged, kept);
      else for (const word of [ours, theirs]) assert.ok(merged.includes(word.subarray(7, 13)));
      assert.equal(code, kept?.includes('Bl') ? 0 : 1);
    }
    assert.ok((await readFile(file)).length > 0);
  });

  it('reads and writes nothing outside, wherever it is told that the report lies', async () => {
    const outside = join(repository.path, '..', 'annat', 'rapporter', '2025-26');
    await mkdir(outside, { recursive: true });
    await writeFile(join(outside, '..', '..', 'ska.yaml'), 'namn: HEMLIGT-UTANFÖR\n');
    const text = await repository.read(report);
    for (const path of [
      '../annat/rapporter/2025-26/tallbackaskolan.md',
      join(outside, 'tallbackaskolan.md'),
      '--output=ägd',
      `kvalitet å/../../annat/${report}`,
      `:(top)${report}`,
      '',
    ]) {
      for (const name of ['ursprung', 'våra', 'deras']) await writeFile(join(repository.path, name), text);
      const run = await skaIn(repository.path, 'merge-driver', 'ursprung', 'våra', 'deras', '--', path);
      assert.ok(run.code < 2 || run.code === 64, `${path}: ${run.code} ${run.err}`);
      assert.ok(!`${run.out}${run.err}`.includes('HEMLIGT'), path);
      assert.equal(await readFile(join(repository.path, 'våra'), 'utf8'), text);
    }
    assert.deepEqual(await readdir(outside), []);
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
