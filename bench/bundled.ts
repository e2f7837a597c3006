import { join } from 'node:path';
import { build } from 'esbuild';

/** A module of this folder bundled as the program is, so that neither side of a comparison pays for a loader. The path of the bundle. */
export async function bundled(name: string, folder: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
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
