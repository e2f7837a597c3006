// All that must hold: the checks and the tests. In the end what failed is told once more, and the last line is
// « N passed, N failed»; a check counts as a test.
//   --only=GLOB  only the tests of these files, no checks      --fast  no set-up, no checks
//   --coverage   tells in the end how much of the code was run; what runs in the tests' own process takes half as long again
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, runBin, say, startBin } from './steps.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    fast: { type: 'boolean', default: false },
    coverage: { type: 'boolean', default: false },
  },
});
let passed = 0;
/** What failed: its title, and what was said. */
const failures = [];

if (!values.fast) {
  prepare();
  const { ensureBrowser } = await import('./browser.mjs');
  // Without one the tests that print tell so themselves.
  await ensureBrowser();
}
const coverage = values.coverage ? mkdtempSync(join(tmpdir(), 'ska-coverage-')) : undefined;
if (values.only) await tests([values.only]);
else await Promise.all([inLanes(), ...(values.fast ? [] : [checks()])]);
if (coverage) {
  runBin('c8', ['report', '--temp-directory', coverage]);
  rmSync(coverage, { recursive: true, force: true });
}

for (const { title, said } of failures) process.stdout.write(`\n✗ ${title}\n${said}\n`);
process.stdout.write(`\n${passed} passed, ${failures.length} failed\n`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** What no test looks at, beside the tests: they wait more than they work. What a check says is told when it has ended. */
async function checks() {
  const all = [
    ['Stil och regler (biome)', '@biomejs/biome', ['ci', '--error-on-warnings', '--colors=off']],
    ['Typer (tsc)', 'typescript', ['--noEmit', '-p', '.']],
    ['Typer på sidan (tsc)', 'typescript', ['--noEmit', '-p', 'extension/browser']],
    ['Oanvänt (knip)', 'knip', []],
    ['Scheman är aktuella', 'tsx', ['scripts/schemas.ts', '--check']],
  ];
  for (const [title, name, args] of all) {
    const { status, said } = await logged(stdio => startBin(name, args, { stdio }));
    say(`\n${title}: ${status === 0 ? 'ja' : 'nej'}\n${said}`);
    if (status === 0) passed++;
    else failures.push({ title, said: said.trim() || 'Utan ett ord.' });
  }
}

/** Runs something whose output is kept until it has ended. */
async function logged(action) {
  const folder = mkdtempSync(join(tmpdir(), 'ska-test-'));
  const log = join(folder, 'log');
  const output = openSync(log, 'w');
  const status = await action(['ignore', output, output]);
  closeSync(output);
  const said = readFileSync(log, 'utf8');
  rmSync(folder, { recursive: true, force: true });
  return { status, said };
}

/**
 * Three groups of tests at a time: much of what they do is to wait for windows and started programs; two left two cores idle for
 * a third of the time. The short ones come last, so that the lanes end at about the same time; what a group says is printed when
 * it has ended.
 */
async function inLanes() {
  const [longer, shorter] = ['vscode cli docs review', 'project output'].map(names => names.split(' '));
  const rest = [
    'test/**/*.test.ts',
    ...[...longer, ...shorter].flatMap(name => ['--ignore', `test/${name}/**`]),
  ];
  const of = name => [`test/${name}/**/*.test.ts`];
  const groups = [...longer.map(of), rest, ...shorter.map(of)];
  const lane = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      const { said } = await logged(stdio => tests(group, stdio));
      process.stdout.write(said);
    }
  };
  await Promise.all([lane(), lane(), lane()]);
}

/** Runs mocha. A run that ends without its result, or without a single test, is one failure. */
async function tests(files, stdio = 'inherit') {
  const folder = mkdtempSync(join(tmpdir(), 'ska-test-'));
  const result = join(folder, 'result.json');
  const options = ['--reporter', './scripts/reporter.cjs', '--reporter-option', `to=${result}`];
  const env = coverage ? { ...process.env, NODE_V8_COVERAGE: coverage } : process.env;
  const status = await startBin('mocha', [...options, ...files], { stdio, env });
  try {
    const { passes, failures: found } = JSON.parse(readFileSync(result, 'utf8'));
    passed += passes;
    failures.push(...found);
    if (found.length === 0 && (status !== 0 || passes === 0)) {
      const said = passes === 0 ? 'Inga tester.' : `Mocha slutade med ${status}.`;
      failures.push({ title: files.join(' '), said });
    }
  } catch (error) {
    failures.push({ title: files.join(' '), said: `Körningen slutade utan resultat: ${error.message}` });
  }
  rmSync(folder, { recursive: true, force: true });
}
