import assert from 'node:assert/strict';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { type Copy, copyOfExempel } from '../report/exempel.ts';
import { runSka } from './run-ska.ts';
import { type Judged, judge, report } from './spoilt.ts';

type Spoil = (copy: Copy) => Promise<void>;

/** What is wrong; how it comes about; the findings that must be there, as `file:line code: part of the sentence`. */
type Case = readonly [what: string, spoil: Spoil, ...findings: readonly string[]];

const inReport =
  (from: string, to: string): Spoil =>
  copy =>
    copy.change(report, from, to);
const csv =
  (change: (text: string) => string): Spoil =>
  async copy =>
    copy.write('data/betyg.csv', change(await copy.read('data/betyg.csv')));

const unread = `${report}:12 value.unread: Meritvärde kan inte hämtas: tabellen ”betyg-åk9”`;

/** Wrong names, each in a value of its own in one report, with what is said of it. */
const values = [
  [
    'meritvärde enhet=strandskola',
    'unit.unknown: ”strandskola” är ingen enhet, inget område och ingen jämförelse i ska.yaml. Menade du ”strandskolan”?',
  ],
  [
    'meritvarde',
    'attribute.word-unknown: ”meritvarde” är varken en indikator eller en enhet. Menade du ”meritvärde”?',
  ],
  [
    'källa=betyg-ak9 kolumn=elever',
    'table.unknown: Tabellen ”betyg-ak9” finns inte i data/datapackage.yaml. Menade du ”betyg-åk9”?',
  ],
  [
    'källa=betyg-åk9 kolumn=elvr',
    'column.unknown: Kolumnen ”elvr” finns inte i tabellen betyg-åk9. Menade du ”elever”? Den har: elever, meritsumma.',
  ],
  [
    'meritvärde läsår=2021/22',
    'value.no-period: Meritvärde finns inte för 2021/22. Menade du ”2022/23”? Perioder i data: 2022/23, 2023/24, 2024/25, 2025/26.',
  ],
  [
    'meritvärde läsår=2024/26',
    'period.invalid: ”2024/26” är ingen tid som går att läsa. Skriv läsår som 2024/25',
  ],
  [
    'np-godkänt ämne=Matematk',
    'value.unknown-dimension-value: ämne=”Matematk” finns inte i data. Menade du ”Matematik”?',
  ],
  [
    'meritvärde enhett=riket',
    'attribute.unknown: ”enhett” är inget som värde känner till. Menade du ”enhet”?',
  ],
  [
    'meritvärde enhet=”riket”',
    'syntax.quotes-curly: Citattecknen är typografiska (”…”). Inom { } behövs raka',
  ],
  ['meritvärde lärare-behöriga', 'directive.two-measures: '],
  ['meritvärde enhet="tallbackaskolan strandskolan"', 'directive.two-units: '],
  ['kön=F', 'directive.no-measure: värde säger inte vilket tal som menas.'],
] as const;

describe('a wrong name in a value', () => {
  const first = 10;
  let judged: Judged;
  before(async () => {
    const lines = values.map(([attributes]) => `- :värde[123,4]{${attributes}}`).join('\n');
    judged = await judge(inReport('## Resultat', `${lines}\n\n## Resultat`));
  });

  for (const [index, [attributes, wanted]] of values.entries())
    it(`{${attributes}} is told where it stands`, () => {
      const start = `${report}:${first + index} ${wanted}`;
      assert.ok(
        judged.found.some(one => one.startsWith(start)),
        `no « ${start} » in\n${judged.found.join('\n')}`,
      );
    });

  it('and no number that somebody wrote is changed', () => {
    assert.deepEqual([judged.code, judged.lost], [1, []]);
    assert.match(judged.update.err, /12 ställen har fel och lämnades orörda/);
  });
});

