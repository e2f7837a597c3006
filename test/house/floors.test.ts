import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const root = new URL('../../', import.meta.url).pathname;
const broken = new URL('../fixtures/broken-house/', import.meta.url).pathname;

interface Config {
  readonly floors: readonly (readonly string[])[];
  readonly forbidden: readonly { readonly name: string }[];
  readonly options: Record<string, unknown>;
}
const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as Config;

/** Runs the rules over the house in a folder. */
async function cruiseHouse(folder: string): Promise<ICruiseResult> {
  const { output } = await cruise(
    ['extension'],
    {
      ...config.options,
      baseDir: folder,
      validate: true,
      ruleSet: { forbidden: [...config.forbidden] },
    } as never,
    {},
    { tsConfig: extractTSConfig(`${folder}tsconfig.json`) },
  );
  assert.ok(typeof output === 'object');
  return output;
}

describe('floors of the house', () => {
  it('are kept by every module', async () => {
    const { summary, modules } = await cruiseHouse(root);
    const told = summary.violations.map(v => `${v.rule.name}: ${v.from} -> ${v.to}`);
    assert.deepEqual(told, []);
    // A parser that does not understand the sources finds nothing, and with it no violation.
    const seen = modules.filter(m => m.source.startsWith('extension/')).map(m => m.source);
    const there = readdirSync(`${root}extension`, { recursive: true, encoding: 'utf8' })
      .filter(path => /(?<!\.d)\.ts$/.test(path))
      .map(path => `extension/${path.replaceAll('\\', '/')}`);
    assert.ok(there.length > 0);
    assert.deepEqual(seen.sort(), there.sort());
    assert.ok((summary.totalDependenciesCruised ?? 0) > 0);
  });

  it('have a place for every room', () => {
    const rooms = readdirSync(`${root}extension`, { withFileTypes: true });
    const placed = config.floors.flat();
    for (const room of rooms) {
      assert.ok(room.isDirectory(), `extension/${room.name} stands outside the rooms`);
      assert.ok(placed.includes(room.name), `extension/${room.name} has no floor in .dependency-cruiser.cjs`);
    }
  });

  it('are told as broken where they are broken, and nowhere else', async () => {
    assert.ok(existsSync(`${broken}extension`));
    const { summary } = await cruiseHouse(broken);
    const told = summary.violations
      .map(
        v =>
          `${v.rule.name}: ${v.from} -> ${v.to.replace(/^.*node_modules\/(?:@types\/)?((@[^/]+\/)?[^/]+).*$/, '$1')}`,
      )
      .map(line => line.replaceAll('extension/', ''));
    assert.deepEqual(told.sort(), [
      'base-has-no-library: base/thing.ts -> yaml',
      'base-has-no-library: base/up.ts -> data/table.ts',
      'browser-stands-alone: browser/alive.ts -> base/thing.ts',
      'duckdb-in-one-file: data/engine.ts -> @duckdb/node-api',
      'floor-1: base/up.ts -> data/table.ts',
      'floor-2: schema/up.ts -> charts/neighbour.ts',
      'floor-3: charts/neighbour.ts -> data/table.ts',
      'floor-4: directives/above.ts -> report/report.ts',
      'floor-5: report/above.ts -> project/project.ts',
      'floor-6: project/project.ts -> output/page.ts',
      'floor-7: output/page.ts -> review/finding.ts',
      'floor-8: cli/main.ts -> server/start.ts',
      'handlebars-in-output: project/project.ts -> handlebars',
      'house-stands-alone: review/finding.ts -> test/run.ts',
      'known-rooms: util/text.ts -> base/thing.ts',
      'no-io-above-the-ports: report/report.ts -> fs',
      'puppeteer-in-output: review/finding.ts -> puppeteer',
      'unified-in-syntax: report/markdown.ts -> remark-gfm',
      'unified-in-syntax: report/report.ts -> unified',
      'vscode-in-client: cli/main.ts -> vscode',
    ]);
  });

  it('have no rule that was never proven', async () => {
    const { summary } = await cruiseHouse(broken);
    const proven = new Set(summary.violations.map(v => v.rule.name));
    const unproven = config.forbidden.map(rule => rule.name).filter(name => !proven.has(name));
    assert.deepEqual(unproven, []);
  });
});
