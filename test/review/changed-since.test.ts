import assert from 'node:assert/strict';
import { rename, rm } from 'node:fs/promises';

import { join } from 'node:path';
import type { CheckedFinding } from '../cli/run-ska.ts';
import { skaIn, skaWith, type TestRepository, testRepository } from './repository.ts';

const tallbacka = 'rapporter/2025-26/tallbackaskolan.md';

describe('ska check --changed-since', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await testRepository('skolor/kvalitet å');
  });
  afterEach(() => repository[Symbol.asyncDispose]());

  async function found(base: string): Promise<readonly CheckedFinding[]> {
    const { out, err } = await repository.ska('check', '--format', 'json', '--changed-since', base);
    assert.equal(err, '');
    return JSON.parse(out).diagnostics;
  }
  const stale = (findings: readonly CheckedFinding[]) =>
    findings.filter(one => one.code === 'snapshot.stale').map(one => one.file);

  it('tells only what stands on lines changed since the branch left, committed or not', async () => {
    // Wrong since before: nobody who changes another line hears of it.
    await repository.change(tallbacka, ':värde[221,4]', ':värde[9,9]');
    await repository.commit('Fel tal');
    await repository.git('checkout', '-q', '-b', 'ny');
    assert.deepEqual(await found('main'), []);
    await repository.change(
      tallbacka,
      '> Meritvärde 2022/23–2025/26: 215,9',
      '> Meritvärde 2022/23–2025/26: 1,1',
    );
    await repository.commit('Nytt fel tal');
    await repository.git('checkout', '-q', 'main');
    await repository.change('ska.yaml', 'förkortning: BUN', 'förkortning: NÄMND');
    await repository.commit('Main går vidare');
    await repository.git('checkout', '-q', 'ny');
    const findings = await found('main');
    assert.deepEqual(stale(findings), [tallbacka]);
    assert.ok(findings.every(one => one.file === tallbacka));
    // Lines moved by what is above them are not changed.
    await repository.change(tallbacka, '## Resultat', '\n\nEtt stycke till.\n\n## Resultat');
    assert.deepEqual(stale(await found('main')), [tallbacka]);
    const text = await repository.read(tallbacka);
    await repository.write(tallbacka, text.replaceAll('\n', '\r\n'));
    assert.deepEqual(stale(await found('main')), [tallbacka], 'line ends are no change');
  });

  it('compares a renamed report with what it was, and takes all of a new one, also before it is added', async () => {
    await repository.change(tallbacka, ':värde[221,4]', ':värde[9,9]');
    await repository.commit('Fel tal');
    const folder = join(repository.project, 'rapporter', '2025-26');
    await rename(join(folder, 'tallbackaskolan.md'), join(folder, 'tallbacka.md'));
    assert.deepEqual(stale(await found('main')), []);
    await repository.write('rapporter/2025-26/strandskolan.md', '# Ny\n\n:värde[9]{meritvärde}\n');
    assert.deepEqual(stale(await found('main')), ['rapporter/2025-26/strandskolan.md']);
    await rm(join(folder, 'tallbacka.md'));
    await repository.write('rapporter/2025-26/tallbackaskolan.md', '# Helt ny\n\n:värde[9]{meritvärde}\n');
    assert.deepEqual(stale(await found('main')).length, 2);
  });

  it('gives hosts the path from the top of the repository', async () => {
    await repository.change(tallbacka, ':värde[221,4]', ':värde[9,9]');
    const { out, code } = await repository.ska('check', '--format', 'gitlab', '--changed-since', 'HEAD');
    assert.equal(code, 1);
    const paths = JSON.parse(out).map((one: { location: { path: string } }) => one.location.path);
    assert.deepEqual([...new Set(paths)], [`skolor/kvalitet å/${tallbacka}`]);
    const annotations = await skaWith(
      { GITHUB_ACTIONS: 'true' },
      repository.project,
      'check',
      '--format',
      'github',
    );
    assert.match(
      annotations.out,
      /^::error file=skolor\/kvalitet å\/rapporter\/2025-26\/tallbackaskolan\.md,line=12,/m,
    );
  });

  it('says what to do in a shallow clone, of a mistyped branch, and outside of git', async () => {
    await repository.change(tallbacka, 'Tjugo minuter', 'Trettio minuter');
    await repository.commit('Mer');
    const shallow = join(repository.path, '..', 'grund');
    await repository.git('clone', '-q', '--depth', '1', `file://${repository.path}`, shallow);
    const project = join(shallow, 'skolor', 'kvalitet å');
    const inShallow = await skaIn(project, 'check', '--changed-since', 'HEAD~1');
    assert.equal(inShallow.code, 2);
    assert.match(inShallow.err, /git fetch --unshallow/);
    assert.equal((await skaIn(project, 'check', '--changed-since', 'HEAD')).code, 0);
    const mistyped = await repository.ska('check', '--changed-since', 'mian');
    assert.equal(mistyped.code, 2);
    assert.match(mistyped.err, /Menade du ”main”/);
    for (const option of ['--output=x', 'main --help'])
      assert.equal((await repository.ska('check', `--changed-since=${option}`)).code, 2);
    await using outside = await testRepository();
    await rm(join(outside.path, '.git'), { recursive: true });
    const without = await skaWith(
      { GIT_CEILING_DIRECTORIES: join(outside.path, '..') },
      outside.project,
      'check',
      '--changed-since',
      'main',
    );
    assert.equal(without.code, 2);
    assert.match(without.err, /git init/);
  });

  it('lists waivers with who, why and until when in every format', async () => {
    await repository.change(
      tallbacka,
      '# Kvalitetsrapport',
      '<!-- ska: undantag outline.order, skäl: ordningen är nämndens, av: skolchef, till: 2019-12-01 -->\n\n# Kvalitetsrapport',
    );
    for (const format of ['pretty', 'json', 'github', 'azure', 'gitlab', 'sarif', 'junit'] as const) {
      const { out, code } = await repository.ska('check', '--format', format);
      assert.equal(code, 1, 'a waiver that has ended is an error');
      for (const word of ['waiver.expired', 'ordningen är nämndens', 'skolchef', '2019-12-01'])
        assert.ok(
          out.includes(word) || (format === 'sarif' && word !== 'waiver.expired'),
          `${format}: ${word}`,
        );
    }
    await repository.change(tallbacka, '2019-12-01', '2999-12-01');
    assert.equal((await repository.ska('check', '--format', 'github')).code, 0);
  });
});
