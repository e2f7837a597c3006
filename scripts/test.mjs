// All that must hold: the checks, then the tests. The last line is « N passed, N failed»; a check counts as a test.
//   --only=GLOB  only the tests of these files, no checks      --fast  no set-up, no checks, no coverage
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, runBin, runNpm, say, startBin } from './steps.mjs';

const { values } = parseArgs({
  options: { only: { type: 'string' }, fast: { type: 'boolean', default: false } },
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
if (values.only) await tests([values.only], { coverage: !values.fast });
else await inTwoLanes();

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function check(name, action) {
  say(`\n${name} …`);
  if (action() === 0) passed++;
  else failed++;
}

/**
 * The tests in VS Code wait for its windows most of their time: the others run meanwhile, and what the first lane said is printed
 * when both have ended.
 */
async function inTwoLanes() {
  const editor = 'test/vscode/**/*.test.ts';
  const folder = mkdtempSync(join(tmpdir(), 'ska-test-'));
  const log = join(folder, 'vscode.log');
  const output = openSync(log, 'w');
  await Promise.all([
    tests([editor], { coverage: false, stdio: ['ignore', output, output] }),
    tests(['test/**/*.test.ts', '--ignore', editor], { coverage: !values.fast }),
  ]);
  closeSync(output);
  process.stdout.write(readFileSync(log));
  rmSync(folder, { recursive: true, force: true });
}

/** Runs mocha, under c8 when coverage is wanted. A run that ends without its result is one failure. */
async function tests(files, { coverage, stdio = 'inherit' }) {
  const folder = mkdtempSync(join(tmpdir(), 'ska-test-'));
  const result = join(folder, 'result.json');
  const mocha = ['--reporter', './scripts/reporter.cjs', '--reporter-option', `to=${result}`, ...files];
  const status = await (coverage
    ? startBin('c8', ['node', 'node_modules/mocha/bin/mocha.js', ...mocha], { stdio })
    : startBin('mocha', mocha, { stdio }));
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
