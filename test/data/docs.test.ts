import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { packageSchema } from '../../extension/data/package-schema.ts';
import { fixture, says, withData } from './folder.ts';

const page = readFileSync(new URL('../../docs/data.md', import.meta.url), 'utf8');

describe('docs/data.md', () => {
  it('has an example that reads the real file without a finding', () =>
    withData(
      {
        'data/datapackage.yaml': /```yaml\n(resources:[\s\S]*?)```/.exec(page)?.[1] ?? '',
        'data/siris-139.csv': fixture('siris-139-slutbetyg-ak9.csv'),
      },
      async engine => {
        const table = await engine.describe('slutbetyg');
        assert.deepEqual(
          [...engine.diagnostics, ...(table?.diagnostics ?? [])]
            .filter(each => each.code !== 'data.column-extra')
            .map(says),
          [],
        );
        assert.equal(table?.rowCount, 39);
        const facts = await engine.fetch({
          table: 'slutbetyg',
          measure: { value: 'meritvärde', scale: 1 },
          select: { enhet: ['36262199'], läsår: ['2024/25', '2025/26'] },
          by: ['läsår'],
          groups: {},
        });
        assert.deepEqual(
          facts.map(fact => fact.value),
          [263.4, { state: 'pending', text: 'väntas', expected: 'november 2026' }],
        );
      },
    ));

  it('names each ska: key of the schema', () => {
    const keys = new Set(JSON.stringify(packageSchema).match(/ska:[\p{L}]+(?=":)/gu));
    assert.ok(keys.size >= 12);
    for (const key of keys) assert.ok(page.includes(`\`${key}\``), key);
  });
});
