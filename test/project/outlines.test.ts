import assert from 'node:assert/strict';
import type { Finding } from '../../extension/project/check-report.ts';
import { mended } from '../schema/told.ts';
import { config, findingsOf, seen, told } from './small-project.ts';

const own = 'scheman/enhet.disposition.yaml';

/** A unit's report with these sections, each with a line of text. */
const report = (sections: readonly string[], head = 'status: utkast') =>
  `---\ntyp: enhet\nenhet: ekskolan\nläsår: 2025/26\n${head}\n---\n\n# Rapport\n\n${sections.map(each => `## ${each}\n\nText.\n`).join('\n')}`;

const usual = [
  ...['Sammanfattning', 'Förutsättningar', 'Medverkan', 'Resultat', 'Trygghet och studiero', 'Analys'],
  ...['Mål och insatser', 'Klagomål och kränkningar'],
];
/** What the shipped outline says of those lines of text: directives are missing, and the after-school centre. */
const usually = new Set([...['outline.directive-missing', 'outline.directive-recommended']]);

/** What is found with an outline of the municipality's, and a report with these sections; without what every such report lacks. */
async function found(
  outline: string,
  sections: readonly string[] = usual,
  head = 'status: utkast',
  others: Readonly<Record<string, string>> = {},
): Promise<readonly Finding[]> {
  const all = await findingsOf({
    ...(outline && { [own]: outline }),
    'rapporter/2025-26/ekskolan.md': report(sections, head),
    ...others,
  });
  return all.filter(
    ({ diagnostic: { code, args } }) =>
      // The red thread and the steps are other tests' matter.
      !/^(thread|status)\./.test(code) &&
      !usually.has(code) &&
      (args as { section?: string }).section !== 'Fritidshem',
  );
}

const sentences = async (...args: Parameters<typeof found>) => (await found(...args)).map(told);
/** The sections that are asked for and not there. */
const missing = async (outline: string, sections?: readonly string[]) =>
  (await found(outline, sections)).map(({ diagnostic: { args } }) => (args as { section?: string }).section);

describe("a municipality's own outline", () => {
  it('is not needed', async () => {
    assert.deepEqual(await sentences(''), []);
  });

  it('puts sections before and after others', async () => {
    const text = `efter:
  trygghet:
    - { id: likabehandling, rubrik: Likabehandling, krav: ska, ledtext: Planen mot kränkningar. }
före:
  analys:
    - { id: enkäter, rubrik: Enkäter, krav: bör }
    - { id: besök, rubrik: Verksamhetsbesök, krav: bör }
`;
    const [first, second, third, ...more] = await found(text);
    assert.deepEqual(more, []);
    assert.ok(first && second && third);
    assert.equal(
      told(first),
      'Avsnittet Likabehandling saknas efter Trygghet och studiero: dispositionen enhet kräver det. Lägg in rubriken ”Likabehandling” före ”Analys”.',
    );
    assert.match(told(second), /^Avsnittet Enkäter saknas efter Trygghet och studiero/);
    assert.match(told(third), /^Avsnittet Verksamhetsbesök saknas/);
    assert.match(
      mended(report(usual), first.diagnostic),
      /\n## Likabehandling\n\n<!-- ledtext: Planen mot kränkningar\. -->\n\n## Analys\n/,
    );
    const there = ['Likabehandling', 'Enkäter', 'Verksamhetsbesök'];
    assert.deepEqual(await sentences(text, [...usual.slice(0, 5), ...there, ...usual.slice(5)]), []);
  });

  it('replaces a section, changes one, does without one', async () => {
    const replaced = 'ersätt: { sammanfattning: { rubrik: Det viktigaste, krav: ska } }\n';
    assert.deepEqual(await missing(replaced, usual.slice(1)), ['Det viktigaste']);
    assert.deepEqual(await missing(replaced, ['Det viktigaste', ...usual.slice(1)]), []);
    const changed =
      'ändra: { klagomål: { rubrik: Synpunkter, eller: [Klagomål och kränkningar], krav: ska } }\n';
    assert.deepEqual(await missing(changed), []);
    const [gone] = await found(changed, usual.slice(0, -1));
    // The law of the section stays when only other keys of it are changed.
    assert.match(gone ? told(gone) : '', /^Avsnittet Synpunkter saknas .*: skollagen 4 kap\. 7–8 §§\./);
    assert.deepEqual(
      await missing(
        'utan: [klagomål, trygghet]\n',
        usual.filter(each => !/^(Klag|Trygg)/.test(each)),
      ),
      [],
    );
  });

  it('differs by school form', async () => {
    const text = `varianter:
  - skolform: [grundskola]
    efter: { resultat: [{ id: np, rubrik: Nationella prov, krav: bör }] }
  - skolform: [komvux]
    bara: true
    ändra: { analys: { rubrik: Komvux analys } }
`;
    assert.deepEqual(await missing(text), ['Nationella prov']);
  });

  it('takes the place of the shipped one when it has sections of its own', async () => {
    const text = `titel: Kort rapport
avsnitt:
  - { id: uppföljning, rubrik: Hur blev det?, krav: ska, steg: [följa upp, medverkan] }
  - { id: varför, rubrik: Varför?, krav: ska, steg: [analysera] }
  - { id: sedan, rubrik: Hur går vi vidare?, krav: ska, steg: [planera, genomföra insatser] }
`;
    assert.deepEqual(await sentences(text, ['Hur blev det?', 'Varför?', 'Hur går vi vidare?']), []);
    assert.deepEqual(await missing(text, ['Hur blev det?', 'Varför']), ['Hur går vi vidare?']);
  });

  it('may have another name, which a report asks for, and build on another', async () => {
    const files = {
      'scheman/kort.disposition.yaml': 'utökar: enhet\nutan: [sammanfattning, förutsättningar]\n',
    };
    assert.deepEqual(await sentences('', usual.slice(2), 'disposition: kort', files), []);
    assert.equal((await sentences('', usual.slice(2), 'status: utkast', files)).length, 2);
    // On top of the municipality's own changes of that other one.
    const changed = 'ändra: { medverkan: { rubrik: Delaktighet, eller: [] } }\n';
    const [first] = await found(changed, usual.slice(2), 'disposition: kort', files);
    assert.equal(first && (first.diagnostic.args as { section?: string }).section, 'Delaktighet');
    const [unknown, ...more] = await found('', usual, 'disposition: kårt', files);
    assert.deepEqual(more, []);
    assert.ok(unknown);
    assert.equal(seen(unknown), 'ekskolan.md:5 error outline.unknown');
    assert.match(
      told(unknown),
      /Menade du ”kort”\? Det finns: enhet, verksamhet, huvudman, nämnd, resultatdag, jämförelse, kort\./,
    );
  });
});