const names: readonly Case[] = [
  [
    'an unknown unit to compare with',
    inReport('mot="huvudman riket"', 'mot="huvudman rike"'),
    `${report}:14 unit.unknown: ”rike” är ingen enhet, inget område och ingen jämförelse i ska.yaml. Menade du ”riket”?`,
  ],
  [
    'a block id that stands twice',
    inReport('{#np ', '{#merit '),
    `${report}:20 id.duplicate: Beteckningen #merit finns redan på rad 14. Varje block behöver en egen.`,
  ],
  [
    'a unit id that stands twice',
    copy => copy.change('ska.yaml', 'id: sjoboden', 'id: strandskolan'),
    'ska.yaml:10 project.duplicate-id: Beteckningen ”strandskolan” används två gånger (enhet och enhet). Ge den ena ett annat id.',
  ],
  [
    'a misspelt key of ska.yaml',
    copy => copy.change('ska.yaml', 'brytdatum:', 'brytdatm:'),
    'ska.yaml:17 schema.unknown-key: Nyckeln ”brytdatm” finns inte. Menade du ”brytdatum”?',
  ],
  [
    'a misspelt key of a unit',
    copy => copy.change('ska.yaml', 'område: norr }', 'omrade: norr }'),
    'ska.yaml:8 schema.unknown-key: Nyckeln ”omrade” finns inte',
  ],
  [
    'a misspelt key of an indicator',
    copy => copy.change('indikatorer.yaml', 'måttenhet: poäng', 'mattenhet: poäng'),
    'indikatorer.yaml:6 schema.unknown-key: Nyckeln ”mattenhet” finns inte i ”meritvärde”. Menade du ”måttenhet”?',
  ],
  [
    'a misspelt key of the data package',
    copy => copy.change('data/datapackage.yaml', 'ska:källa', 'ska:kalla'),
    'data/datapackage.yaml:7 schema.unknown-key: Nyckeln ”ska:kalla” finns inte',
  ],
  [
    'a misspelt key of a report',
    inReport('status: utkast', 'staus: utkast'),
    `${report}:5 schema.unknown-key: Nyckeln ”staus” finns inte. Menade du ”status”?`,
  ],
  [
    'an area that does not exist',
    copy => copy.change('ska.yaml', 'område: norr }', 'område: nor }'),
    'ska.yaml:8 project.unknown-name: ”nor” finns inte bland ska.yaml:s namn (område). Menade du ”norr”?',
  ],
  [
    'a code without quotes',
    copy => copy.change('ska.yaml', 'kommunkod: "9901"', 'kommunkod: 0128'),
    'ska.yaml:3 yaml.code-without-quotes: ”kommunkod” är en kod och måste stå inom citattecken: "0128".',
  ],
];

