import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { packagedExtension, packageExtension } from './packaged.ts';

type Files = Readonly<Record<string, Uint8Array>>;

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly devDependencies?: unknown;
  readonly dependencies?: unknown;
  readonly version: string;
}

const million = 1_000_000;

describe('the package of the extension', function () {
  this.timeout(360_000);
  let out = '';
  let path = '';
  let files: Files = {};
  let names: string[] = [];
  before(async () => {
    out = await mkdtemp(join(tmpdir(), 'ska å '));
    path = await packagedExtension();
    files = unzipSync(await readFile(path));
    names = Object.keys(files);
  });
  after(() => rm(out, { recursive: true }));

  it('is called after its system and version, and is no larger than a slow line can bear', async () => {
    const { version } = json<Manifest>(files, 'extension/package.json');
    assert.ok(path.endsWith(`ska-rapport-linux-x64-${version}.vsix`), path);
    assert.match(
      strFromU8(files['extension.vsixmanifest'] ?? new Uint8Array()),
      /TargetPlatform="linux-x64"/,
    );
    assert.ok((await stat(path)).size < 40 * million);
  });

  it('holds what the extension needs to run, wherever it is installed', () => {
    const { main, icon, dependencies } = json<Manifest>(files, 'extension/package.json');
    const wanted = [
      main,
      icon,
      'package.nls.json',
      'LICENSE.txt',
      'changelog.md',
      'readme.md',
      'dist/server.mjs',
      'dist/ska.mjs',
      'dist/template-worker.mjs',
      'dist/fonts/source-sans-3-latin-400-normal.woff2',
      'dist/fonts/LICENSE',
      'schemas/rapport.schema.json',
      'templates/katalog/indikatorer.yaml',
      'templates/sidor/utskrift.hbs',
      'dist/node_modules/@duckdb/node-bindings-linux-x64/duckdb.node',
      'dist/node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so',
    ];
    assert.deepEqual(
      wanted.filter(name => !names.includes(`extension/${name}`)),
      [],
    );
    // They are inside; an installer must not look for them.
    assert.equal(dependencies, undefined);
  });

  it('holds nothing of the work on the extension', () => {
    const tops = new Set(names.map(name => name.split('/').slice(0, 2).join('/')));
    assert.deepEqual(
      [...tops].filter(
        top => !/^extension\/(dist|schemas|templates|extension|[^/]+\.(json|md|txt))$/.test(top),
      ),
      ['extension.vsixmanifest', '[Content_Types].xml'],
    );
    assert.deepEqual(
      names.filter(name => /\.(ts|map|tsx|csv|vsix)$|\/(test|tests|\.[^/]+)(\/|$)/.test(name)),
      [],
    );
    assert.equal(json<Manifest>(files, 'extension/package.json').devDependencies, undefined);
  });

  it('names the licence of all that others have written', () => {
    const told = strFromU8(files['extension/dist/THIRD-PARTY.txt'] ?? new Uint8Array());
    const parts = told.split(`\n${'-'.repeat(80)}\n\n`);
    for (const name of [
      'vscode-languageclient',
      'vscode-languageserver',
      'unified',
      'chart.js',
      'handlebars',
      '@duckdb/node-api',
    ])
      assert.ok(
        parts.some(part => part.startsWith(`${name} `)),
        name,
      );
    for (const part of parts) {
      const [first = '', ...words] = part.split('\n');
      assert.match(first, /^\S+ \d\S* \((MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0)\)$/);
      assert.match(words.join(' '), /copyright|permission/i, first);
      assert.ok(words.join(' ').length > 300, first);
    }
    const folders = names.flatMap(
      name => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/@]+)\/package\.json$/.exec(name)?.[1] ?? [],
    );
    assert.ok(folders.length >= 3);
    for (const folder of folders) {
      assert.match(
        json<{ license: string }>(files, `${folder}/package.json`).license,
        /^(MIT|Apache-2\.0|ISC)$/,
      );
      assert.ok(names.includes(`${folder}/LICENSE`), folder);
    }
  });

  it('is made for Windows and for a Mac, with their data engine and no other', async () => {
    const engines = {
      'win32-x64': ['duckdb.dll', 'duckdb.node'],
      'darwin-arm64': ['duckdb.node', 'libduckdb.dylib'],
    };
    for (const [target, binaries] of Object.entries(engines)) {
      const other = Object.keys(unzipSync(await readFile(await packageExtension(out, target))));
      const native = other.filter(name => /\.(node|dll|so|dylib)$/.test(name));
      assert.deepEqual(
        native.sort(),
        binaries.map(file => `extension/dist/node_modules/@duckdb/node-bindings-${target}/${file}`),
      );
      const rest = (list: string[]) => list.filter(name => !name.includes('node-bindings-')).sort();
      assert.deepEqual(rest(other), rest(names));
    }
  });
});

function json<T>(files: Files, name: string): T {
  return JSON.parse(strFromU8(files[name] ?? new Uint8Array())) as T;
}