describe('a mistake in an outline', () => {
  const mistakes: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'a section that is not there',
      'efter:\n  analyss: [{ id: x, rubrik: X }]\n',
      '2 error outline.unknown-section',
      /Menade du ”analys”\? Här skrivs avsnittets id/,
    ],
    ['a section to do without', 'utan: [analys2]\n', '1 error outline.unknown-section', /Menade du ”analys”/],
    [
      'a variant that changes what is not there',
      'varianter:\n  - skolform: [komvux]\n    ändra: { resultt: { krav: bör } }\n',
      '3 error outline.unknown-section',
      /Menade du ”resultat”/,
    ],
    [
      'a misspelt key',
      'eftr:\n  analys: [{ id: x, rubrik: X }]\n',
      '1 error schema.unknown-key',
      /Menade du ”efter”/,
    ],
    [
      'a misspelt key of a section',
      'efter:\n  analys:\n    - { id: x, rubrk: X }\n',
      '3 error schema.unknown-key',
      /Menade du ”rubrik”/,
    ],
    [
      'an id that is taken',
      'efter:\n  analys: [{ id: resultat, rubrik: X }]\n',
      '2 error outline.duplicate-section',
      /använd ersätt eller ändra/,
    ],
    [
      'a directive that does not exist',
      'ändra: { analys: { räcker: [anallys] } }\n',
      '1 error outline.unknown-directive',
      /Menade du ”analys”/,
    ],
    [
      'a demand on one that does not exist',
      'ändra:\n  analys:\n    innehåll:\n      - { direktiv: [diagram, tabel] }\n',
      '4 error outline.unknown-directive',
      /Menade du ”tabell”/,
    ],
    [
      'a school form that nobody has',
      'varianter:\n  - skolform: [grundskolla]\n    utan: [klagomål]\n',
      '2 warning outline.unknown-school-form',
      /Menade du ”grundskola”/,
    ],
    [
      'a word that is not allowed',
      'ändra: { analys: { krav: skall } }\n',
      '1 error schema.not-allowed',
      /Menade du ”ska”/,
    ],
    [
      'a step of the law that is gone',
      'utan: [analys]\n',
      '1 warning outline.step-removed',
      /lagens steg ”analysera” \(skollagen 4 kap\. 3–4 §§\)/,
    ],
    [
      'a step that is no longer demanded',
      'ändra:\n  medverkan: { krav: bör }\n',
      '2 warning outline.step-removed',
      /”medverkan”/,
    ],
    [
      'both sections and a base',
      'utökar: enhet\navsnitt: [{ id: a, rubrik: A, krav: ska, steg: [planera, följa upp, analysera, genomföra insatser, medverkan] }]\n',
      '1 error outline.two-bases',
      /Ta bort det ena/,
    ],
    [
      'a base that does not exist',
      'utökar: enheten\nutan: [klagomål]\n',
      '1 error outline.unknown-base',
      /Menade du ”enhet”/,
    ],
    ['text that is no YAML', 'utan: [klagomål\n', '2 error yaml.broken', /hakparentes/],
  ];
  for (const [what, text, place, sentence] of mistakes)
    it(`is told with its place and the nearest: ${what}`, async () => {
      const all = (await findingsOf({ [own]: text })).filter(one => one.diagnostic.place.file === own);
      const first = all.find(one => !/file-broken|missing-key/.test(one.diagnostic.code));
      assert.ok(first, all.map(told).join());
      assert.equal(seen(first), `enhet.disposition.yaml:${place}`);
      assert.match(told(first), sentence);
      const rest = all.filter(one => one !== first && !/file-broken|missing-key/.test(one.diagnostic.code));
      assert.deepEqual(rest.map(told), []);
    });

  it('can be mended by what was meant', async () => {
    const text = 'efter:\n  analyss: [{ id: x, rubrik: X }]\n';
    const all = await findingsOf({ [own]: text });
    const first = all.find(one => one.diagnostic.code === 'outline.unknown-section');
    assert.equal(first && mended(text, first.diagnostic), text.replace('analyss', 'analys'));
  });

  it('leaves the shipped outline in force while the file cannot be used', async () => {
    const all = await found('ändra: { analys: { krav: skall } }\n', usual.slice(1));
    assert.deepEqual(all.map(seen).sort(), [
      'ekskolan.md:10 hint outline.section-recommended',
      'enhet.disposition.yaml:1 error outline.file-broken',
      'enhet.disposition.yaml:1 error schema.not-allowed',
    ]);
  });

  it('is also a file with a name that is not read', async () => {
    const all = await findingsOf({
      'scheman/enhet.yaml': 'utan: [klagomål]\n',
      'scheman/enhets.disposition.yml': '',
    });
    assert.deepEqual(
      all.filter(one => one.diagnostic.code === 'outline.file-misnamed').map(told),
      ['enhet.yaml', 'enhets.disposition.yml'].map(
        name => `scheman/${name} läses inte. En disposition ska heta scheman/enhet.disposition.yaml.`,
      ),
    );
    const lost = await findingsOf({ 'scheman/ehet.disposition.yaml': 'utan: [klagomål]\n' });
    assert.match(lost.map(told).join(), /ingen medföljande som heter ”ehet”\. Menade du ”enhet”\?/);
  });

  it('ends when outlines build on each other in a circle', async () => {
    const files = {
      'scheman/a.disposition.yaml': 'utökar: b\n',
      'scheman/b.disposition.yaml': 'utökar: a\n',
    };
    const all = await findingsOf(files);
    assert.ok(all.some(one => one.diagnostic.code === 'outline.unknown-base'));
  });
});

