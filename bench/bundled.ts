import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** A module (its path from this folder) bundled as the program is, so that neither side of a comparison pays for a loader. The path of the bundle. */
export async function bundled(module: string, folder: string): Promise<string> {
  const outfile = join(folder, `${basename(module)}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${module}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'warning',
    alias: { puppeteer: 'puppeteer-core' },
    banner: {
      js: "import { createRequire as bundledRequire } from 'node:module'; const require = bundledRequire(import.meta.url);",
    },
  });
  return outfile;
}
