import { statSync } from 'node:fs';
import { win32 } from 'node:path';
import type { Environment } from './machine.ts';

/** What a search for git may know of the machine. */
export interface GitProbes {
  readonly platform: NodeJS.Platform;
  isFile(path: string): boolean;
}

const thisMachine: GitProbes = {
  platform: process.platform,
  isFile: path => statSync(path, { throwIfNoEntry: false })?.isFile() === true,
};

/**
 * What is started as git. On Windows its whole path: there a bare name would be looked for first in the folder that git is to work
 * in, and a project could bring a `git.exe` of its own. Besides the path it is looked for where its installer puts it, as VS Code
 * does; where there is none, that is the path, and starting it fails as it should (`ENOENT`).
 */
export function gitProgram(environment: Environment, probes: GitProbes = thisMachine): string {
  if (probes.platform !== 'win32') return 'git';
  // A copy of the process's variables no longer takes `PATH` for `Path`.
  const variable = (name: string) =>
    Object.entries(environment).find(([each]) => each.toUpperCase() === name)?.[1] ?? '';
  const onPath = variable('PATH')
    .split(';')
    .map(folder => folder.trim().replaceAll('"', ''))
    .filter(folder => /^[a-z]:[\\/]|^\\\\/i.test(folder));
  const installed = ['PROGRAMW6432', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map(name => [name, variable(name)] as const)
    .filter(([, folder]) => folder !== '')
    .map(([name, folder]) => win32.join(folder, name === 'LOCALAPPDATA' ? 'Programs' : '', 'Git', 'cmd'));
  const places = [...onPath, ...installed, 'C:\\Program Files\\Git\\cmd'].map(folder =>
    win32.join(folder, 'git.exe'),
  );
  return places.find(probes.isFile) ?? places.at(-1) ?? '';
}
