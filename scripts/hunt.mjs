// Property tests with texts and edits that nobody has tried before: npm run hunt [-- ROUNDS [part of a file's name]]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runBin, say } from './steps.mjs';

const [rounds = '5', part = ''] = process.argv.slice(2);
const files = readdirSync(join(root, 'test'), { recursive: true })
  .map(file => `test/${file.replaceAll('\\', '/')}`)
  .filter(file => file.endsWith('.test.ts') && file.includes(part))
  .filter(file => readFileSync(join(root, file), 'utf8').includes("from 'fast-check'"));
let failed = 0;
for (let round = 0; round < Number(rounds); round++) {
  const seed = Math.floor(Math.random() * 2 ** 31);
  say(`\nSKA_SEED=${seed}`);
  const env = { ...process.env, SKA_SEED: String(seed) };
  if (runBin('mocha', ['--reporter', 'dot', '--timeout', '0', ...files], { env }) !== 0) failed++;
}
say(`${rounds} rounds, ${failed} with something found`);
process.exitCode = failed === 0 ? 0 : 1;
