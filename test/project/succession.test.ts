import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { openFiles } from '../../extension/node/files.ts';
import { makeReports } from '../../extension/output/skeleton/make-reports.ts';
import { checkProject } from '../../extension/project/check.ts';
import { readConfigText } from '../../extension/project/config.ts';
import { reportsWishedFor } from '../../extension/project/new-report/ask-for-report.ts';
import { updatedText } from '../../extension/report/update.ts';
import { told, withFiles } from './small-project.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const config = (...units: readonly string[]) => `version: 1
huvudman: { id: ekby, namn: Ekby kommun }
redovisar: 2025/26
enheter:
${units.map(unit => `  - { ${unit}, skolform: [grundskola] }\n`).join('')}följs: [trivsel]
skydd: { tröskel: 5 }
`;

/** A year's report with a goal that a table measures, and an intervention. */
const report = (unit: string) => `---
typ: enhet
enhet: ${unit}
läsår: 2024/25
---

# Rapport

:::mål[Alla trivs]{#M25-1}

- Indikator: trivsel
- Målvärde: minst 90 %
- Senast: 2025/26

:::

:::insats[Vuxna ute i ${unit}]{#I25-1}

- Mål: M25-1
- Ansvarig: rektor
- Tid: augusti 2025 – juni 2026

:::
`;

const data = (...rows: readonly string[]) => ({
  'indikatorer.yaml': `trivsel:
  namn: Trivsel
  definition: Andel som trivs.
  skolform: grundskola
  måttenhet: procent
  decimaler: 0
  riktning: högre
  tabell: trivsel
  mått: { täljare: nöjda, nämnare: svar }
  avvikelse: 2
`,
  'data/trivsel.csv': `enhet;läsår;nöjda;svar\n${rows.join('\n')}\n`,
  'data/datapackage.yaml': `name: ekby
resources:
  - name: trivsel
    path: data/trivsel.csv
    dialect: { delimiter: ";" }
    schema:
      primaryKey: [enhet, läsår]
      fields:
        - { name: enhet, type: string, ska:dimension: enhet }
        - { name: läsår, type: string, ska:dimension: läsår }
        - { name: nöjda, type: integer }
        - { name: svar, type: integer }
`,
});

/** The text of a unit's new report, and what the red thread finds in the project once it is there. */
async function made(unit: string, files: Readonly<Record<string, string>>) {
  const text = await withFiles(files, async project => {
    const wish = { schoolYear: '2025/26', type: 'enhet', id: unit, all: false };
    const { make } = await reportsWishedFor(project, wish);
    const answer = await makeReports({
      project,
      schoolYear: '2025/26',
      due: make,
      shipped: openFiles(root),
      progress: () => {},
    });
    return answer.reports[0]?.text ?? '';
  });
  const found = await withFiles({ ...files, [`rapporter/2025-26/${unit}.md`]: text }, async project => {
    const { findings } = await checkProject(project, { today: '2026-09-01' });
    return findings.filter(one => /^(?:thread|value)\./.test(one.diagnostic.code)).map(told);
  });
  return { text, found, effects: text.split('\n').filter(line => line.startsWith('**Effekt:**')) };
}

describe('a report of a unit that took over another', () => {
  const files = {
    'ska.yaml': config(
      'id: norr, namn: Norra skolan',
      'id: ost, namn: Östra skolan, till: 2024/25, efterträds: norr',
    ),
    'rapporter/2024-25/norr.md': report('norr'),
    'rapporter/2024-25/ost.md': report('ost'),
    ...data('norr;2024/25;90;100', 'ost;2024/25;30;50', 'norr;2025/26;120;150'),
  };

  it('follows up each intervention by the numbers of the unit that it was planned for, and says that they are not of the same children', async () => {
    const { effects } = await made('norr', files);
    const caution =
      'Norra skolan har tagit över Östra skolan: talen före och efter gäller inte samma barn och elever.';
    assert.deepEqual(effects, [
      `**Effekt:** Trivsel: :värde[90 %]{trivsel läsår=2024/25} läsåret 2024/25, :värde[80 %]{trivsel} läsåret 2025/26. ${caution}`,
      `**Effekt:** Trivsel: :värde[60 %]{trivsel enhet=ost läsår=2024/25} läsåret 2024/25 (Östra skolan), :värde[80 %]{trivsel} läsåret 2025/26 (Norra skolan). ${caution}`,
    ]);
  });

  it('stands in the head authority’s red thread for both, also for what the other had planned', async () => {
    const narrowing = (unit: string) =>
      report(unit).replace('- Mål: M25-1\n', '- Mål: M25-1\n- Preciserar: huvudman#I25-1\n');
    const followUp = (of: string) =>
      `:::uppföljning[Vuxna ute]{av=${of}}\n\n- Bedömning: vet inte\n\n:::\n\n`;
    const head = (typ: string, year: string) => `---\n${typ}\nläsår: ${year}\n---\n\n# Rapport\n\n`;
    const text = await withFiles(
      {
        ...files,
        'rapporter/2024-25/norr.md': narrowing('norr'),
        'rapporter/2024-25/ost.md': narrowing('ost'),
        'rapporter/2024-25/huvudman.md': `${head('typ: huvudman', '2024/25')}:::insats[Vuxna ute]{#I25-1}\n\n:::\n`,
        'rapporter/2025-26/norr.md': `${head('typ: enhet\nenhet: norr', '2025/26')}${followUp('I25-1')}${followUp('ost#I25-1')}`,
        'rapporter/2025-26/huvudman.md': `${head('typ: huvudman', '2025/26')}::rödtråd[Nivåerna]{nivåer}\n`,
      },
      async project => {
        const { reports } = await checkProject(project, { today: '2026-09-01' });
        const own = reports.find(one => one.report.document.file === 'rapporter/2025-26/huvudman.md');
        return own ? updatedText(own).text : '';
      },
    );
    assert.match(text, /\| Vuxna ute \(I25-1\) \| 2024\/25 +\| 1 av 1 +\| 1 av 1 +\| 0 av 1 +\|/);
  });

  it('is not asked why it is worse than the smaller unit that it was', async () => {
    const { text, found } = await made('norr', files);
    assert.doesNotMatch(text, /sämre än året före/);
    assert.deepEqual(found, []);
    const later = await made('norr', { ...files, 'ska.yaml': config('id: norr, namn: Norra skolan') });
    assert.match(later.text, /sämre än året före/);
  });

  it('is told in its new report that the numbers on both sides of a series break are not compared', async () => {
    const { effects, found } = await made('norr', {
      ...files,
      'ska.yaml': config('id: norr, namn: Norra skolan'),
      'indikatorer.yaml': files['indikatorer.yaml'].replace(
        '  avvikelse: 2',
        '  avvikelse: 2\n  brott: [2025/26]',
      ),
    });
    assert.deepEqual(effects, [
      '**Effekt:** Trivsel: :värde[90 %]{trivsel läsår=2024/25} läsåret 2024/25, :värde[80 %]{trivsel} läsåret 2025/26. Serien har ett brott 2025/26: talen kan inte jämföras.',
    ]);
    assert.deepEqual(found, []);
  });

  it('that is one under a new id goes on with its numbers', async () => {
    const { effects } = await made('nya', {
      ...files,
      'ska.yaml': config(
        'id: nya, namn: Nya skolan, från: 2025/26',
        'id: ost, namn: Östra skolan, till: 2024/25, efterträds: nya',
        'id: norr, namn: Norra skolan',
      ),
      ...data('ost;2024/25;30;50', 'nya;2025/26;40;50'),
    });
    assert.deepEqual(effects, [
      '**Effekt:** Trivsel: :värde[60 %]{trivsel enhet=ost läsår=2024/25} läsåret 2024/25 (Östra skolan), :värde[80 %]{trivsel} läsåret 2025/26 (Nya skolan).',
    ]);
  });
});

