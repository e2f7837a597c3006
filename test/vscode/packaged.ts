import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { strToU8, zipSync } from 'fflate';

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

/** Packs another extension of plain files, as they stand in a folder of test/fixtures, into a folder; the package's path. */
export async function packageFixture(name: string, out: string): Promise<string> {
  const folder = join(root, 'test', 'fixtures', name);
  const files = await readdir(folder);
  const contents = await Promise.all(files.map(file => readFile(join(folder, file))));
  const { publisher, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const manifest = `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
<Metadata><Identity Language="en-US" Id="${name}" Version="${version}" Publisher="${publisher}"/><DisplayName>${name}</DisplayName></Metadata>
<Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation><Dependencies/>
<Assets><Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/></Assets>
</PackageManifest>`;
  const path = join(out, `${name}.vsix`);
  await writeFile(
    path,
    zipSync({
      'extension.vsixmanifest': strToU8(manifest),
      ...Object.fromEntries(files.map((file, at) => [`extension/${file}`, contents[at] ?? new Uint8Array()])),
    }),
  );
  return path;
}

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
