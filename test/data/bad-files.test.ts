import assert from 'node:assert/strict';
import { mkdir, rename, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnitKeys } from '../../extension/data/engine.ts';
import { openData } from '../../extension/data/open.ts';
import { realFileSystem } from '../../extension/node/file-system.ts';
import { openFiles } from '../../extension/node/files.ts';
import { anyUnit, fixture, onlyUnits, packageOf, says, told, withData } from './folder.ts';

const fields = `
{ name: enhet, ska:dimension: enhet }
{ name: läsår, ska:dimension: läsår }
{ name: elever, title: Antal elever, type: integer }
`;

/** The findings about table t of a file with this content, as places and as sentences, and the table's rows. */
async function findings(
  content: string | Uint8Array | undefined,
  more = '',
  use = fields,
  units: UnitKeys = anyUnit,
  path = 'data/f.csv',
): Promise<{ places: readonly string[]; words: string; rows: readonly Readonly<Record<string, unknown>>[] }> {
  const files = {
    'data/datapackage.yaml': packageOf(path, use, more),
    ...(content !== undefined && { [path]: content }),
  };
  return withData(
    files,
    async engine => {
      assert.deepEqual(engine.diagnostics.map(says), []);
      const diagnostics = (await engine.describe('t'))?.diagnostics ?? [];
      return {
        places: told(diagnostics),
        words: diagnostics.map(says).join('\n'),
        rows: (await engine.rows('t')).table.rows,
      };
    },
    units,
  );
}

const head = 'enhet;läsår;elever\n';

