import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../extension/base/diagnostic.ts';
import { sentence } from '../../extension/base/problems.ts';
import { readOutline } from '../../extension/project/outlines/read-outline.ts';
import { openReport } from '../../extension/report/open.ts';
import { outlineFindings } from '../../extension/report/outline/check.ts';
import { nextSections } from '../../extension/report/outline/next.ts';
import type { Outline } from '../../extension/report/outline/outline.ts';
import { type OutlineSetting, resolveOutline } from '../../extension/report/outline/resolve.ts';
import { applyEdits } from '../../extension/syntax/edit.ts';

const root = new URL('../../', import.meta.url).pathname;

/** A shipped outline for some school forms. */
function shipped(
  name: string,
  schoolForms: readonly string[] = ['grundskola'],
  setting: Partial<OutlineSetting> = {},
): Outline {
  const path = `templates/dispositioner/${name}.yaml`;
  const { document } = readOutline(name, path, readFileSync(root + path, 'utf8'));
  assert.ok(document);
  return resolveOutline(
    { name, layers: [document] },
    { schoolForms, areas: [], units: [], earlierInterventions: false, ...setting },
  );
}

/** An outline of a text. */
function outline(text: string, setting: Partial<OutlineSetting> = {}): Outline {
  const { document, diagnostics } = readOutline('prov', 'prov.yaml', text);
  assert.deepEqual(diagnostics, []);
  assert.ok(document);
  return resolveOutline(
    { name: 'prov', layers: [document] },
    { schoolForms: ['grundskola'], areas: [], units: [], earlierInterventions: false, ...setting },
  );
}

function reportOf(text: string) {
  const identity = {
    id: 'skolan',
    file: 'skolan.md',
    type: 'enhet',
    title: 'Rapport',
    schoolYear: '2025/26',
    unit: 'skolan',
    status: 'utkast',
  };
  const vocabulary = {
    indicators: new Map(),
    units: new Map(),
    tables: new Map(),
    dimensions: new Set<string>(),
    themes: new Map(),
    selfAssessment: { answers: [], factors: new Map() },
    reports: new Map(),
  };
  return openReport(
    'skolan.md',
    text,
    () => vocabulary,
    () => ({ identity, diagnostics: [] }),
  );
}

const find = (text: string, of: Outline): readonly Diagnostic[] => outlineFindings(reportOf(text), of);
const told = ({ code, args }: Diagnostic) => sentence(code, args as never, 'sv');
const seen = ({ code, place }: Diagnostic) => `${place.span.start.line} ${code.replace('outline.', '')}`;
const mended = (text: string, found: Diagnostic) => applyEdits(text, found.fix?.edits ?? []);

const head = '---\ntyp: enhet\n---\n\n# Rapport\n\n';
/** A unit's report in its shortest form that says everything. */
const whole = `${head}## Sammanfattning

:::budskap[Det går framåt]

Kort.

:::

## Förutsättningar

Elever.

## Medverkan

Alla.

## Resultat

:::tabell[Meritvärde]{#merit meritvärde}

:::

## Trygghet och studiero

Lugnt.

## Analys

:::analys{#A1 av=merit}

Därför.

:::

## Mål och insatser

:::mål[Mer]{#M26-1}

:::

:::insats[Läsa]{#I26-1}

:::

## Klagomål och kränkningar

Inga.
`;

/** The report without a section, heading and all. */
function without(heading: string): string {
  const start = whole.indexOf(`## ${heading}`);
  const next = whole.indexOf('\n## ', start);
  return whole.slice(0, start) + (next < 0 ? '' : whole.slice(next + 1));
}