describe('the history of units', () => {
  const seen = (...units: readonly string[]) =>
    readConfigText(config(...units)).diagnostics.map(
      one => `${one.place.span.start.line} ${one.code}: ${told({ diagnostic: one, severity: 'error' })}`,
    );

  it('has an end where there is an heir, and an heir that is there afterwards', () => {
    assert.deepEqual(seen('id: a, namn: A-skolan, efterträds: b', 'id: b, namn: B-skolan'), [
      '5 project.heir-without-end: A-skolan efterträds av B-skolan men har inget till, så båda räknas som enheter i drift. Skriv det sista läsåret som A-skolan finns, till exempel till: 2025/26.',
    ]);
    const [late] = seen(
      'id: a, namn: A-skolan, till: 2024/25, efterträds: b',
      'id: b, namn: B-skolan, från: 2026/27',
    );
    assert.match(
      late ?? '',
      /^5 project\.heir-not-there: B-skolan ska ta över efter A-skolan läsåret 2025\/26 men/,
    );
    assert.deepEqual(
      seen('id: a, namn: A-skolan, till: 2024/25, efterträds: b', 'id: b, namn: B-skolan, från: 2025/26'),
      [],
    );
  });

  it('has no circle, and no end before its beginning', () => {
    const [circle, ...more] = seen(
      'id: a, namn: A-skolan, till: 2024/25, efterträds: b',
      'id: b, namn: B-skolan, till: 2025/26, efterträds: a',
    );
    assert.match(circle ?? '', /^5 project\.heir-circle: .*A-skolan → B-skolan → A-skolan/);
    assert.equal(more.length, 1);
    assert.match(
      seen('id: a, namn: A-skolan, från: 2025/26, till: 2024/25')[0] ?? '',
      /^5 project\.unit-years: /,
    );
  });

  it('may be written as no school year, which is told and ends nothing', async () => {
    const written = config(
      'id: a, namn: A-skolan, till: 2025, efterträds: b',
      'id: b, namn: B-skolan, från: [1]',
    );
    const found = await withFiles({ 'ska.yaml': written }, async project => {
      const { findings } = await checkProject(project, { today: '2026-09-01' });
      return findings.map(one => one.diagnostic.code);
    });
    assert.deepEqual(
      found.filter(code => code.startsWith('schema.') || code.startsWith('project.heir')),
      ['schema.wrong-type', 'schema.wrong-type'],
    );
  });
});