describe('a data file that is not as it should be', () => {
  it('missing: told at its path in the package, with the nearest name', () =>
    withData(
      { 'data/datapackage.yaml': packageOf('data/betyg.csv', fields), 'data/betygen.csv': head },
      async engine => {
        const diagnostics = (await engine.describe('t'))?.diagnostics ?? [];
        assert.deepEqual(told(diagnostics), ['file.missing data/datapackage.yaml:3:11']);
        assert.deepEqual(
          (
            await engine.fetch({
              table: 't',
              measure: { count: 'elever', scale: 1 },
              select: { enhet: ['a'] },
              by: [],
              groups: {},
            })
          ).map(fact => fact.problem),
          ['no-row'],
        );
      },
    ));

  it('a folder, locked by another program, or 500 MB', () =>
    withData(
      { 'data/datapackage.yaml': packageOf('data/f.csv', fields), 'data/f.csv': head },
      async (_, root) => {
        const path = join(root, 'data/f.csv');
        const locked = {
          ...realFileSystem,
          readFile: (async (file: string, ...rest: []) => {
            if (String(file).endsWith('f.csv')) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
            return realFileSystem.readFile(file, ...rest);
          }) as typeof realFileSystem.readFile,
        };
        const codes = async (fs = realFileSystem) => {
          await using engine = await openData({ files: openFiles(root, { fs }), units: anyUnit });
          return told((await engine.describe('t'))?.diagnostics ?? []);
        };
        assert.deepEqual(await codes(locked), ['file.locked data/datapackage.yaml:3:11']);
        await truncate(path, 500_000_000);
        assert.deepEqual(await codes(), ['file.too-large data/datapackage.yaml:3:11']);
        await rename(path, join(root, 'data/g.csv'));
        await mkdir(path);
        assert.deepEqual(await codes(), ['file.folder data/datapackage.yaml:3:11']);
      },
    ));

  it('empty, without rows, or no text', async () => {
    assert.deepEqual((await findings('')).places, ['data.file-empty data/f.csv:1:1']);
    assert.deepEqual((await findings('\ufeff \r\n')).places, ['data.file-empty data/f.csv:1:1']);
    assert.deepEqual((await findings(head)).places, ['data.no-rows data/f.csv:1:1']);
    assert.match(
      (await findings(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).words,
      /Excels gamla format \(xls\)/,
    );
    assert.deepEqual((await findings(new Uint8Array([97, 0, 98, 0, 99]))).places, [
      'data.not-text data/f.csv:1:1',
    ]);
  });

  it('a workbook under another name is read, and told; a damaged one is told', async () => {
    const use = '{ name: skolenhetskod }\n{ name: namn }';
    const renamed = await findings(fixture('skolenhetsregistret-2020.xlsx'), '', use);
    assert.equal(renamed.rows.length, 152);
    assert.match(renamed.places.join(), /data.really-workbook/);
    const cut = await findings(
      fixture('skolenhetsregistret-2020.xlsx').subarray(0, 9000),
      '',
      use,
      anyUnit,
      'data/f.xlsx',
    );
    assert.deepEqual(cut.places, ['data.workbook-broken data/f.xlsx:1:1']);
    const text = await findings('skolenhetskod;namn\n12345678;A\n', '', use, anyUnit, 'data/f.xlsx');
    assert.deepEqual([text.rows.length, text.places], [1, ['data.not-workbook data/f.xlsx:1:1']]);
  });

  it('the wrong separator: read with the right one, which is named', async () => {
    const { words, rows } = await findings(
      'enhet,läsår,elever\na,2024/25,12\n',
      '    dialect: { delimiter: ";" }\n',
    );
    assert.match(words, /skiljs åt med komma, inte med semikolon/);
    assert.deepEqual(rows, [{ enhet: 'a', läsår: '2024/25', elever: 12 }]);
  });

  it('no header that is known: the headers wanted and found', async () =>
    assert.match(
      (await findings('skola;år;n\na;2024/25;1\n')).words,
      /”enhet”, ”läsår”, ”Antal elever”.*Första raden är ”skola”, ”år”, ”n”/,
    ));

  it('a column missing: the nearest header; the other columns are read', async () => {
    const { places, words, rows } = await findings('enhet;läsår;Antal elver\na;2024/25;12\n');
    assert.deepEqual(places, ['data.column-missing data/f.csv:1:1', 'data.column-extra data/f.csv:1:13']);
    assert.match(words, /ingen kolumn ”Antal elever”. Menade du ”Antal elver”\?/);
    assert.deepEqual(rows, [{ enhet: 'a', läsår: '2024/25', elever: { state: 'missing', text: '.' } }]);
  });

  it('ragged rows: found and expected, at the row; separators at a line end are none', async () => {
    const { places, words, rows } = await findings(`${head}a;2024/25;12;;\nb;2024/25\nc;2024/25;1;2\n`);
    assert.deepEqual(places, ['data.ragged-row data/f.csv:3:3', 'data.ragged-row data/f.csv:4:11']);
    assert.match(words, /har 2 värden, men rubrikraden har 3[\s\S]*har 4 värden, men rubrikraden har 3/);
    assert.equal(rows.length, 3);
  });

  it('a quote that is never closed does not swallow the rest', async () => {
    const { places, rows } = await findings(`${head}a;2024/25;12\n"b;2024/25;13\nc;2024/25;14\n`);
    assert.match(places.join(), /data.open-quote data\/f.csv:/);
    assert.deepEqual(
      rows.map(row => row.elever),
      [12, 13, 14],
    );
  });

  it('exact repetition counts once and is told; the same key with another value is an error', async () => {
    const repeated = await findings(`${head}a;2024/25;12\nb;2024/25;3\na;2024/25;12\n`);
    assert.deepEqual([repeated.places, repeated.rows.length], [['data.row-twice data/f.csv:4:1'], 2]);
    const clash = await withData(
      {
        'data/datapackage.yaml': `${packageOf('data/f.csv', fields)}      primaryKey: [enhet, läsår]\n`,
        'data/f.csv': `${head}a;2024/25;12\na;2024-2025;13\n`,
      },
      async engine => (await engine.describe('t'))?.diagnostics.map(says) ?? [],
    );
    assert.deepEqual(clash, [
      'Två rader har samma nyckel (a, 2024/25); den första är rad 2. Ta bort en av dem, eller rätta nyckeln.',
    ]);
  });

  it('a mark that nobody declared, at its column, also after a quoted separator', async () => {
    const { places, words } = await findings(`${head}"a;b";2024/25;okänt\nc;2024/25;-\nd;2024/25;1,5\n`);
    assert.deepEqual(places, [
      'data.unknown-mark data/f.csv:2:15',
      'data.ambiguous-mark data/f.csv:3:11',
      'data.not-integer data/f.csv:4:11',
    ]);
    assert.match(words, /”Antal elever”: ”okänt” är varken ett tal eller en känd markering/);
  });

  it('a unit, a year or a code that means nothing is told and kept; lost zeros are put back', async () => {
    const use = `{ name: kod, ska:dimension: enhet, ska:nyckel: skolenhetskod }\n{ name: läsår, ska:dimension: läsår }\n{ name: kommunkod }`;
    const { places, rows } = await findings(
      'kod;läsår;kommunkod\n1234567;2024/25;128\n99999999;2024;0128\n9901;2024/25;\n',
      '',
      use,
      onlyUnits('01234567', '9901'),
    );
    assert.deepEqual(places, [
      'data.lost-zero data/f.csv:2:1',
      'data.lost-zero data/f.csv:2:17',
      'data.unit-unknown data/f.csv:3:1',
      'data.dimension-value data/f.csv:3:10',
    ]);
    assert.deepEqual(rows, [
      { kod: '01234567', läsår: '2024/25', kommunkod: '0128' },
      { kod: '99999999', läsår: '2024', kommunkod: '0128' },
      { kod: '9901', läsår: '2024/25', kommunkod: '' },
    ]);
  });

  it('tells the first twenty of a kind and counts the rest', async () => {
    const lines = Array.from({ length: 50 }, (_, index) => `okänd${index};2024/25;1`).join('\n');
    const { places, words } = await findings(`${head}${lines}\n`, '', fields, onlyUnits('a'));
    assert.equal(places.length, 21);
    assert.match(words, /Samma sak gäller 30 ställen till i filen \(data.unit-unknown\)\.$/);
  });

  it('each Table Schema constraint, with column, value and what is allowed', async () => {
    const use = `
      { name: kod, constraints: { required: true, unique: true, pattern: "[a-z]+", maxLength: 4 } }
      { name: betyg, constraints: { enum: [A, B, E, F] } }
      { name: andel, type: number, constraints: { minimum: 0, maximum: 100 } }
      { name: dag, type: date }`;
    const { places, words } = await findings(
      'kod;betyg;andel;dag\nab;A;50;2026-06-20\nab;e;101;2026-13-01\n;B;-1;20/6\nabcdé;F;..;\n',
      '',
      use,
    );
    assert.deepEqual(places, [
      'data.value-not-unique data/f.csv:3:1',
      'data.value-not-allowed data/f.csv:3:4',
      'data.value-too-large data/f.csv:3:6',
      'data.not-date data/f.csv:3:10',
      'data.value-required data/f.csv:4:1',
      'data.value-too-small data/f.csv:4:4',
      'data.not-date data/f.csv:4:7',
      'data.value-pattern data/f.csv:5:1',
      'data.value-length data/f.csv:5:1',
    ]);
    assert.match(words, /”e” är inte tillåtet. Menade du ”E”\?/);
  });

  it('JSON that is broken or no list of rows', async () => {
    const json = (text: string) => findings(text, '', '{ name: a, type: number }', anyUnit, 'data/f.json');
    assert.deepEqual((await json('[{"a": 1}, {"a": 2]')).places, ['data.json-broken data/f.json:1:1']);
    assert.deepEqual((await json('{"a": 1}')).places, ['data.json-shape data/f.json:1:1']);
    const marked = await json('[\n  {"a": 1},\n  {"a": "x"},\n  {"a": null}\n]');
    assert.deepEqual(marked.places, ['data.unknown-mark data/f.json:3:1']);
  });
});

describe('a header that moves', () => {
  const use = `
    { name: enhet, ska:dimension: enhet, ska:alias: Skola }
    { name: flickor, type: integer, title: Flickor antal }
    { name: pojkar, type: integer, title: Pojkar antal }`;
  const rows = [{ enhet: 'a', flickor: 1, pojkar: 2 }];

  it('below a preamble and a group header row, in any order, in any case, with soft hyphens', async () => {
    const read = await findings(
      'Rubrik;;\n;;\nValt läsår: 2024/25;;\n;Pojkar;;Flickor;\nSKO\u00adLA;Antal;Andel;Antal;Andel\na;2;.;1;.\n',
      '',
      use,
    );
    assert.deepEqual(read.rows, rows);
    assert.deepEqual(read.places, ['data.column-extra data/f.csv:5:14']);
  });

  it('printed twice', async () =>
    assert.deepEqual(await findings('skola;pojkar;flickor\nskola;pojkar;flickor\na;2;1\n', '', use), {
      places: [],
      words: '',
      rows,
    }));

  it('said in the package, or not there', async () => {
    assert.deepEqual(
      (
        await findings(
          'Skola;Pojkar;Flickor\n;Antal;antal\na;2;1\n',
          '    dialect: { headerRows: [1, 2] }\n',
          use,
        )
      ).rows,
      rows,
    );
    assert.deepEqual((await findings('a;1;2\n', '    dialect: { header: false }\n', use)).rows, rows);
  });

  it('over two columns: the first is read, and told', async () => {
    const { places } = await findings('enhet;Flickor antal;flickor antal;Pojkar antal\na;1;9;2\n', '', use);
    assert.deepEqual(places, ['data.column-repeated data/f.csv:1:21']);
  });
});

describe('where the table ends and what it holds', () => {
  it('stops at the first row of only separators when told to', async () => {
    const text = `${head}a;2024/25;1\n; ;\nFotnot om elever;;\n`;
    assert.equal((await findings(text, '    ska:slut: tomrad\n')).rows.length, 1);
    assert.equal((await findings(text)).rows.length, 2);
  });

  it('keeps the rows of ska:filter, also on a column that is not described', async () => {
    const text = 'enhet;läsår;elever;Kommun-kod\na;2024/25;1;0128\nb;2024/25;2;1471\n';
    const { rows } = await findings(text, '    ska:filter: { kommun-kod: "0128" }\n');
    assert.deepEqual(
      rows.map(row => row.enhet),
      ['a'],
    );
    assert.match(
      (await findings(text, '    ska:filter: { län: "14" }\n')).words,
      /kolumnen ”län”, som filen inte har/,
    );
    assert.match(
      (await findings(text, '    ska:filter: { kommun-kod: "9999" }\n')).words,
      /Ingen av filens 2 rader/,
    );
  });

  it('reads a unit’s own files as one table, each folder a unit', () =>
    withData(
      {
        'data/datapackage.yaml': packageOf(
          'data/lokalt/*/frånvaro.csv',
          '{ name: läsår, ska:dimension: läsår }\n{ name: elever, type: integer }',
        ),
        'data/lokalt/a/frånvaro.csv': 'läsår;elever\n2024/25;1\n',
        'data/lokalt/b/frånvaro.csv': 'elever;läsår\n2;2024/25\n',
        'data/lokalt/zz/frånvaro.csv': 'elever;läsår\n3;2024/25\n',
        'data/lokalt/b/annat.csv': 'x\n1\n',
        'data/lokalt/b/~$frånvaro.csv': 'x\n1\n',
      },
      async engine => {
        assert.deepEqual(
          engine.declared.get('t')?.map(column => column.name),
          ['läsår', 'elever', 'enhet'],
        );
        assert.deepEqual(
          (await engine.rows('t')).table.rows.map(row => [row.enhet, row.elever]),
          [
            ['a', 1],
            ['b', 2],
            ['zz', 3],
          ],
        );
        assert.deepEqual(told((await engine.describe('t'))?.diagnostics ?? []), [
          'data.unit-folder data/lokalt/zz/frånvaro.csv:1:1',
        ]);
        const facts = await engine.fetch({
          table: 't',
          measure: { count: 'elever', scale: 1 },
          select: { enhet: ['alla'], läsår: ['2024/25'] },
          by: [],
          groups: { alla: ['a', 'b'] },
        });
        assert.deepEqual(
          facts[0]?.sources.map(source => [source.path, source.rows]),
          [
            ['data/lokalt/a/frånvaro.csv', [2]],
            ['data/lokalt/b/frånvaro.csv', [2]],
          ],
        );
      },
      onlyUnits('a', 'b'),
    ));

  it('reads several files in order, counted from the package’s folder as the standard has it', () =>
    withData(
      {
        'data/datapackage.yaml': packageOf('x', fields).replace('"x"', '[2023.csv, data/2024.csv]'),
        'data/2023.csv': `${head}a;2023/24;1\n`,
        'data/2024.csv': `${head}a;2024/25;2\n`,
      },
      async engine =>
        assert.deepEqual(
          (await engine.rows('t')).table.rows.map(row => row.elever),
          [1, 2],
        ),
    ));

  it('finds values that the table they refer to does not have', () =>
    withData(
      {
        'data/datapackage.yaml': `${packageOf('data/f.csv', '{ name: program }\n{ name: elever, type: integer }')}      foreignKeys: [{ fields: program, reference: { resource: program, fields: kod } }]\n  - { name: program, path: data/p.csv, schema: { fields: [{ name: kod }] } }\n`,
        'data/f.csv': 'program;elever\nNA;1\nNX;2\n',
        'data/p.csv': 'kod\nNA\n',
      },
      async engine =>
        assert.deepEqual(told((await engine.describe('t'))?.diagnostics ?? []), [
          'data.key-unknown data/f.csv:3:1',
        ]),
    ));
});
