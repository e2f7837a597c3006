import { watch } from 'node:fs';
import { Fault } from '../base/fault.ts';
import { type CommonOptions, type Door, projectFolder } from './door.ts';
import { faultText } from './findings.ts';

/** What no report is made of. */
export const unwatched = /(^|[\\/])(ut|\.git|\.ska|node_modules)([\\/]|$)|\.tmp$|~$/;

/** Runs a piece of work now and after each change of a file in the project, until interrupted. Faults are told and waited out. */
export async function watchProject(
  door: Door,
  options: CommonOptions,
  work: () => Promise<number>,
): Promise<number> {
  const root = await projectFolder(door, options);
  let wake: (() => void) | undefined;
  let dirty = true;
  const watcher = watch(root, { recursive: true, signal: door.signal }, (_event, name) => {
    if (name && unwatched.test(name)) return;
    dirty = true;
    wake?.();
  });
  watcher.on('error', () => wake?.());
  door.signal.addEventListener('abort', () => wake?.());
  while (!door.signal.aborted) {
    if (dirty) {
      dirty = false;
      await work().catch((error: unknown) => {
        if (!(error instanceof Fault)) throw error;
        door.err(faultText(error, door));
      });
      continue;
    }
    await new Promise<void>(done => {
      wake = done;
    });
  }
  return 130;
}
