import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../extension/base/diagnostic.ts';
import { emptyCatalogue, mergeCatalogue, readCatalogue } from '../../extension/indicators/catalogue.ts';
import { readKolada } from '../../extension/indicators/kolada.ts';

const shippedFile = (name: string) =>
  readFileSync(new URL(`../../templates/katalog/${name}`, import.meta.url), 'utf8');
const kolada = readKolada(shippedFile('kolada.json'));
const shipped = readCatalogue('katalog/indikatorer.yaml', shippedFile('indikatorer.yaml'), kolada);

const seen = ({ code, place }: Diagnostic) => `${place.span.start.line}:${place.span.start.column} ${code}`;
const own = (text: string) => mergeCatalogue(shipped, readCatalogue('indikatorer.yaml', text, kolada));

describe('the catalogue that comes along', () => {
  it('is without a fault, names and defines everything, and knows every id of Kolada that it names', () => {
    assert.deepEqual(shipped.diagnostics, []);
    assert.deepEqual(mergeCatalogue(emptyCatalogue, shipped).diagnostics, []);
    assert.ok([...shipped.indicators.values()].filter(each => each.kolada).length >= 30);
  });

  it('has the indicators that the reports of the documentation use', () => {
    const used =
      'antal-elever flerspråkiga sei lärare-behöriga kostnad-per-elev np-betyg-högre frånvaro-20-29 frånvaro frånvaro-över-15 meritvärde behörig-yrkes np-godkänt trygghet';
    for (const id of used.split(' ')) assert.ok(shipped.indicators.has(id), id);
  });

  it('names the measures that the register of practice asks for by their ids', () => {
    const ids = new Set([...shipped.indicators.values()].map(each => each.kolada));
    const asked =
      'N11010 N11810 N11043 N11703 N11032 N13805 N13037 N15452 N15454 N15540 N15482 N15485 N15488 N15419 N15436 N15505 N15814 N15034 U15413 U15414 U15415 U15416 N15613 N15643 N17451 N17467 N17444 N17479 N18730 N18734 N18409 N18704 N18909';
    assert.deepEqual(
      asked.split(' ').filter(id => !ids.has(id)),
      [],
    );
  });

  it('gives no two indicators the same name', () => {
    const names = [...shipped.indicators.values()].map(each => each.name);
    assert.equal(new Set(names).size, names.length);
  });
});

