import { homedir } from 'node:os';
import { join } from 'node:path';
import { type FileSystem, realFileSystem } from './file-system.ts';

/** What a search for programs may know of this machine. Paths are the machine's own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** True for the system's administrator. */
  readonly root: boolean;
  isFile(path: string): Promise<boolean>;
  /** Names in a folder; empty when there is none. */
  list(folder: string): Promise<readonly string[]>;
  /** The browser that `scripts/browser.mjs` unpacked into our own cache folder, if it did. */
  packaged(): Promise<string | undefined>;
}

/** Variables of the process, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The machine that this process runs on. */
export function thisMachine(environment: Environment, fs: FileSystem = realFileSystem): Machine {
  const home = homedir();
  // Elsewhere than on Windows a program is a file that may be run.
  const isFile = (path: string) =>
    fs.stat(path).then(
      found => found.isFile() && (process.platform === 'win32' || (found.mode & 0o111) !== 0),
      () => false,
    );
  return {
    platform: process.platform,
    home,
    root: process.getuid?.() === 0,
    isFile,
    list: folder => fs.readdir(folder).catch(() => []),
    packaged: async () => {
      const path = join(browserFolder(environment, home), 'start');
      return (await isFile(path)) ? path : undefined;
    },
  };
}

/** Where a browser that we unpacked ourselves lies; its file `start` is written last, so it is there when all is. */
export function browserFolder(environment: Environment, home: string): string {
  return join(environment.XDG_CACHE_HOME || join(home, '.cache'), 'ska-rapport', 'chromium');
}