const data: readonly Case[] = [
  [
    'a separator other than declared',
    csv(text => text.replaceAll(';', ',')),
    'data/betyg.csv:1 data.wrong-delimiter: Filens kolumner skiljs åt med komma, inte med semikolon',
  ],
  [
    'a separator that nobody can find',
    csv(text => text.replaceAll(';', ' ')),
    'data/betyg.csv:1 data.header-missing: Ingen rad i filen har tabellens rubriker (”skola”, ”läsår”, ”kön”, ”elever”, ”meritsumma”).',
    unread,
  ],
  [
    'ragged rows',
    csv(text => text.replace(';26;5469', ';5469')),
    'data/betyg.csv:3 data.ragged-row: Raden har 4 värden, men rubrikraden har 5.',
    `${unread} har rader som inte går att läsa (data/betyg.csv, rad 3)`,
  ],
  [
    'a key that stands twice',
    csv(text => `${text}Tallbackaskolan;2022/23;F;24;5329\n`),
    'data/betyg.csv:18 data.key-twice: Två rader har samma nyckel (tallbackaskolan, 2022/23, F); den första är rad 2.',
    `${report}:14 value.row-twice: Meritvärde går inte att räkna: data/betyg.csv har rader med samma nyckel (rad 2, 18).`,
  ],
  [
    'a footnote under the table',
    csv(text => `${text}\nKälla: skolorna;;;;\n`),
    'data/betyg.csv:19 data.unit-unknown: Kolumnen ”skola”: ingen enhet i ska.yaml har namnet ”Källa: skolorna”. Rätta värdet, lägg till enheten i ska.yaml, eller välj bort raden med ska:filter. Är det en fotnot under tabellen: skriv ska:slut: tomrad vid tabellen i datapackage.yaml.',
    'data/betyg.csv:19 data.dimension-value: Kolumnen ”läsår”: cellen är tom där läsår ska stå, så raden hittas inte av rapporterna.',
  ],
  [
    'a wrong encoding',
    async copy => {
      await copy.change(
        'data/datapackage.yaml',
        'path: data/betyg.csv',
        'path: data/betyg.csv\n    encoding: utf-8',
      );
      await copy.write('data/betyg.csv', iconv.encode(await copy.read('data/betyg.csv'), 'win1252'));
    },
    'data/datapackage.yaml:6 data.wrong-encoding: ”data/betyg.csv” är skriven i windows-1252, inte utf-8 som det står här, och läses som windows-1252.',
  ],
  [
    'a file that is not there',
    async copy => {
      await copy.write('data/betyg2.csv', await copy.read('data/betyg.csv'));
      await copy.remove('data/betyg.csv');
    },
    'data/datapackage.yaml:5 file.missing: Filen ”data/betyg.csv” finns inte. Menade du ”data/betyg2.csv”?',
    unread,
  ],
  [
    'an empty file',
    csv(() => ''),
    'data/betyg.csv:1 data.file-empty: Filen är tom. Hämta eller spara den på nytt',
    unread,
  ],
  [
    'a folder where a file should be',
    async copy => {
      await copy.remove('data/betyg.csv');
      await copy.write('data/betyg.csv/läs mig.txt', '');
    },
    'data/datapackage.yaml:5 file.folder: ”data/betyg.csv” är en mapp, men här behövs en fil.',
    unread,
  ],
  [
    'a file of 500 MB',
    copy => truncate(join(copy.folder, 'data', 'betyg.csv'), 500_000_000),
    'data/datapackage.yaml:5 file.too-large: Filen ”data/betyg.csv” är 500 MB; gränsen är 100 MB.',
    unread,
  ],
  [
    'a file that is just too large for a table',
    copy => truncate(join(copy.folder, 'data', 'betyg.csv'), 40_000_000),
    'data/datapackage.yaml:5 file.too-large: Filen ”data/betyg.csv” är 40 MB; gränsen är 30 MB.',
    unread,
  ],
  [
    'a workbook that is none',
    csv(() => 'PK\u0003\u0004och sedan inget'),
    'data/betyg.csv:1 data.workbook-broken: Arbetsboken går inte att öppna; den är skadad eller skyddad med lösenord.',
    unread,
  ],
  [
    'a table that has lost a column',
    csv(text => text.replace('meritsumma', 'summa')),
    'data/betyg.csv:1 data.column-missing: Filen har ingen kolumn ”meritsumma”.',
    `${unread} saknar meritsumma i sin fil`,
  ],
  [
    'a broken data package',
    copy => copy.change('data/datapackage.yaml', 'resources:', 'resources: ['),
    'data/datapackage.yaml:4 yaml.broken: Det här går inte att läsa som YAML.',
    `${report}:12 table.unknown: Tabellen ”betyg-åk9” finns inte i data/datapackage.yaml.`,
  ],
  [
    'no data package',
    copy => copy.remove('data/datapackage.yaml'),
    `${report}:12 table.unknown: Tabellen ”betyg-åk9” finns inte i data/datapackage.yaml.`,
  ],
  [
    'a broken catalogue',
    copy => copy.change('indikatorer.yaml', 'meritvärde:', 'meritvärde: ['),
    'indikatorer.yaml:2 yaml.broken: Det här går inte att läsa som YAML.',
  ],
];

