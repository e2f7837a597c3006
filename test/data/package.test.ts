import assert from 'node:assert/strict';
import { openStore } from '../../extension/data/duckdb.ts';
import { readPackage } from '../../extension/data/package-file.ts';
import { packageOf, says, told, withData } from './folder.ts';

const good = packageOf(
  'data/f.csv',
  '{ name: enhet, ska:dimension: enhet }\n{ name: elever, type: integer }',
);
const read = (text: string) => readPackage('data/datapackage.yaml', text);

describe('the data package', () => {
  it('may be absent: no tables, nothing wrong', () =>
    withData({}, async engine => {
      assert.deepEqual([engine.names, engine.diagnostics], [[], []]);
      assert.equal(await engine.describe('t'), undefined);
    }));

  it('broken or of another shape gives findings, never an error', () => {
    for (const text of [
      '',
      '[]',
      'x',
      'resources: 3',
      'resources: [1, null, {}, { name: [], path: {} }]',
      'resources:\n  - name: "t\n',
      '\t- a',
      good.replace('fields:', 'fields: 1 #'),
    ]) {
      const { diagnostics } = read(text);
      assert.ok(diagnostics.length > 0, text);
      for (const each of diagnostics) assert.doesNotThrow(() => says(each));
    }
  });

  it('finds a misspelt key with the nearest one, at the key, also among ska:', () => {
    const { diagnostics, tables } = read(
      good.replace('ska:dimension', 'ska:dimention').replace('    schema:', '    tittle: T\n    schema:'),
    );
    assert.deepEqual(diagnostics.map(says), [
      'Nyckeln ”tittle” finns inte i ”resources”. Menade du ”title”?',
      'Nyckeln ”ska:dimention” finns inte i ”fields”. Menade du ”ska:dimension”?',
    ]);
    assert.equal(tables.length, 1);
  });

  it('lets the standard’s other keys stand', () =>
    assert.deepEqual(
      read(
        `$schema: https://datapackage.org/profiles/2.0/datapackage.json\nlicenses: [{ name: CC0-1.0 }]\n${good.replace('    schema:', '    mediatype: text/csv\n    schema:')}`,
      ).diagnostics,
      [],
    ));

  it('finds names that lead nowhere', () => {
    const { diagnostics } = read(
      `${good.replace('{ name: elever, type: integer }', '{ name: elever, type: integer, ska:skydd: { antal: elver } }\n        - { name: Elever }')}      primaryKey: [enheten]\n${good.replace('resources:\n', '')}`,
    );
    assert.deepEqual(
      told(diagnostics).map(each => each.split(' ')[0]),
      ['data.field-twice', 'data.unknown-field', 'data.unknown-field', 'data.table-twice'],
    );
  });
});

describe('the store', () => {
  it('is closed to files, network and settings before anything is in it', async () => {
    await using store = await openStore();
    for (const sql of [
      "SELECT * FROM read_csv('/etc/hostname')",
      "COPY (SELECT 1) TO '/tmp/ut.csv'",
      'SET enable_external_access=true',
      "ATTACH '/tmp/annan.db'",
    ])
      await assert.rejects(store.rows(sql, []), sql);
  });

  it('takes names and values as they are', async () => {
    await using store = await openStore();
    const name = 'tabell "å"; DROP';
    await store.load(
      name,
      [
        { name: 'a "b"', type: 'VARCHAR' },
        { name: 'tal', type: 'DOUBLE' },
      ],
      [
        ["x'; --", 1.5],
        [null, null],
      ],
    );
    assert.deepEqual(await store.rows('SELECT * FROM "tabell ""å""; DROP"', []), [
      ["x'; --", 1.5],
      [null, null],
    ]);
  });
});
