import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Locked {
  readonly packages: Readonly<
    Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>
  >;
}

describe('the package lock', () => {
  it('holds the builds for every system, so that an install works on each of them', () => {
    const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
    const { packages } = JSON.parse(text) as Locked;
    const names = new Set(
      Object.keys(packages).map(path => path.slice(path.lastIndexOf('node_modules/') + 13)),
    );
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).flatMap(name => (names.has(name) ? [] : [`${path}: ${name}`])),
    );
    assert.deepEqual(missing, []);
    assert.ok(names.has('@duckdb/node-bindings-win32-x64'));
  });
});
