import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Makes the extension's package of a system (else this machine's) out of what is in dist/, into a folder; its path. */
export async function packageExtension(out: string, target?: string): Promise<string> {
  const system = target ? ['--target', target] : [];
  const script = join(root, 'scripts', 'package.mjs');
  const { stdout } = await run(process.execPath, [script, '--no-build', '--out', out, ...system], {
    maxBuffer: 1e8,
  });
  return stdout.trim();
}

/** This machine's package, made when it is first asked for and kept until the process ends. */
export const packagedExtension = memory(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ska å '));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return packageExtension(folder);
});

/** A place of its own for one suite, below a folder whose name has an å and a space. */
export interface Place {
  /** The package, to install. */
  readonly vsix: string;
  /** A copy of examples/lindberga that may be changed. */
  readonly project: string;
  remove(): Promise<void>;
}

/** Packs the extension, and copies the example municipality. */
export async function preparePlace(): Promise<Place> {
  const vsix = await packagedExtension();
  const folder = await mkdtemp(join(tmpdir(), 'ska å '));
  const project = join(folder, 'Lindberga på prov');
  await mkdir(project);
  await cp(join(root, 'examples', 'lindberga'), project, {
    recursive: true,
    filter: path => !/[\\/](ut|\.ska)([\\/]|$)/.test(path),
  });
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  return { vsix, project, remove };
}

function memory<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