const reports: readonly Case[] = [
  [
    'an empty report',
    copy => copy.write(report, ''),
    `${report}:1 report.empty: Rapporten är tom. Skapa den på nytt med ”ska new”, eller ta bort filen.`,
  ],
  [
    'a report that is not UTF-8',
    async copy => copy.write(report, iconv.encode(await copy.read(report), 'win1252')),
    `${report}:1 report.not-utf8: Filen är inte sparad som UTF-8`,
  ],
  [
    'a report in UTF-16',
    async copy => copy.write(report, iconv.encode(await copy.read(report), 'utf-16')),
    `${report}:1 report.not-utf8: Filen är inte sparad som UTF-8`,
  ],
  [
    'a report of 500 MB',
    copy => truncate(join(copy.folder, ...report.split('/')), 500_000_000),
    `${report}:1 file.too-large: Filen ”${report}” är 500 MB; gränsen är 100 MB. En rapport är text`,
  ],
  [
    'a report without front matter',
    async copy => copy.write(report, (await copy.read(report)).replace(/^---.*?---\n/s, '')),
    `${report}:1 frontmatter.missing: Rapporten saknar huvud. Den ska börja med raden ---`,
  ],
  [
    'front matter that is never closed',
    inReport('status: utkast\n---', 'status: utkast'),
    `${report}:1 syntax.front-matter-open: Uppgifterna överst i filen börjar med ”---” men avslutas inte.`,
  ],
  [
    'front matter that is no YAML',
    inReport('typ: enhet', 'typ: [enhet'),
    `${report}:3 yaml.broken: Det här går inte att läsa som YAML.`,
  ],
  [
    'a type of report that does not exist',
    inReport('typ: enhet', 'typ: enhett'),
    `${report}:2 schema.not-allowed: `,
  ],
  [
    'front matter with an unknown unit',
    inReport('enhet: tallbackaskolan', 'enhet: tallbackskolan'),
    `${report}:3 frontmatter.unit-unknown: Enheten ”tallbackskolan” finns inte i ska.yaml. Menade du ”tallbackaskolan”?`,
  ],
  [
    'a copy that somebody made of a report',
    async copy => copy.write('rapporter/2025-26/tallbackaskolan - kopia.md', await copy.read(report)),
    'rapporter/2025-26/tallbackaskolan - kopia.md:3 frontmatter.unit-twice: rapporter/2025-26/tallbackaskolan.md är också rapporten för ”tallbackaskolan” 2025/26, så dess mål, insatser och tal räknas två gånger.',
  ],
  [
    'a report that includes itself',
    inReport('## Analys', '::bilaga[Vi själva]{rapport=tallbackaskolan}\n\n## Analys'),
    `${report}:30 appendix.self: Rapporten tar in sig själv som bilaga (tallbackaskolan → tallbackaskolan). Ta bort bilagan.`,
  ],
  [
    'reports that include each other',
    async copy => {
      await copy.change(report, '## Analys', '::bilaga[Grannen]{rapport=strandskolan}\n\n## Analys');
      await copy.change(
        'rapporter/2025-26/strandskolan.md',
        ':::insats',
        '::bilaga[Grannen]{rapport=tallbackaskolan}\n\n:::insats',
      );
    },
    `${report}:30 appendix.self: Rapporten tar in sig själv som bilaga (tallbackaskolan → strandskolan → tallbackaskolan). Ta bort bilagan.`,
    'rapporter/2025-26/strandskolan.md:10 appendix.self: ',
  ],
];

const templates: readonly Case[] = [
  [
    'a template in the wrong folder',
    copy => copy.write('mallar/utskrift.hbs', '{{{text}}}'),
    'mallar/utskrift.hbs:1 template.not-used: Mallen används inte: sidmallar ligger i mallar/sidor och mallar för rapporter i mallar/rapporter. Ska den heta ”mallar/sidor/utskrift.hbs”?',
  ],
  [
    'a template with a misspelt name',
    copy => copy.write('mallar/sidor/utskrfit.css', 'h2 { color: red }'),
    'mallar/sidor/utskrfit.css:1 template.not-used: Mallen används inte: sidmallar ligger i mallar/sidor och mallar för rapporter i mallar/rapporter. Ska den heta ”mallar/sidor/utskrift.css”?',
  ],
];

/** What is understood all the same. */
const warnings: ReadonlySet<string> = new Set([
  'a code without quotes',
  'a wrong encoding',
  'a copy that somebody made of a report',
  'a footnote under the table',
  'a template in the wrong folder',
  'a template with a misspelt name',
]);

for (const [subject, cases] of [
  ['names', names],
  ['data', data],
  ['reports', reports],
  ['templates', templates],
] as const)
  describe(`bad input, ${subject}: told with its place and what to do, and nothing is lost`, () => {
    for (const [what, spoil, ...wanted] of cases)
      it(what, async () => {
        const { code, err, found, lost, update } = await judge(spoil);
        for (const start of wanted)
          assert.ok(
            found.some(one => one.startsWith(start)),
            `no « ${start} » in\n${found.join('\n')}\n${err}`,
          );
        assert.equal(code, warnings.has(what) ? 0 : 1);
        assert.deepEqual(lost, []);
        assert.ok(update.code === 0 || update.code === 1, update.err);
      });
  });

