import { isAbsolute, relative, resolve, sep } from 'node:path';
import { watch } from 'chokidar';
import { Fault } from '../base/fault.ts';
import { type CommonOptions, type Door, projectFolder } from './door.ts';
import { faultText } from './findings.ts';

/** What no report is made of. */
const unwatched = /(^|\/)(ut|\.git|\.ska|node_modules)(\/|$)|\.tmp$|~$/;

/** Which files are watched, and until when. */
export interface Watch {
  /** The project's folder, absolute. */
  readonly root: string;
  /** A folder of output besides `ut`, absolute: what a build writes there must not set off another. */
  readonly output?: string;
  readonly signal: AbortSignal;
}

/**
 * Calls `changed` with each file or folder of a project that changes, comes or goes, as a path from `root` with `/`. When
 * it returns, everything is watched: whatever happens from then on is told.
 */
export async function watchFiles(
  { root, output, signal }: Watch,
  changed: (path: string) => void,
): Promise<void> {
  const named = (path: string) => relative(root, path).split(sep).join('/').normalize('NFC');
  const out = output === undefined ? undefined : named(output);
  const isOutput = (name: string) =>
    out !== undefined && out !== '' && !isAbsolute(out) && (name === out || name.startsWith(`${out}/`));
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    // A file in a new folder may change before it is watched, and one that is copied there is read half: it is told of when it has come to rest.
    awaitWriteFinish: { stabilityThreshold: 100, pollInterval: 25 },
    ignored: path => unwatched.test(named(path)) || isOutput(named(path)),
  });
  // A folder that may not be read cannot be watched; the commands tell of it when they read it.
  watcher.on('error', () => undefined);
  watcher.on('all', (_event, path) => changed(named(path)));
  signal.addEventListener('abort', () => void watcher.close());
  await new Promise<void>(done => {
    watcher.once('ready', done);
    signal.addEventListener('abort', () => done());
  });
}

/** Runs a piece of work now and after each change of a file in the project, until interrupted. Faults are told and waited out. */
export async function watchProject(
  door: Door,
  options: CommonOptions & { readonly out?: string },
  work: () => Promise<number>,
): Promise<number> {
  const root = await projectFolder(door, options);
  let wake: (() => void) | undefined;
  let dirty = true;
  const output = options.out === undefined ? {} : { output: resolve(root, options.out) };
  await watchFiles({ root, ...output, signal: door.signal }, () => {
    dirty = true;
    wake?.();
  });
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