describe('how grave a missing section is', () => {
  const lacking = usual.filter(each => each !== 'Medverkan');
  const grave = async (status: string, files: Readonly<Record<string, string>> = {}) =>
    (await found('', lacking, `status: ${status}`, files)).map(one => one.severity);

  it('hangs on how far the report has come', async () => {
    for (const [status, severity] of [
      ['utkast', 'warning'],
      ['åter', 'warning'],
      ['inlämnad', 'error'],
      ['granskad', 'error'],
      ['fastställd', 'error'],
    ] as const)
      assert.deepEqual(await grave(status), [severity], status);
  });

  it('is what ska.yaml says, when it says so', async () => {
    const files = { 'ska.yaml': `${config}fynd: { outline.section-missing: hint }\n` };
    assert.deepEqual(await grave('inlämnad', files), ['hint']);
  });

  it('is nothing when a waiver stands where the section should', async () => {
    const waiver = (code: string) =>
      `<!-- ska: undantag ${code}, skäl: Rapporten gäller två månader, av: skolchef -->\n\n## Resultat`;
    const files = (code: string) => ({
      'rapporter/2025-26/ekskolan.md': report(lacking, 'status: inlämnad').replace(
        '## Resultat',
        waiver(code),
      ),
    });
    assert.deepEqual(await found('', lacking, '', files('outline.section-missing')), []);
    assert.equal((await found('', lacking, '', files('outline.order'))).length, 1);
    // One that stands last of all covers nothing, least of all the whole file.
    const last = `${report(lacking, 'status: inlämnad')}\n${waiver('outline.section-missing').split('\n')[0]}\n`;
    assert.equal((await found('', lacking, '', { 'rapporter/2025-26/ekskolan.md': last })).length, 1);
  });
});

describe('outlines and the years', () => {
  it('ask for a follow-up when last year planned something', async () => {
    const last = report(usual)
      .replace('2025/26', '2024/25')
      .replace('## Mål och insatser\n', '## Mål och insatser\n\n:::insats[Läsa]{#I25-1}\n\n:::\n');
    const [first, ...more] = await found('', usual, 'status: utkast', {
      'rapporter/2024-25/ekskolan.md': last,
    });
    assert.deepEqual(more.map(told), []);
    assert.ok(first);
    assert.equal(first.diagnostic.place.file, 'rapporter/2025-26/ekskolan.md');
    assert.match(
      told(first),
      /^Avsnittet Uppföljning av föregående års insatser saknas efter Medverkan: skollagen 4 kap\. 4 §/,
    );
  });
});
