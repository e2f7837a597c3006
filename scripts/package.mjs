// Makes the extension's packages: `npm run package`, with --target for other systems than this one (it may be repeated),
// --out for another folder than dist/vsix, and --no-build for what is in dist/ already. Prints their paths.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, root, run, runNpm, say } from './steps.mjs';
import { ensureTool } from './tools.mjs';

/** What npm calls the systems that VS Code has a name for. */
const systems = {
  'linux-x64': { os: 'linux', cpu: 'x64', libc: 'glibc' },
  'linux-arm64': { os: 'linux', cpu: 'arm64', libc: 'glibc' },
  'alpine-x64': { os: 'linux', cpu: 'x64', libc: 'musl' },
  'alpine-arm64': { os: 'linux', cpu: 'arm64', libc: 'musl' },
  'darwin-x64': { os: 'darwin', cpu: 'x64' },
  'darwin-arm64': { os: 'darwin', cpu: 'arm64' },
  'win32-x64': { os: 'win32', cpu: 'x64' },
  'win32-arm64': { os: 'win32', cpu: 'arm64' },
};
// Never part of a package, and large or somebody's own.
const leftOut = /^(\.git|coverage|node_modules|tmp|dist[\\/](node_modules|vsix)|examples)([\\/]|$)/;

const { values } = parseArgs({
  options: {
    target: { type: 'string', multiple: true, default: [thisTarget()] },
    out: { type: 'string', default: join('dist', 'vsix') },
    build: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
try {
  const unknown = values.target.find(target => !systems[target]);
  if (unknown) {
    throw new Error(
      `”${unknown}” är inget system som tillägget görs för: ${Object.keys(systems).join(', ')}.`,
    );
  }
  if (values.build) prepare();
  const out = resolve(root, values.out);
  mkdirSync(out, { recursive: true });
  for (const target of values.target) process.stdout.write(`${makePackage(target, out)}\n`);
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}

/** The package of one system; its path. It is there as a whole or not at all. */
function makePackage(target, out) {
  const vsce = join(
    ensureTool('vsce', { flags: ['--omit=optional'] }),
    'node_modules',
    '@vscode',
    'vsce',
    'vsce',
  );
  const staged = mkdtempSync(join(tmpdir(), 'ska-vsix-'));
  try {
    cpSync(root, staged, { recursive: true, filter: path => !leftOut.test(relative(root, path)) });
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    // These are for npm and for work on the sources; vsce allows no list of files besides .vscodeignore.
    for (const key of ['bin', 'dependencies', 'devDependencies', 'files', 'private', 'scripts'])
      delete manifest[key];
    writeFileSync(join(staged, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    addDependencies(target, join(staged, 'dist', 'node_modules'));

    const file = join(out, `${manifest.name}-${target}-${manifest.version}.vsix`);
    const fresh = join(staged, 'package.vsix');
    // README's links are left as they are: there is no public address that they could lead to.
    const links = ['--allow-missing-repository', '--no-rewrite-relative-links'];
    const flags = ['--no-dependencies', ...links, '--target', target, '--out', fresh];
    // Stdout stays free for the paths.
    if (run(process.execPath, [vsce, 'package', ...flags], { cwd: staged, stdio: ['ignore', 2, 2] }) !== 0) {
      throw new Error(`Paketet för ${target} kunde inte göras (vsce).`);
    }
    cpSync(fresh, `${file}.${process.pid}`);
    renameSync(`${file}.${process.pid}`, file);
    return file;
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

/** Puts what the bundles import at run time (DuckDB and its binding for the target) into `folder`, as the lock says. */
function addDependencies(target, folder) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const wanted = closure(packages, systems[target]);
  const installed = wanted.every(path => existsSync(join(root, path, 'package.json')));
  const from = installed ? root : fetchDependencies(target);
  for (const path of wanted) {
    const there = JSON.parse(readFileSync(join(from, path, 'package.json'), 'utf8')).version;
    if (there !== packages[path].version) {
      throw new Error(
        `${path} är ${there}, men package-lock.json säger ${packages[path].version}. Kör npm ci.`,
      );
    }
    cpSync(join(from, path), join(folder, path.slice('node_modules/'.length)), {
      recursive: true,
      filter: name => !/\.(map|d\.[cm]?ts)$/.test(name),
    });
  }
  if (from !== root) rmSync(from, { recursive: true, force: true });
}

/** Places in the lock of all packages that package.json's dependencies need on a system. */
function closure(packages, system) {
  const found = new Set();
  const fits = ({ os, cpu, libc }) =>
    [
      [os, system.os],
      [cpu, system.cpu],
      [libc, system.libc],
    ].every(([allowed, ours]) => !allowed || allowed.includes(ours));
  const visit = path => {
    const entry = packages[path];
    if (!entry) throw new Error(`${path} saknas i package-lock.json.`);
    if (found.has(path) || !fits(entry)) return;
    if (path) found.add(path);
    for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) {
      const nested = `${path}/node_modules/${name}`;
      visit(packages[nested] ? nested : `node_modules/${name}`);
    }
  };
  visit('');
  return [...found].sort();
}

/** A folder with the dependencies for another system; npm checks each against the lock. */
function fetchDependencies(target) {
  say(`Hämtar det som tillägget behöver på ${target} …`);
  const folder = mkdtempSync(join(tmpdir(), 'ska-npm-'));
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(root, file), join(folder, file));
  const { os, cpu, libc } = systems[target];
  const flags = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const system = [`--os=${os}`, `--cpu=${cpu}`, ...(libc ? [`--libc=${libc}`] : [])];
  if (runNpm(['ci', ...flags, ...system], { cwd: folder, stdio: ['ignore', 2, 2] }) !== 0) {
    throw new Error(`Det som tillägget behöver på ${target} kunde inte hämtas från npm-registret.`);
  }
  return folder;
}

/** VS Code's name of this machine's system. */
function thisTarget() {
  const alpine = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
  return `${alpine ? 'alpine' : process.platform}-${process.arch}`;
}
