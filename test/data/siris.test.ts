import assert from 'node:assert/strict';
import { isState } from '../../extension/base/cell.ts';
import { anyUnit, fixture, packageOf, says, told, withData } from './folder.ts';

const fields139 = `
{ name: skola, title: Skola }
{ name: skolenhetskod, ska:dimension: enhet, ska:nyckel: skolenhetskod }
{ name: kommun, title: Skolkommun }
{ name: kommunkod, title: Kommunkod }
{ name: huvudmannatyp, title: Typ av huvudman }
{ name: elever, type: integer, title: Antal elever }
{ name: alla_ämnen, type: number, title: Andel med godkänt i alla ämnen, ska:alias: ["Andel som uppnått kunskapskraven i alla ämnen", "Andel (%) elever som uppfyllt betygskriterierna i alla ämnen"] }
{ name: behöriga, type: number, title: Andel (%) elever behöriga till yrkesprog. }
{ name: meritvärde, type: number, title: Genomsnittligt meritvärde (17 ämnen), ska:skydd: { antal: elever } }
`;
const more =
  '    ska:slut: tomrad\n    ska:skydd: utgiven\n    ska:konstant: { läsår: 2024/25 }\n    ska:källa: Skolverket\n';
const files = {
  'data/datapackage.yaml': packageOf('data/siris-139.csv', fields139, more),
  'data/siris-139.csv': fixture('siris-139-slutbetyg-ak9.csv'),
};

/** The schools' lines by the crudest reading there is: cut at `;`, from the line after the header to the first empty one. */
function crudeRows(name: string): { line: number; cells: string[] }[] {
  const lines = new TextDecoder().decode(fixture(name)).replace('\ufeff', '').split('\n');
  const header = lines.findIndex(line => line.startsWith('Skola;Skol-enhetskod'));
  const end = lines.findIndex((line, index) => index > header && /^;*$/.test(line.trim()));
  return lines
    .slice(header + 1, end)
    .map((line, index) => ({ line: header + 2 + index, cells: line.split(';') }));
}

