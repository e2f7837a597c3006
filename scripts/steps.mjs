import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Says one line about what is going on, on stderr. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs a program in the package's folder with its output shown; its exit code (1 when it could not start). */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) say(`${program}: ${error.message}`);
  return status ?? 1;
}

/** Runs a script of ours. */
export function runNode(args, options = {}) {
  return run(process.execPath, args, options);
}

/** Runs npm: the one that started us, else the one on the path. */
export function runNpm(args, options = {}) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return runNode([npm, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

/** Runs the program of a package that is installed here. */
export function runBin(name, args, options = {}) {
  return runNode([programOf(name), ...args], options);
}

/** Starts the program of a package, as {@link runBin} does, and resolves to its exit code (1 when it could not start). */
export function startBin(name, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [programOf(name), ...args], {
      cwd: root,
      stdio: 'inherit',
      ...options,
    });
    child.once('error', error => {
      say(`${name}: ${error.message}`);
      resolve(1);
    });
    child.once('exit', code => resolve(code ?? 1));
  });
}

function programOf(name) {
  const { bin, name: scoped } = JSON.parse(
    readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
  );
  const short = scoped.split('/').at(-1);
  const program = typeof bin === 'string' ? bin : (bin[short] ?? Object.values(bin)[0]);
  return join('node_modules', name, program);
}

/** Stops with a sentence when this Node is older than package.json allows. */
export function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted = engines.node.replace('>=', '').split('.').map(Number);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > wanted[0] || (major === wanted[0] && minor >= (wanted[1] ?? 0))) return;
  say(`Node ${process.versions.node} är för gammal: ${engines.node} behövs. Hämta en nyare på nodejs.org.`);
  process.exit(2);
}

/** True when what is installed is what package-lock.json says (packages for other systems aside). */
export function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === '' || optional || link || (there[path]?.version === version && existsSync(join(root, path))),
  );
}

/** Checks Node, installs the packages when they are missing or old, and builds. Stops when one of them fails. */
export function prepare() {
  checkNode();
  if (!isInstalled()) {
    say('Installerar paket (npm ci) …');
    stopUnlessFine(
      runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']),
      'Paketen kunde inte installeras.',
    );
  }
  stopUnlessFine(runNode(['scripts/build.mjs']), 'Programmet kunde inte byggas.');
}

/** Ends with an exit code that is not 0, after a sentence. */
export function stopUnlessFine(status, sentence) {
  if (status === 0) return;
  say(sentence);
  process.exit(status);
}
