import { spawn } from 'node:child_process';
import { win32 } from 'node:path';
import type { Environment } from './machine.ts';

/** A program, and what follows it on its command line, as it stands there. */
export interface Opener {
  readonly program: string;
  readonly line: string;
}

/** What opens a file on Windows as a double-click does. The quotes are for Explorer, to which a comma ends a path. */
export function windowsOpener(file: string, environment: Environment): Opener {
  const system = environment.SystemRoot ?? environment.SYSTEMROOT ?? 'C:\\Windows';
  return { program: win32.join(system, 'explorer.exe'), line: `"${win32.normalize(file)}"` };
}

/** Starts it; false when that could not be done. What it ends with says nothing: Explorer ends with 1 when all is well. */
export function startOpener({ program, line }: Opener): Promise<boolean> {
  return new Promise(done => {
    const child = spawn(program, [line], { stdio: 'ignore', windowsVerbatimArguments: true });
    child.on('error', () => done(false));
    child.on('spawn', () => {
      child.unref();
      done(true);
    });
  });
}
