// Bundles the product into dist/: `node scripts/build.mjs`. With --optional (npm's prepare) a failure is only told.

import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { notices } from './notices.mjs';
import { checkNode, root, say } from './steps.mjs';

const dist = join(root, 'dist');

/** Modules that start by themselves: the command line, workers, and what the scripts of this folder need. */
function entryPoints() {
  const main = join(root, 'extension', 'cli', 'main.ts');
  if (!existsSync(main)) say('extension/cli/main.ts saknas: dist/ska.mjs byggs inte.');
  const workers = readdirSync(join(root, 'extension'), { recursive: true, encoding: 'utf8' })
    .filter(path => /[-.]worker\.ts$/.test(path))
    .map(path => [basename(path, '.ts'), join(root, 'extension', path)]);
  return Object.fromEntries([
    ...(existsSync(main) ? [['ska', main]] : []),
    ['server', join(root, 'extension', 'server', 'main.ts')],
    ...workers,
    ['find-browser', join(root, 'scripts', 'find-browser.ts')],
  ]);
}

const common = {
  absWorkingDir: root,
  outdir: dist,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  legalComments: 'none',
  metafile: true,
  write: false,
  logLevel: 'warning',
};

/** Of all that the program is made of: what one version built, another that is being worked on builds anew. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const files = readdirSync(join(root, 'extension'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter(name => name.endsWith('.ts')).sort())
    hash.update(file).update(readFileSync(join(root, 'extension', file)));
  return hash.digest('hex').slice(0, 16);
}

async function bundle(esbuild) {
  const program = await esbuild.build({
    ...common,
    entryPoints: entryPoints(),
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunk-[hash]',
    splitting: true,
    format: 'esm',
    // A native binding cannot be bundled; what calls it can, and a hundred small files less are opened at each start.
    external: ['@duckdb/node-bindings*'],
    define: { SKA_PROGRAM: JSON.stringify(fingerprint()) },
    // The package's own entry runs a `.puppeteerrc.cjs` of the folder that one stands in: a project could run code so.
    alias: { puppeteer: 'puppeteer-core' },
    // CommonJS packages in the bundle call require().
    banner: {
      js: "import { createRequire as bundledRequire } from 'node:module'; const require = bundledRequire(import.meta.url);",
    },
  });
  // What VS Code loads by require(), with its own API beside it.
  const client = await esbuild.build({
    ...common,
    entryPoints: { client: join(root, 'extension', 'client', 'main.ts') },
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    external: ['vscode'],
  });
  mkdirSync(dist, { recursive: true });
  const written = new Set();
  for (const { path, text } of [...program.outputFiles, ...client.outputFiles]) {
    writeFileSync(path, withShebang(basename(path), text));
    written.add(basename(path));
  }
  if (written.has('ska.mjs')) chmodSync(join(dist, 'ska.mjs'), 0o755);
  for (const old of readdirSync(dist)) {
    if (/\.[cm]js(\.map)?$/.test(old) && !written.has(old)) rmSync(join(dist, old));
  }
  writeFileSync(
    join(dist, 'THIRD-PARTY.txt'),
    notices(Object.keys({ ...program.metafile.inputs, ...client.metafile.inputs })),
  );
}

/** The scripts of the preview's page and of decks, which know no modules. */
async function bundlePages(esbuild) {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      preview: join(root, 'extension', 'browser', 'main.ts'),
      bildspel: join(root, 'extension', 'browser', 'deck', 'main.ts'),
    },
    outdir: dist,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: ['chrome120', 'firefox121', 'safari17'],
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
}

/** The command's first line says who runs it; its source map begins one line later for that. */
function withShebang(name, text) {
  if (name === 'ska.mjs' && !text.startsWith('#!')) return `#!/usr/bin/env node\n${text}`;
  if (
    name !== 'ska.mjs.map' ||
    readFileSync(join(root, 'extension', 'cli', 'main.ts'), 'utf8').startsWith('#!')
  )
    return text;
  const map = JSON.parse(text);
  return JSON.stringify({ ...map, mappings: `;${map.mappings}` });
}

/** Copies the font files that the rooms `theme` and `output` name. */
async function copyFonts(esbuild) {
  const list = await esbuild.build({
    stdin: {
      contents:
        "export { fontFaces } from './extension/theme/fonts.ts'; export * as html from './extension/output/html/fonts.ts';",
      resolveDir: root,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const { fontFaces, html } = await import(
    `data:text/javascript;base64,${Buffer.from(list.outputFiles[0].text).toString('base64')}`
  );
  const paths = fontFaces().map(face => join(root, 'node_modules', face.path));
  const folder = dirname(paths[0]);
  for (const { file } of html.sourceSans ?? []) paths.push(join(folder, file));
  mkdirSync(join(dist, 'fonts'), { recursive: true });
  for (const path of new Set(paths)) copyFileSync(path, join(dist, 'fonts', basename(path)));
  copyFileSync(join(folder, '..', 'LICENSE'), join(dist, 'fonts', 'LICENSE'));
}

try {
  checkNode();
  const esbuild = await import('esbuild');
  await bundle(esbuild);
  await bundlePages(esbuild);
  await copyFonts(esbuild);
  say(`Byggt: ${relative(root, dist)}/`);
} catch (error) {
  say(`Bygget misslyckades: ${error.message}`);
  process.exitCode = process.argv.includes('--optional') ? 0 : 1;
}
