import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ska = join(root, 'dist', 'ska.mjs');

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise(done => {
    execFile(process.execPath, [ska, ...args], { maxBuffer: 1e8 }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

describe('the command line on the example municipality', () => {
  let folder = '';
  let project = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ska å '));
    project = join(folder, 'Lindberga kommun');
    await cp(join(root, 'examples', 'lindberga'), project, {
      recursive: true,
      filter: path => !/[\\/]ut([\\/]|$)/.test(path),
    });
  });
  after(() => rm(folder, { recursive: true }));

  for (const name of ['lindberga', 'skaraborg'])
    it(`finds no errors in examples/${name}`, async () => {
      const { code, out } = await run('check', '--format', 'json', '--project', join(root, 'examples', name));
      assert.deepEqual(JSON.parse(out).diagnostics, []);
      assert.equal(code, 0);
    });

  it('builds the report of real data for examples/skaraborg', async () => {
    const network = join(folder, 'Skaraborg');
    await cp(join(root, 'examples', 'skaraborg'), network, {
      recursive: true,
      filter: path => !/[\\/]ut([\\/]|$)/.test(path),
    });
    const { code, out, err } = await run('build', '--json', '--project', network);
    assert.equal(code, 0, err);
    const [output] = JSON.parse(out).outputs;
    assert.ok(output.pages > 3);
    const pdf = await readFile(join(network, output.path));
    assert.equal(pdf.subarray(0, 5).toString('latin1'), '%PDF-');
  });

  it('finds a number that no longer holds, refuses to build it, and writes only that number back', async () => {
    const file = join(project, 'rapporter', '2025-26', 'tallbackaskolan.md');
    const before = await readFile(file, 'utf8');
    const changed = before.replace(/:värde\[[^\]]+\]/, ':värde[1 234,5]').replaceAll('\n', '\r\n');
    await writeFile(file, changed);
    const checked = await run('check', '--format', 'json', '--project', project);
    assert.equal(checked.code, 1);
    assert.deepEqual(
      JSON.parse(checked.out).diagnostics.map((one: { code: string }) => one.code),
      ['snapshot.stale'],
    );
    assert.equal((await run('build', 'tallbackaskolan', '--project', project)).code, 1);
    assert.equal((await run('update', '--project', project)).code, 0);
    assert.equal(await readFile(file, 'utf8'), before.replaceAll('\n', '\r\n'));
  });

  it('builds a PDF, and does not print it again when nothing has changed', async () => {
    const first = JSON.parse((await run('build', 'lyktan', '--json', '--project', project)).out);
    const output = first.outputs[0];
    assert.equal(output.cached, false);
    assert.equal((await readFile(join(project, output.path))).subarray(0, 5).toString(), '%PDF-');
    const again = JSON.parse((await run('build', 'lyktan', '--json', '--project', project)).out);
    assert.deepEqual([again.outputs[0].cached, again.outputs[0].sha256], [true, output.sha256]);
  });

  it('answers a value with its source, and something unknown with 1', async () => {
    const { code, out } = await run(
      'value',
      'meritvärde enhet=tallbackaskolan',
      '--json',
      '--project',
      project,
    );
    assert.equal(code, 0);
    const answer = JSON.parse(out);
    assert.deepEqual([answer.state, answer.unit, answer.select.enhet], ['exact', 'poäng', 'tallbackaskolan']);
    assert.ok(answer.source.rows.length > 0);
    const waiting = await run('value', 'meritvärde enhet=riket', '--json', '--project', project);
    assert.equal(waiting.code, 0);
    const { value, state, source } = JSON.parse(waiting.out);
    assert.deepEqual([value, state, source.path, source.rows], [null, 'pending', 'data/riket.csv', []]);
    assert.equal((await run('value', 'meritvarde', '--project', project)).code, 1);
    assert.equal((await run('table', 'finns-inte', '--project', project)).code, 1);
    assert.equal((await run('check', '--format', 'xml', '--project', project)).code, 64);
    assert.equal((await run('check', '--project', folder)).code, 2);
  });
});