describe('what the commands are told in vain', () => {
  for (const [what, args, wanted, says] of [
    ['a table that is nearly there', ['table', 'betyg'], 1, 'De som finns: betyg-åk9'],
    ['a school year that is none, to check', ['check', '--läsår', 'i fjol'], 64, '”i fjol”'],
    ['a school year that is none, to build', ['build', '--läsår', '2024/26'], 64, '”2024/26”'],
    ['a school year that is none, to update', ['update', '--läsår', '2024'], 64, '”2024”'],
    [
      'a year without reports',
      ['build', '--läsår', '2019/20'],
      0,
      'Det finns inga rapporter för läsåret 2019/20',
    ],
  ] as const)
    it(what, async () => {
      await using copy = await copyOfExempel();
      const { code, err } = await runSka(copy.folder, ...args);
      assert.ok(err.includes(says), err);
      assert.equal(code, wanted, err);
    });

  it('a folder of reports instead of a file is all reports in it', async () => {
    await using copy = await copyOfExempel();
    const { out } = await runSka(copy.folder, 'check', 'rapporter/2025-26/', '--format', 'json');
    assert.equal(JSON.parse(out).files, 4);
  });

  it('what is the same in many rows is one line for a person, and every row in JSON', async () => {
    await using copy = await copyOfExempel();
    await copy.change('ska.yaml', 'namn: Strandskolan', 'namn: Strandskolans skola');
    const [text, json] = await Promise.all([
      runSka(copy.folder, 'data', 'check'),
      runSka(copy.folder, 'check', '--format', 'json'),
    ]);
    const told = text.out.split('\n').filter(line => line.includes('data.unit-unknown'));
    assert.match(text.out, /”Strandskolan”\..*Samma på 4 ställen: rad 10–13\. \(data\.unit-unknown\)/);
    const unknown = JSON.parse(json.out).diagnostics.filter(
      (one: { code: string }) => one.code === 'data.unit-unknown',
    );
    assert.ok(unknown.length > told.length, `${unknown.length}`);
  });
});

describe('bad input that stops everything', () => {
  for (const [what, spoil, ...says] of [
    [
      'no ska.yaml',
      copy => copy.remove('ska.yaml'),
      'Det finns ingen ”ska.yaml” i ',
      'ange den med --project, eller skapa ett nytt projekt med ska init.',
    ],
    [
      'a ska.yml',
      async copy => {
        await copy.write('ska.yml', await copy.read('ska.yaml'));
        await copy.remove('ska.yaml');
      },
      'heter den ”ska.yml”. Byt namn på den.',
    ],
    [
      'a folder called ska.yaml',
      async copy => {
        await copy.remove('ska.yaml');
        await copy.write('ska.yaml/läs mig.txt', '');
      },
      'ska.yaml” är en mapp, men ”ska.yaml” ska vara projektets fil.',
    ],
    [
      'a project below',
      async copy => {
        for (const name of ['ska.yaml', 'indikatorer.yaml'])
          await copy.write(`en mapp/kvalitet å/${name}`, await copy.read(name));
        await copy.remove('ska.yaml');
      },
      'men längre ner: ”en mapp/kvalitet å”. Gå till projektets mapp, eller ange den: --project "en mapp/kvalitet å".',
    ],
    [
      'a project of a later format, with what only that knows',
      async copy => {
        await copy.change('ska.yaml', 'version: 1', 'version: 2\nnytt: sådant som inte finns än');
      },
      'Projektet är gjort för en nyare ska: ska.yaml har version: 2, och den här förstår 1. Uppdatera programmet.',
    ],
    [
      'an empty ska.yaml',
      copy => copy.write('ska.yaml', ''),
      'ska.yaml går inte att använda (se rad 1): huvudman',
    ],
    [
      'a ska.yaml that is no YAML',
      copy => copy.change('ska.yaml', 'enheter:', 'enheter: ['),
      'ska.yaml går inte att läsa (se rad 8). Rätta den först',
      'ska.yaml:8:3  Det här går inte att läsa som YAML. En hakparentes [ eller klammer { öppnas men stängs inte',
    ],
    [
      'a misspelt key that nothing can go on without',
      copy => copy.change('ska.yaml', 'redovisar:', 'redovisr:'),
      'ska.yaml:5:1  Nyckeln ”redovisr” finns inte. Menade du ”redovisar”?',
    ],
    [
      'a ska.yaml that is not UTF-8',
      async copy => copy.write('ska.yaml', iconv.encode(await copy.read('ska.yaml'), 'win1252')),
      'ska.yaml är inte sparad som UTF-8. Öppna den och spara den med teckenkodningen UTF-8.',
    ],
  ] as const satisfies readonly Case[])
    it(what, async () => {
      const { code, err, found, lost, update } = await judge(spoil);
      for (const part of says) assert.ok(err.includes(part), err);
      assert.deepEqual([code, found, lost, update.code], [2, [], [], 2]);
    });
});
