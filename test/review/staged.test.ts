import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { strToU8, zipSync } from 'fflate';
import { checkStaged } from '../../extension/cli/staged.ts';
import { root } from '../cli/run-ska.ts';
import { doorAt } from './door.ts';
import { gitEnv, skaWith, type TestRepository, testRepository } from './repository.ts';

const report = 'rapporter/2025-26/tallbackaskolan.md';
// A test number that Skatteverket publishes: it belongs to nobody. In pieces, so that no guard stops this file.
const number = ['18900101', '9802'].join('-');

describe('ska check --staged', () => {
  let repository: TestRepository;
  before(async () => {
    repository = await testRepository('skolor/kvalitet å');
  });
  after(() => repository[Symbol.asyncDispose]());
  afterEach(async () => {
    await repository.git('reset', '-q', '--hard');
    await repository.git('clean', '-qfd');
  });

  const at = (path: string) => join(repository.path, path);
  async function put(path: string, content: string | Uint8Array): Promise<void> {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), content);
  }
  const found = async (cwd = repository.project) => {
    const { findings } = await checkStaged(doorAt(cwd), {});
    return findings.map(({ diagnostic }) => `${diagnostic.code} ${diagnostic.place.file}`);
  };

  it('finds a personnummer in anything that is staged in the repository, whatever kind of file it is', async () => {
    const utf16 = Buffer.from(`namn;nummer\r\nX;${number}\r\n`, 'utf16le');
    const document = zipSync({
      'word/document.xml': strToU8(
        `<w:p><w:r><w:t>${number.slice(0, 6)}</w:t></w:r><w:r><w:t>${number.slice(6)}</w:t></w:r></w:p>`,
      ),
    });
    const withNul = Buffer.concat([
      Buffer.from([0, 1, 2, 255, 0]),
      Buffer.from(` ${number} `),
      Buffer.from([0]),
    ]);
    await put('brev.txt', `Hej ${number}`);
    await put('skolor/kvalitet å/bilder/foto.bin', withNul);
    await put('skolor/kvalitet å/data/klass å.csv', utf16);
    await put('arkiv.zip', zipSync({ 'a/b.docx': document }));
    await put('ut/utdrag.docx', document);
    await put(`elever/${number} betyg.txt`, 'x');
    await symlink(number, at('länk'));
    await put('osedd.txt', number);
    await repository.git('add', '.');
    await repository.git('reset', '-q', 'osedd.txt');
    assert.deepEqual((await found()).sort(), [
      'personal.number ../../arkiv.zip',
      'personal.number ../../brev.txt',
      'personal.number ../../elever/… betyg.txt',
      'personal.number ../../länk',
      'personal.number ../../ut/utdrag.docx',
      'personal.number bilder/foto.bin',
      'personal.number data/klass å.csv',
    ]);
    // The number itself is in no answer, in no format.
    for (const format of ['pretty', 'github'] as const) {
      const { code, out } = await repository.ska('check', '--staged', '--format', format);
      assert.equal(code, 1);
      assert.ok(!out.includes(number.slice(-4)) && out.includes('brev.txt'), out);
    }
  });

  it('reads the index: what is staged in part, renamed or taken away', async () => {
    await put('anteckning.txt', 'Inget\n');
    await repository.commit('Anteckning');
    await put('anteckning.txt', `Inget\n${number}\n`);
    assert.deepEqual(await found(), [], 'only in the work tree');
    await repository.git('add', '.');
    await put('anteckning.txt', 'Inget\n');
    assert.deepEqual(await found(), ['personal.number ../../anteckning.txt'], 'only in the index');
    await repository.git('commit', '-qm', 'Redan inne');
    await rename(at('anteckning.txt'), at('omdöpt.txt'));
    await repository.git('checkout', '-q', '.');
    await repository.git('mv', 'anteckning.txt', 'namn å.txt');
    await rm(at('omdöpt.txt'));
    assert.deepEqual(await found(), ['personal.number ../../namn å.txt'], 'renamed');
    await repository.git('rm', '-qf', 'namn å.txt');
    assert.deepEqual(await found(), [], 'taking it away is no finding');
    await repository.git('commit', '-qm', 'Borta');
  });

  it('finds numbers that do not hold by the staged data, in staged reports or, when data is staged, in all', async () => {
    await repository.change(report, ':värde[221,4]', ':värde[9,9]');
    assert.deepEqual(await found(), [], 'not staged');
    await repository.git('add', '.');
    await repository.change(report, ':värde[9,9]', ':värde[221,4]');
    assert.deepEqual(await found(), [`snapshot.stale ${report}`], 'the index, not the work tree');
    await repository.git('reset', '-q', '--hard');
    await repository.change(
      'data/betyg.csv',
      /^Tallbackaskolan;2025\/26;F;(\d+);(\d+)/m,
      (_all, n, sum) => `Tallbackaskolan;2025/26;F;${n};${Number(sum) + 100}`,
    );
    await repository.git('add', '.');
    assert.ok((await found()).includes(`snapshot.stale ${report}`), 'data alone makes reports stale');
    await repository.ska('update');
    assert.ok((await found()).includes(`snapshot.stale ${report}`), 'updated, but not added');
    await repository.git('add', '.');
    assert.deepEqual(await found(), []);
    // What is unfinished keeps nobody from committing.
    await repository.git('reset', '-q', '--hard');
    await repository.change(report, '## Resultat', '## Resultat\n\n:::analys{#A1}\n\n:::\n');
    await repository.git('add', '.');
    assert.deepEqual(await found(), []);
  });

  it('works before the first commit, without a project, with a submodule, and says no to other scopes', async () => {
    await using fresh = await testRepository();
    await fresh.git('update-ref', '-d', 'HEAD');
    await fresh.write('brev.txt', number);
    await fresh.git('add', '.');
    await fresh.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},modul`);
    assert.deepEqual(await found(fresh.path), ['personal.number brev.txt']);
    await fresh.git('rm', '-q', '--cached', 'ska.yaml');
    await rm(join(fresh.path, 'ska.yaml'));
    assert.deepEqual(await found(fresh.path), ['personal.number brev.txt']);
    assert.equal((await fresh.ska('check', '--staged', '--changed-since', 'HEAD')).code, 64);
  });

  it('as a hook stops the commit, in each way to commit, and only then', async () => {
    const bin = join(repository.path, '..', 'bin');
    await mkdir(bin);
    await writeFile(
      join(bin, 'ska'),
      `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'dist', 'ska.mjs')}' "$@"\n`,
    );
    await chmod(join(bin, 'ska'), 0o755);
    const made = await skaWith({}, repository.project, 'init', '.', '--granskning', 'git');
    assert.equal(made.code, 0);
    await repository.commit('Granskning');
    const env = { ...gitEnv, PATH: `${bin}${delimiter}${process.env.PATH}` };
    /** True when git made a commit; what it says otherwise is the finding's sentence. */
    const commits = (cwd: string, ...args: readonly string[]) =>
      promisify(execFile)('git', ['commit', '-qm', 'Försök', ...args], { cwd, env }).then(
        () => true,
        error => assert.match(error.stderr, /personnummer|ska update/) ?? false,
      );
    await repository.change(report, ':värde[221,4]', ':värde[9,9]');
    assert.equal(await commits(repository.path, '-a'), false, 'commit -a');
    assert.equal(await commits(repository.project, report), false, 'commit FILE');
    const beside = join(repository.path, '..', 'bredvid å');
    await repository.git('worktree', 'add', '-q', '-b', 'bredvid', beside);
    await writeFile(join(beside, 'brev.txt'), number);
    await repository.git('-C', beside, 'add', '.');
    assert.equal(await commits(beside), false, 'in another work tree');
    await put('brev.txt', 'Hej');
    await repository.git('add', 'brev.txt');
    assert.equal(await commits(repository.path), true, 'what is not staged does not count');
  });
});