describe("a municipality's own indicators", () => {
  it('complete a shipped one with no more than where its numbers are', () => {
    const merged = own(
      'meritvärde:\n  tabell: betyg\n  mått: { täljare: summa, nämnare: elever }\n  decimaler: 0\n',
    );
    assert.deepEqual(merged.diagnostics, []);
    const indicator = merged.indicators.get('meritvärde');
    assert.equal(indicator?.name, 'Genomsnittligt meritvärde i årskurs 9');
    assert.equal(indicator?.kolada, 'N15505');
    assert.equal(indicator?.table, 'betyg');
    assert.equal(indicator?.decimals, 0);
    assert.deepEqual(indicator?.measure, { numerator: 'summa', denominator: 'elever', scale: 1 });
    assert.equal(indicator?.place.file, 'indikatorer.yaml');
    assert.equal(merged.indicators.get('sei')?.place.file, 'katalog/indikatorer.yaml');
  });

  it('are read with every key', () => {
    const text = `läslust:
  namn: Läslust
  kortnamn: Lust
  definition: Andel elever som läser på fritiden.
  skolform: [förskoleklass, grundskola]
  årskurs: F-3
  period: termin
  måttenhet: procent
  riktning: högre
  aspekt: process
  dimension: psykologisk
  kvalitetsområde: kvalitet
  tabell: enkät
  mått: { täljare: läser, nämnare: svar }
  urval: { ämne: Svenska, årskurs: 3 }
  målvärde: 80
  målvärden: { tallbackaskolan: 70 }
  skydd: { antal: svar }
  avvikelse: 5
  brott: [vt2024, 2025]
  källa: Egen enkät
`;
    const { indicators, diagnostics } = own(text);
    assert.deepEqual(diagnostics, []);
    const { place: _, ...indicator } = indicators.get('läslust') ?? assert.fail();
    assert.deepEqual(indicator, {
      id: 'läslust',
      name: 'Läslust',
      shortName: 'Lust',
      definition: 'Andel elever som läser på fritiden.',
      schoolForms: ['förskoleklass', 'grundskola'],
      gradeYear: 'F-3',
      period: 'termin',
      unit: 'procent',
      decimals: 1,
      direction: 'higher',
      aspect: 'process',
      dimension: 'psykologisk',
      qualityArea: 'kvalitet',
      table: 'enkät',
      measure: {
        numerator: 'läser',
        denominator: 'svar',
        scale: 100,
        groupSize: 'svar',
        where: { ämne: 'Svenska', årskurs: '3' },
      },
      target: { value: 80, units: { tallbackaskolan: 70 } },
      protection: { groupSize: 'svar' },
      deviation: 5,
      breaks: ['vt2024', '2025'],
      source: 'Egen enkät',
    });
  });

  it('have sensible defaults', () => {
    const { indicators } = own('x:\n  namn: X\n  mått: { antal: elever }\n  tabell: t\n');
    const x = indicators.get('x');
    assert.deepEqual(
      [x?.unit, x?.decimals, x?.direction, x?.period, x?.breaks, x?.measure],
      ['antal', 0, 'none', 'läsår', [], { count: 'elever', scale: 1 }],
    );
  });

  it('keep their right keys when others are wrong, and each wrong one is told', () => {
    const { indicators, diagnostics } = own(
      'x:\n  namn: X\n  definition: D.\n  decimaler: många\n  riktning: uppåt\n  målvärde: 85 %\n  tabel: t\n',
    );
    assert.deepEqual(diagnostics.map(seen), [
      '4:14 schema.wrong-type',
      '5:13 schema.not-allowed',
      '6:13 schema.wrong-type',
      '7:3 schema.unknown-key',
    ]);
    assert.deepEqual(
      [indicators.get('x')?.name, indicators.get('x')?.decimals, indicators.get('x')?.target],
      ['X', 1, undefined],
    );
  });

  it('that are neither shipped nor named are told with the nearest that is', () => {
    const { diagnostics } = own('meritvarde:\n  tabell: t\n  mått: { värde: v }\n');
    assert.deepEqual(diagnostics.map(seen), ['1:1 indicators.no-name']);
    assert.deepEqual(diagnostics[0]?.args, { id: 'meritvarde', nearest: 'meritvärde' });
    assert.equal(diagnostics[0]?.fix?.edits[0]?.text, 'meritvärde');
  });

  it('need one way to be worked out, and a table', () => {
    const codes = (text: string) => own(text).diagnostics.map(each => each.code);
    assert.deepEqual(codes('sei: { tabell: t, mått: { täljare: a } }\n'), ['indicators.measure']);
    assert.deepEqual(codes('sei: { tabell: t, mått: { värde: a, antal: b } }\n'), ['indicators.measure']);
    assert.deepEqual(codes('sei: { tabell: t, mått: {} }\n'), ['indicators.measure']);
    assert.deepEqual(codes('sei: { mått: { värde: a } }\n'), ['indicators.half-source']);
    assert.deepEqual(codes('sei: { tabell: t }\n'), ['indicators.half-source']);
    assert.deepEqual(codes('x: { namn: X }\n'), ['indicators.no-definition']);
  });

  it('may not mean a share by a fraction, or a unit by a slip', () => {
    const { diagnostics } = own(
      'trygghet:\n  måttenhet: prosent\nnp-godkänt:\n  måttenhet: procent\n  målvärde: 0.85\n',
    );
    assert.deepEqual(diagnostics.map(seen), ['2:14 indicators.unknown-unit', '5:13 indicators.target-range']);
  });

  it('with ids that Kolada has not, no longer has, or has for something else, are told so', () => {
    const { diagnostics } = own(`meritvärde:
  namn: Meritvärde
  kolada: N15421
behörig-yrkes:
  kolada: N99999
`);
    assert.equal(seen(diagnostics[0] ?? assert.fail()), '3:11 indicators.other-kolada');
    assert.equal(seen(diagnostics[1] ?? assert.fail()), '5:11 indicators.unknown-kolada');
    const gone = [...kolada].find(([, title]) => title.endsWith('(-2024)'))?.[0];
    assert.deepEqual(
      own(`sei:\n  kolada: ${gone}\n`).diagnostics.map(each => each.code),
      ['indicators.discontinued-kolada'],
    );
  });

  it('may be an empty or a broken file', () => {
    for (const text of ['', '# inget än\n']) {
      const merged = own(text);
      assert.deepEqual(merged.diagnostics, []);
      assert.equal(merged.indicators.size, shipped.indicators.size);
    }
    const broken = own('a:\n\tnamn: b\n');
    assert.deepEqual(
      broken.diagnostics.map(each => each.code),
      ['yaml.broken'],
    );
    assert.deepEqual(
      own('- a\n').diagnostics.map(each => each.code),
      ['schema.wrong-type'],
    );
    assert.deepEqual(
      own('sei: hej\n').diagnostics.map(each => each.code),
      ['schema.wrong-type'],
    );
  });
});

describe("the list of Kolada's key figures", () => {
  it('says where it comes from, and is small', () => {
    assert.match(shippedFile('kolada.json'), /Källa: Kolada/);
    assert.equal(kolada.size, 1272);
    assert.ok(shippedFile('kolada.json').length < 120_000);
  });
});
