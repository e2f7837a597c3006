import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ownFolder, root, runSka } from './run-ska.ts';

describe('a command line that cannot be understood', () => {
  it('is told in Swedish, with the nearest that there is, and 64', async () => {
    await using folder = await ownFolder();
    const cases = [
      [['check', '--frmat', 'json'], /^Valet ”--frmat” finns inte\. Menade du ”--format”\?/],
      [['chek'], /^Kommandot ”chek” finns inte\. Menade du ”check”\?/],
      [['build', '--out'], /^Ett värde saknas efter valet ”--out <mapp>”\./],
      [['doctor', 'nu'], /^Kommandot doctor tar högst 0 ord, och här står 1\./],
      [['check', '--lang', 'en', '--frmat'], /^error: unknown option '--frmat'/],
      [['check', '--lang=en', '--frmat'], /^error: unknown option '--frmat'/],
      [['check', '--lang', 'fr'], /^”fr” går inte för ”--lang <språk>”\. Det som går: sv, en\./],
      [['check', '--max-warnings', 'få'], /^”få” går inte för --max-warnings\. Det som går: 0, 1, …\./],
      [['build', '--jobs', '65'], /^”65” går inte för --jobs\. Det som går: 1, 2, …, 64\./],
      [['preview', '--port', '-1'], /^”-1” går inte för --port\./],
    ] as const;
    for (const [args, said] of cases) {
      const { code, err } = await runSka(folder.path, ...args);
      assert.equal(code, 64);
      assert.match(err, said);
    }
  });

  it('is told when its folder has been taken away meanwhile', async () => {
    await using folder = await ownFolder();
    const script = 'mkdir "$0" && cd "$0" && rmdir "$0" && exec "$@"';
    const words = [`${folder.path}/borta`, process.execPath, join(root, 'dist', 'ska.mjs'), 'check'];
    const { status, stderr } = spawnSync('sh', ['-c', script, ...words], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /^Mappen som kommandot startades i finns inte längre\. Gå till en mapp som finns/);
  });

  it('has help in Swedish', async () => {
    await using folder = await ownFolder();
    const { code, out } = await runSka(folder.path, 'build', '--help');
    assert.equal(code, 0);
    assert.match(out, /^Så skrivs kommandot: ska build \[val\]/);
    assert.match(out, /--jobs <antal> +så många sidor skrivs ut samtidigt \(annars 2\)/);
    assert.doesNotMatch(out, /default|Options|Usage/);
  });

  it('has help in English, of every command', async () => {
    await using folder = await ownFolder();
    const { out } = await runSka(folder.path, '--help', '--lang', 'en');
    assert.match(out, /^Usage: ska \[options\] \[command\]\n\nQuality reports of schools and preschools/);
    const commands = [...out.matchAll(/^ {2}([a-z-]+)(?= .* {2})/gm)].map(found => found[1] ?? '');
    assert.ok(commands.includes('merge-driver') && commands.length >= 15, commands.join());
    for (const command of commands) {
      const { out: help } = await runSka(folder.path, command, '--help', '--lang', 'en');
      // What the descriptions would say in Swedish; flags and what they take are the same in both languages.
      assert.doesNotMatch(help, /\b(och|eller|annars|visar|läsåret|bara|finns)\b/, command);
    }
  });
});
