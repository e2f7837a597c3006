// All that must hold: the checks, then the tests. The last line is « N passed, N failed»; a check counts as a test.
//   --only=GLOB  only the tests of these files, no checks      --fast  no set-up, no checks, no coverage
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, runBin, runNpm, say } from './steps.mjs';

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
tests(values.only ?? 'test/**/*.test.ts', !values.fast);

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function check(name, action) {
  say(`\n${name} …`);
  if (action() === 0) passed++;
  else failed++;
}

/** Runs mocha, under c8 when coverage is wanted. A run that ends without its result is one failure. */
function tests(files, coverage) {
  const folder = mkdtempSync(join(tmpdir(), 'ska-test-'));
  const result = join(folder, 'result.json');
  const mocha = ['--reporter', './scripts/reporter.cjs', '--reporter-option', `to=${result}`, files];
  const status = coverage
    ? runBin('c8', ['node', 'node_modules/mocha/bin/mocha.js', ...mocha])
    : runBin('mocha', mocha);
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
