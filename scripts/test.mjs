// All that must hold: the checks, then the tests. The last line is « N passed, N failed»; a check counts as a test.
//   --only=GLOB  only the tests of these files, no checks      --fast  no set-up, no checks
//   --coverage   tells in the end how much of the code was run; what runs in the tests' own process takes half as long again
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, runBin, runNpm, say, startBin } from './steps.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    fast: { type: 'boolean', default: false },
    coverage: { type: 'boolean', default: false },
  },
});
let passed = 0;
let failed = 0;

if (!values.fast) {
  prepare();
  const { ensureBrowser } = await import('./browser.mjs');
  // Without one the tests that print tell so themselves.
  await ensureBrowser();
}
if (!values.fast && !values.only) {
  check('Stil och regler (biome)', () => runBin('@biomejs/biome', ['ci', '--error-on-warnings']));
  check('Typer (tsc)', () => runBin('typescript', ['--noEmit', '-p', '.']));
  check('Typer på sidan (tsc)', () => runBin('typescript', ['--noEmit', '-p', 'extension/browser']));
  check('Oanvänt (knip)', () => runBin('knip', []));
  check('Scheman är aktuella', () => runNpm(['run', '--silent', 'schemas:check']));
}
const coverage = values.coverage ? mkdtempSync(join(tmpdir(), 'ska-coverage-')) : undefined;
if (values.only) await tests([values.only]);
else await inTwoLanes();
if (coverage) {
  runBin('c8', ['report', '--temp-directory', coverage]);
  rmSync(coverage, { recursive: true, force: true });
}

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function check(name, action) {
  say(`\n${name} …`);
  if (action() === 0) passed++;
  else failed++;
}

/**
 * Two groups of tests at a time: much of what they do is to wait for windows and started programs. Those that take longest
 * come first; what a group says is printed when it has ended.
 */
async function inTwoLanes() {
  const long = ['vscode', 'cli', 'review', 'docs', 'project', 'output'];
  const groups = [
    ...long.map(name => [`test/${name}/**/*.test.ts`]),
    ['test/**/*.test.ts', ...long.flatMap(name => ['--ignore', `test/${name}/**`])],
  ];
  const folder = mkdtempSync(join(tmpdir(), 'ska-test-'));
  const lane = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      const log = join(folder, 'lane.log') + groups.length;
      const output = openSync(log, 'w');
      await tests(group, ['ignore', output, output]);
      closeSync(output);
      process.stdout.write(readFileSync(log));
    }
  };
  await Promise.all([lane(), lane()]);
  rmSync(folder, { recursive: true, force: true });
}

/** Runs mocha. A run that ends without its result is one failure. */
async function tests(files, stdio = 'inherit') {
  const folder = mkdtempSync(join(tmpdir(), 'ska-test-'));
  const result = join(folder, 'result.json');
  const options = ['--reporter', './scripts/reporter.cjs', '--reporter-option', `to=${result}`];
  const env = coverage ? { ...process.env, NODE_V8_COVERAGE: coverage } : process.env;
  const status = await startBin('mocha', [...options, ...files], { stdio, env });
  try {
    const { passes, failures } = JSON.parse(readFileSync(result, 'utf8'));
    passed += passes;
    failed += failures;
    if (status !== 0 && failures === 0) failed++;
    if (passes + failures === 0) failed++;
  } catch {
    failed++;
  }
  rmSync(folder, { recursive: true, force: true });
}