const stateOfMark: Record<string, string> = { '..': 'suppressed', '.': 'missing', '~100': 'approximate' };
function tally(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

describe('SIRIS export 139 as it is', () => {
  it('is read whole: each school, each number, each mark, no footnote', () =>
    withData(files, async engine => {
      const crude = crudeRows('siris-139-slutbetyg-ak9.csv');
      const { table, lines } = await engine.rows('t');
      assert.equal(crude.length, 39);
      assert.deepEqual(
        table.rows.map(row => row.skola),
        crude.map(row => row.cells[0]),
      );
      assert.deepEqual(
        lines,
        crude.map(row => row.line),
      );
      for (const [name, column] of [
        ['elever', 7],
        ['alla_ämnen', 8],
        ['behöriga', 9],
        ['meritvärde', 10],
      ] as const) {
        const read = table.rows.map(row => row[name]);
        const wanted = crude.map(row => row.cells[column] ?? '');
        assert.deepEqual(
          tally(read.map(datum => (isState(datum) ? datum.state : 'number'))),
          tally(wanted.map(cell => stateOfMark[cell] ?? 'number')),
          name,
        );
        for (const [index, cell] of wanted.entries()) {
          const datum = read[index];
          if (isState(datum)) assert.equal(datum.state, stateOfMark[cell], `${name} line ${lines[index]}`);
          else assert.equal(datum, Number(cell.replace(',', '.')), `${name} line ${lines[index]}`);
        }
      }
    }));

  it('keeps codes as text, and tells nothing but the columns it was not asked for', () =>
    withData(files, async engine => {
      const { table } = await engine.rows('t');
      assert.deepEqual(table.rows.find(row => row.kommun === 'Salem')?.kommunkod, '0128');
      const description = await engine.describe('t');
      assert.deepEqual(engine.diagnostics, []);
      assert.deepEqual(told(description?.diagnostics ?? []), ['data.column-extra data/siris-139.csv:6:60']);
      assert.deepEqual(description?.dimensions.läsår, ['2024/25']);
    }));

  it('answers with number, group size and the line of the file', () =>
    withData(files, async engine => {
      const ask = (enhet: string, value: string) =>
        engine.fetch({
          table: 't',
          measure: { value, scale: 1 },
          select: { enhet: [enhet], läsår: ['2024/25'] },
          by: ['enhet', 'läsår'],
          groups: {},
        });
      const [fact] = await ask('36262199', 'meritvärde');
      assert.equal(fact?.value, 263.4);
      assert.equal(fact?.n, 24);
      assert.deepEqual(
        fact?.sources.map(source => [source.path, source.rows, source.publisher]),
        [['data/siris-139.csv', [11], 'Skolverket']],
      );
      const [near] = await ask('36262199', 'behöriga');
      assert.deepEqual(near?.value, { state: 'approximate', text: '~100', about: 100 });
      const [hidden] = await ask('38081093', 'meritvärde');
      assert.deepEqual(hidden?.value, { state: 'suppressed', text: '..' });
    }));

  it('has the same meritvärde as the API for every school and year that both have', () =>
    withData(
      {
        'data/datapackage.yaml': `${packageOf('data/siris-139.csv', fields139, more)}  - name: api
    path: data/api.json
    schema:
      fields:
        - { name: skolenhetskod, title: schoolUnitCode, ska:dimension: enhet, ska:nyckel: skolenhetskod }
        - { name: läsår, title: timePeriod, ska:dimension: läsår }
        - { name: meritvärde, type: number, title: averageGradesMeritRating9thGrade }
`,
        'data/siris-139.csv': fixture('siris-139-slutbetyg-ak9.csv'),
        'data/api.json': fixture('skolverket-api-meritvarde.json'),
      },
      async engine => {
        const ask = (table: string) =>
          engine.fetch({
            table,
            measure: { value: 'meritvärde', scale: 1 },
            select: { läsår: ['2024/25'] },
            by: ['enhet'],
            groups: {},
          });
        const siris = new Map((await ask('t')).map(fact => [fact.at.enhet, fact.value]));
        const shared = (await ask('api')).filter(fact => siris.has(fact.at.enhet ?? ''));
        assert.equal(shared.length, 17);
        assert.equal(shared.filter(fact => typeof fact.value === 'number').length, 15);
        for (const fact of shared)
          assert.deepEqual(fact.value, siris.get(fact.at.enhet ?? ''), fact.at.enhet);
      },
    ));
});

describe('SIRIS export 6 as it is', () => {
  it('tells "no such grade year" from a hidden share, with a separator at each line end', () =>
    withData(
      {
        'data/datapackage.yaml': packageOf(
          'data/siris-6.csv',
          `{ name: skolenhetskod, ska:dimension: enhet, ska:nyckel: skolenhetskod }
           { name: kommunkod }
           { name: utländsk_bakgrund, type: number, ska:alias: "Andel (%) elever med utländsk bakgrund, åk 1-9" }
           { name: åk1, type: integer, title: "Elever, årskurs 1" }
           { name: åk9, type: integer, title: "ELEVER,  ÅRSKURS 9" }`,
        ),
        'data/siris-6.csv': fixture('siris-006-elever-per-arskurs.csv'),
      },
      async engine => {
        const { table } = await engine.rows('t');
        const crude = crudeRows('siris-006-elever-per-arskurs.csv');
        assert.equal(table.rows.length, 13);
        assert.deepEqual(told((await engine.describe('t'))?.diagnostics ?? [], 'data.ragged-row'), []);
        for (const [name, column] of [
          ['utländsk_bakgrund', 9],
          ['åk1', 11],
          ['åk9', 19],
        ] as const) {
          assert.deepEqual(
            table.rows.map(row => row[name]).map(datum => (isState(datum) ? datum.text : datum)),
            crude.map(({ cells }) =>
              /\d/.test(cells[column] ?? '') ? Number(cells[column]?.replace(',', '.')) : cells[column],
            ),
          );
        }
        assert.equal(table.rows.find(row => row.skolenhetskod === '48000763')?.kommunkod, '0604');
      },
      anyUnit,
    ));
});

describe('the register workbook as it is', () => {
  const workbook = (sheet: string, fields: string) => ({
    'data/datapackage.yaml': packageOf('data/register.xlsx', fields, `    dialect: { sheet: ${sheet} }\n`),
    'data/register.xlsx': fixture('skolenhetsregistret-2020.xlsx'),
  });
  const fields = `{ name: skolenhetskod, ska:dimension: enhet, ska:nyckel: skolenhetskod }
    { name: kommunkod, title: kommun, constraints: { pattern: "\\\\d{4}" } }
    { name: namn }
    { name: elever_åk7, type: integer, title: Elever år7, constraints: { maximum: 100 } }`;

  it('is read by sheet, with codes as text and numbers as numbers', () =>
    withData(workbook('Grundskola', fields), async engine => {
      const { table, lines } = await engine.rows('t');
      assert.equal(table.rows.length, 152);
      assert.deepEqual(table.rows[0], {
        skolenhetskod: '36262199',
        kommunkod: '0128',
        namn: 'Nytorpsskolan',
        elever_åk7: 28,
      });
      assert.equal(lines[0], 2);
    }));

  it('names sheet and cell of what does not fit', () =>
    withData(workbook('1', fields), async engine => {
      const found =
        (await engine.describe('t'))?.diagnostics.filter(each => each.code === 'data.value-too-large') ?? [];
      assert.ok(found.length > 0);
      for (const each of found)
        assert.match(says(each), /^Kolumnen ”Elever år7” \(Grundskola!AH\d+\): 1\d\d är mer än 100/);
    }));

  it('tells which sheets there are when the one asked for is not', () =>
    withData(workbook('Grundskolan', fields), async engine => {
      const [found] = (await engine.describe('t'))?.diagnostics ?? [];
      assert.equal(found?.code, 'data.sheet-missing');
      assert.match(
        found ? says(found) : '',
        /inget blad ”Grundskolan”. Menade du ”Grundskola”\? Bladen är ”Grundskola”, ”Grundsärskola”/,
      );
    }));
});