describe('a report against its outline', () => {
  const enhet = shipped('enhet');

  it('is silent on a whole one', () => {
    assert.deepEqual(find(whole, enhet).map(told), []);
    assert.deepEqual(find(whole.replaceAll('\n', '\r\n'), enhet).map(told), []);
    assert.deepEqual(find('', enhet), []);
  });

  const missing: readonly (readonly [string, string, string])[] = [
    [
      'Analys',
      '33 section-missing',
      'Avsnittet Analys saknas efter resultatet Meritvärde: skollagen 4 kap. 3–4 §§. Det visar lagens steg: analysera. Lägg in rubriken ”Analys” före ”Mål och insatser”. Blocket :::analys någonstans i rapporten räcker också.',
    ],
    [
      'Medverkan',
      '19 section-missing',
      'Avsnittet Medverkan saknas efter Förutsättningar: skollagen 4 kap. 4 §. Det visar lagens steg: medverkan. Lägg in rubriken ”Medverkan” före ”Resultat”.',
    ],
    [
      'Klagomål och kränkningar',
      '41 section-recommended',
      'Avsnittet Klagomål och kränkningar saknas efter Mål och insatser: skollagen 4 kap. 7–8 §§. Lägg in rubriken ”Klagomål och kränkningar”.',
    ],
    [
      'Sammanfattning',
      '7 section-recommended',
      'Avsnittet Sammanfattning saknas: dispositionen enhet rekommenderar det. Lägg in rubriken ”Sammanfattning” före ”Förutsättningar”.',
    ],
  ];
  for (const [section, place, text] of missing)
    it(`tells of a missing ${section} where it should stand, and puts it in`, () => {
      for (const newline of ['\n', '\r\n']) {
        const report = without(section).replaceAll('\n', newline);
        const [first, ...more] = find(report, enhet);
        assert.ok(first);
        assert.deepEqual(more.map(told), []);
        assert.deepEqual([seen(first), told(first)], [place, text]);
        const after = mended(report, first);
        assert.deepEqual(find(after, enhet).map(told), []);
        // The order is that of the whole report, blank lines are as they should be, and the guidance stands there.
        const headings = (each: string) => [...each.matchAll(/^## [^\r\n]+/gm)].map(found => found[0]);
        assert.deepEqual(headings(after), headings(whole));
        assert.equal(
          after.replaceAll(newline, '').includes('\r') || after.replaceAll(newline, '').includes('\n'),
          false,
        );
        assert.doesNotMatch(after.replaceAll(newline, '\n'), /\n{3}|[^\n]\n## /);
        assert.match(after, /<!-- ledtext: [^>]+ -->/);
      }
    });

  it('takes a block in another section for the section itself', () => {
    const block = ':::analys{#A1 av=merit}\n\nDärför.\n\n:::\n\n';
    const report = without('Analys').replace('## Trygghet', `${block}## Trygghet`);
    assert.deepEqual(find(report, enhet).map(told), []);
  });

  it('tells of a section without its directive', () => {
    const [first, ...more] = find(
      whole.replace(/:::analys[\s\S]*?\n:::\n/, 'Det beror på läsningen.\n'),
      enhet,
    );
    assert.deepEqual(more, []);
    assert.equal(
      first && told(first),
      'Avsnittet Analys ska ha minst ett :::analys: skollagen 4 kap. 3–4 §§.',
    );
    const hint = find(whole.replace(/:::mål[\s\S]*?\n:::\n/, ''), enhet);
    assert.deepEqual(hint.map(seen), ['41 directive-recommended']);
  });

  it('tells of an empty section, but not of one whose guidance still stands', () => {
    const empty = (text: string) => find(whole.replace('Alla.', text), enhet).map(seen);
    assert.deepEqual(empty(''), ['19 section-empty']);
    assert.deepEqual(empty('<!-- Glöm inte skolrådet -->'), ['19 section-empty']);
    assert.deepEqual(empty('<!-- ledtext: Vilka? -->'), []);
    assert.deepEqual(find(whole.replace('Lugnt.', ''), enhet).map(seen), ['29 section-empty-optional']);
    assert.deepEqual(
      find(whole.replace(/:::analys[\s\S]*?\n:::\n/, '<!-- ledtext: Varför? -->\n'), enhet),
      [],
    );
  });

  it('lets a report have sections of its own, anywhere', () => {
    const own = whole
      .replace('## Medverkan', '## Årets besök\n\nText.\n\n### Resan\n\n## Medverkan')
      .replace('## Analys', '## Teknik\n\nText.\n\n## Analys');
    assert.deepEqual(find(own, enhet).map(told), []);
  });

  it('knows a heading by its variants, its number and what follows it', () => {
    const named = whole
      .replace('## Resultat', '## 4. RESULTAT: läsning')
      .replace('## Analys', '## Resultat: matematik\n\n:värde[1]{meritvärde}\n\n## Orsaksanalys')
      .replace('## Mål och insatser', '## Planerade insatser:')
      .replace('## Trygghet och studiero', '## Trygghet, studiero och närvaro');
    assert.deepEqual(find(named, enhet).map(told), []);
    // The beginning of another word is not the heading.
    const [first] = find(whole.replace('## Analys\n', '## Analysverktyg\n'), enhet);
    assert.equal(first, undefined, 'the block makes up for it');
  });

  it('tells of a heading that is nearly one of the outline, and changes it', () => {
    const report = whole.replace('## Medverkan', '## 3 Medverkn');
    const [first, ...more] = find(report, enhet);
    assert.ok(first);
    assert.deepEqual(more, []);
    assert.equal(
      told(first),
      'Rubriken ”3 Medverkn” liknar ”Medverkan”, som dispositionen väntar sig. Byt till den, eller lägg till ”3 Medverkn” under eller: i dispositionen.',
    );
    assert.equal(mended(report, first), whole.replace('## Medverkan', '## 3 Medverkan'));
  });

  it('tells of the fewest sections that stand in the wrong place, and moves them', () => {
    const start = whole.indexOf('## Analys');
    const end = whole.indexOf('## Mål och');
    const moved = whole.slice(0, start) + whole.slice(end);
    const report = moved.replace('## Medverkan', `${whole.slice(start, end)}## Medverkan`);
    const [first, ...more] = find(report, enhet);
    assert.ok(first);
    assert.deepEqual(more, []);
    assert.deepEqual(
      [seen(first), told(first)],
      ['19 order', 'Avsnittet Analys står inte på sin plats: det ska stå efter ”Trygghet och studiero”.'],
    );
    assert.equal(mended(report, first), whole);
    const last = `${without('Sammanfattning')}\n## Sammanfattning\n\n:::budskap[Bra]\n\n:::\n`;
    const [late] = find(last, enhet);
    assert.ok(late);
    assert.equal(
      told(late),
      'Avsnittet Sammanfattning står inte på sin plats: det ska stå före ”Förutsättningar”.',
    );
    assert.match(
      mended(last, late),
      /# Rapport\n\n## Sammanfattning\n\n:::budskap\[Bra\]\n\n:::\n\n## Förut/,
    );
  });

  it('tells of a section that stands twice, unless it may', () => {
    const [first, ...more] = find(`${whole}\n## Medverkan\n\nOch så.\n`, enhet);
    assert.deepEqual(more, []);
    assert.equal(
      first && told(first),
      'Avsnittet Medverkan står två gånger; det första på rad 19. Slå ihop dem.',
    );
    assert.deepEqual(find(whole.replace('## Trygghet', '## Resultat\n\nMer.\n\n## Trygghet'), enhet), []);
  });

  it('keeps waivers with their headings, and does not count headings within blocks', () => {
    const waived = without('Analys').replace(
      '## Mål och',
      '<!-- ska: undantag guidance.left, skäl: x, av: rektor -->\n\n## Mål och',
    );
    const [first] = find(waived, enhet);
    assert.ok(first);
    assert.match(mended(waived, first), /-->\n\n<!-- ska: undantag [^\n]+\n\n## Mål och/);
    const within = whole.replace('Därför.', '## Medverkan\n\nDärför.');
    assert.deepEqual(find(within, enhet).map(told), []);
  });
});

describe('what an outline can say', () => {
  it('demands directives by number, by alternative and by their attributes', () => {
    const own = outline(`avsnitt:
  - id: insatser
    rubrik: Insatser
    krav: ska
    innehåll:
      - { direktiv: insats, minst: 2, krav: ska }
      - { direktiv: insats, krav: bör, med: { tema: närvaro, ansvarig: "*" } }
      - { direktiv: [diagram, tabell], krav: bör }
`);
    const one = `${head}## Insatser\n\n:::insats[A]{#I26-1 tema="bedömning, närvaro"}\n\n:::\n`;
    assert.deepEqual(find(one, own).map(told), [
      'Avsnittet Insatser ska ha minst 2 :::insats: dispositionen prov.',
      'Avsnittet Insatser bör ha minst ett :::insats (tema=närvaro, ansvarig): dispositionen prov.',
      'Avsnittet Insatser bör ha minst ett :::diagram eller :::tabell: dispositionen prov.',
    ]);
    const two = `${one}\n:::insats[B]{#I26-2 tema=närvaro ansvarig=rektor}\n\n:::\n\n:::tabell[T]{#t}\n\n:::\n`;
    assert.deepEqual(find(two, own).map(told), []);
  });

  it('has sections within sections', () => {
    const own = outline(`avsnitt:
  - id: resultat
    rubrik: Resultat
    avsnitt:
      - { id: läsning, rubrik: Läsning, krav: ska }
      - { id: matematik, rubrik: Matematik, krav: bör, ledtext: Hur går det? }
`);
    const report = `${head}## Resultat\n\n### Läsning\n\nBra.\n\n## Slut\n\nHej.\n`;
    const [first] = find(report, own);
    assert.equal(
      first && told(first),
      'Avsnittet Matematik saknas i Resultat: dispositionen prov rekommenderar det. Lägg in rubriken ”Matematik”.',
    );
    assert.match(
      first ? mended(report, first) : '',
      /Bra\.\n\n### Matematik\n\n<!-- ledtext: Hur går det\? -->\n\n## Slut/,
    );
    assert.deepEqual(find(`${head}## Slut\n\nHej.\n`, own), []);
    const outside = `${head}## Resultat\n\n### Matematik\n\nBra.\n\n## Läsning\n\nBra.\n`;
    assert.deepEqual(find(outside, own).map(told), [
      'Avsnittet Läsning brukar stå inuti Resultat, en rubriknivå ned.',
    ]);
  });

  it('repeats a section per school form, area or unit, and takes one heading for several', () => {
    const forms = [
      'förskola',
      'förskoleklass',
      'grundskola',
      'anpassad grundskola',
      'fritidshem',
      'gymnasieskola',
    ];
    const own = outline('avsnitt: [{ id: form, rubrik: "{skolform}", upprepas: skolform, krav: ska }]\n', {
      schoolForms: forms,
    });
    const some = `${head}## Förskolan\n\nA.\n\n## Förskoleklass och anpassad grundskola\n\nB.\n\n## Gymnasiet\n\nC.\n`;
    const [first, ...more] = find(some, own);
    assert.ok(first);
    assert.deepEqual(more, []);
    assert.equal(
      told(first),
      'Egna avsnitt för skolformerna grundskola och fritidshem saknas. Dispositionen prov kräver det.',
    );
    assert.match(mended(some, first), /C\.\n\n## Grundskola\n\n## Fritidshem\n$/);
    const areas = outline('avsnitt: [{ id: område, rubrik: "{område}", upprepas: område, krav: bör }]\n', {
      areas: ['Norra området', 'Södra området'],
    });
    assert.deepEqual(find(`${head}### Norra området 2025/26\n\nA.\n`, areas).map(told), [
      'Ett eget avsnitt för området Södra området saknas. Dispositionen prov rekommenderar det.',
    ]);
    // What is alone needs no section of its own.
    const alone = outline('avsnitt: [{ id: form, rubrik: "{skolform}", upprepas: skolform, krav: ska }]\n');
    assert.deepEqual(find(`${head}Text.\n`, alone), []);
  });

  it('may leave the order free', () => {
    const text = 'ordning: fri\navsnitt: [{ id: a, rubrik: Alfa }, { id: b, rubrik: Beta }]\n';
    const report = `${head}## Beta\n\nB.\n\n## Alfa\n\nA.\n`;
    assert.deepEqual(find(report, outline(text)), []);
    assert.deepEqual(find(report, outline(text.replace('fri', 'fast'))).map(seen), ['11 order']);
  });
});

describe('the shipped outlines', () => {
  const steps = ['planera', 'följa upp', 'analysera', 'genomföra insatser'];
  const names = ['enhet', 'verksamhet', 'huvudman', 'namnd', 'jamforelse'];
  const forms = [
    'förskola',
    'förskoleklass',
    'grundskola',
    'fritidshem',
    'anpassad grundskola',
    'gymnasieskola',
    'komvux',
  ];

  for (const name of names)
    it(`${name} fits its schema, and a text made from it has nothing missing`, () => {
      const path = `templates/dispositioner/${name}.yaml`;
      assert.deepEqual(readOutline(name, path, readFileSync(root + path, 'utf8')).diagnostics.map(told), []);
      for (const chosen of [...forms.map(form => [form]), forms.slice(1, 4), forms]) {
        const of = shipped(name, chosen, { earlierInterventions: true, areas: ['Norr', 'Söder'] });
        let text = head;
        for (let turn = 0; turn < 40; turn++) {
          const found = find(text, of).find(one => /missing|recommended/.test(one.code));
          if (!found) break;
          assert.ok(found.fix, told(found));
          text = mended(text, found);
        }
        assert.deepEqual(find(text, of).map(told), [], chosen.join());
      }
    });

  it('demand the four steps of the law, and participation of a unit', () => {
    for (const name of ['enhet', 'verksamhet', 'huvudman'])
      for (const form of forms) {
        const { sections } = shipped(name, [form], { earlierInterventions: true });
        const shown = sections
          .filter(({ need, law }) => need === 'required' && law)
          .flatMap(each => each.steps);
        for (const step of name === 'enhet' ? [...steps, 'medverkan'] : steps)
          assert.ok(
            shown.some(each => each === step),
            `${name}, ${form}: ${step}`,
          );
      }
  });

  it('ask for a follow-up only when there was something to follow up', () => {
    const followed = whole.replace(
      '## Resultat',
      '## Uppföljning av föregående års insatser\n\nJa.\n\n## Resultat',
    );
    assert.deepEqual(find(whole, shipped('enhet')), []);
    const later = shipped('enhet', ['grundskola'], { earlierInterventions: true });
    assert.deepEqual(find(whole, later).map(seen), ['23 section-missing']);
    assert.deepEqual(find(followed, later).map(told), [
      'Avsnittet Uppföljning av föregående års insatser ska ha minst ett :::uppföljning: skollagen 4 kap. 4 §.',
    ]);
    assert.deepEqual(find(followed, shipped('enhet')), []);
  });

  it('differ by school form', () => {
    const headings = (chosen: readonly string[]) => {
      const flat = (of: Outline['sections']): string[] =>
        of.flatMap(each => [each.heading, ...flat(each.sections)]);
      return flat(shipped('enhet', chosen).sections);
    };
    assert.ok(headings(['förskola']).includes('Barngrupp och personal'));
    assert.ok(!headings(['förskola', 'grundskola']).includes('Barngrupp och personal'));
    assert.ok(headings(['grundskola', 'fritidshem']).includes('Fritidshem'));
    assert.ok(!headings(['fritidshem']).includes('Fritidshem'));
    assert.deepEqual(find(whole, shipped('enhet', ['förskola'])).map(told), []);
  });
});

describe('what may come next in a report', () => {
  const own = outline(`avsnitt:
  - { id: a, rubrik: Alfa, ledtext: Om alfa. }
  - { id: b, rubrik: Beta, avsnitt: [{ id: b1, rubrik: Beta ett }] }
  - { id: c, rubrik: Gamma, antal: flera }
  - { id: d, rubrik: Delta }
`);
  const next = (text: string) => {
    const at = text.indexOf('|');
    return nextSections(reportOf(text.replace('|', '')), own, at).map(each => each.text);
  };

  it('are the sections that are not there, from the one whose turn it is', () => {
    assert.deepEqual(next(`${head}|`), [
      '## Alfa\n\n<!-- ledtext: Om alfa. -->',
      '## Beta',
      '## Gamma',
      '## Delta',
    ]);
    assert.deepEqual(next(`${head}## Alfa\n\nText.\n\n|\n\n## Delta\n`), ['## Beta', '## Gamma']);
    assert.deepEqual(
      next(`${head}## Gamma\n\nText.\n\n|\n`).map(text => text.slice(0, 8)),
      ['## Delta', '## Alfa\n', '## Beta', '## Gamma'].map(text => text.slice(0, 8)),
    );
  });

  it('are first of all those within the section', () => {
    assert.equal(next(`${head}## Beta\n\nText.\n\n|\n`)[0], '### Beta ett');
  });
});
