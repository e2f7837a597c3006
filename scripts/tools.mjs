// Programs that only scripts and tests use, and that are too large for everybody's node_modules: each has a folder in
// scripts/tools/ with its own package.json and lock, and is installed into tmp/tools/ the first time it is wanted.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNpm, say } from './steps.mjs';

// What a package runs when it is installed could do anything: none of these tools needs it.
const always = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
// Stdout stays free for the answer of the script that called.
const stdio = ['ignore', 2, 2];

/**
 * The folder of a tool, installed exactly as its lock says. Installs in the folders `within` (that have a lock of their
 * own inside a package) follow; `flags` are npm's. An install is there as a whole or not at all; throws with a sentence when it fails.
 */
export function ensureTool(name, { within = [], flags = [] } = {}) {
  const source = join(root, 'scripts', 'tools', name);
  const lock = readFileSync(join(source, 'package-lock.json'));
  const tools = join(root, 'tmp', 'tools');
  const kept = `${name}-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`;
  const folder = join(tools, kept);
  if (existsSync(folder)) return folder;

  say(`Installerar ${name} i ${folder} …`);
  const fresh = join(tools, `.${kept}-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  cpSync(source, fresh, { recursive: true });
  try {
    npm(name, ['ci', ...flags], fresh);
    // npm ci does not read the lock that a package was published with; npm install does.
    for (const inner of within)
      npm(name, ['install', '--omit=dev', '--prefix', join(fresh, inner)], join(fresh, inner));
    for (const old of readdirSync(tools)) {
      if (/^-[0-9a-f]{12}$/.test(old.slice(name.length)) && old.startsWith(name))
        rmSync(join(tools, old), { recursive: true, force: true });
    }
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another run may have been quicker.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function npm(tool, args, cwd) {
  if (runNpm([...args, ...always], { cwd, stdio }) === 0) return;
  throw new Error(
    `${tool} kunde inte installeras (npm ${args[0]}). Det hämtas från npm-registret: kontrollera nätverket och kör igen.`,
  );
}
