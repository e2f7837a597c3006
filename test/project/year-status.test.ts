import assert from 'node:assert/strict';
import { statusText } from '../../extension/cli/status-text.ts';
import { statusPage } from '../../extension/output/status/status-page.ts';
import { statusOfYear } from '../../extension/project/status/report-status.ts';
import { config, findingsOf, seen, told, withFiles } from './small-project.ts';

const wheel = `version: 1
rapporter:
  enhet: { inlämnad: 09-15, fastställd: 01-20 året efter }
undantag:
  vux: { inlämnad: 10-01 }
`;
const report = (unit: string, rest = 'Ord.\n', front = 'status: utkast\n') =>
  `---\ntyp: enhet\nenhet: ${unit}\nläsår: 2025/26\n${front}---\n\n# Rapport\n\n${rest}`;
const files = {
  'ska.yaml': `${config}fynd: { outline.section-missing: hint, outline.directive-missing: hint, outline.section-recommended: hint }\n`,
  'årshjul.yaml': wheel,
  'rapporter/2025-26/ekskolan.md': report(
    'ekskolan',
    '## Resultat\n\n<!-- ledtext: Skriv. -->\n\n<!-- ledtext: Mer. -->\n\n:::kommentar{från=chef}\n\nVarför?\n\n:::\n',
  ),
  'rapporter/2025-26/bokens.md': report(
    'bokens',
    'Ord.\n',
    'status: inlämnad\nsteg: [{ till: inlämnad, av: rektor, datum: 2026-09-10 }]\n',
  ),
};

const status = (today: string, more: Readonly<Record<string, string>> = {}) =>
  withFiles({ ...files, ...more }, async project => ({
    year: await statusOfYear(project, '2025/26', { today }),
    page: await statusPage(project, await statusOfYear(project, '2025/26', { today }), today),
  }));

describe('the status of a year', () => {
  it('has every report, also those not begun, with what is due next', async () => {
    const { year } = await status('2026-09-01');
    const by = new Map(year.reports.map(one => [one.report, one]));
    assert.deepEqual([...by.keys()].sort(), ['bokens', 'ekskolan', 'huvudman', 'vux']);
    assert.equal(by.get('ekskolan')?.due, '2026-09-15');
    assert.equal(by.get('vux')?.due, '2026-10-01');
    assert.equal(by.get('vux')?.status, 'saknas');
    assert.equal(by.get('bokens')?.due, '2027-01-20');
    assert.equal(by.get('huvudman')?.due, undefined);
    assert.ok(year.reports.every(one => !one.late));
  });

  it('is late the day after, and puts the worst first', async () => {
    const on = (await status('2026-09-15')).year;
    assert.equal(on.units.late, 0);
    const { year } = await status('2026-09-16');
    assert.equal(year.reports[0]?.report, 'ekskolan');
    assert.deepEqual(year.units, { all: 3, handedIn: 1, decided: 0, late: 1 });
  });

  it('says what is not written, once for each section, and which remarks are open', async () => {
    const { year } = await status('2026-09-16');
    const one = year.reports.find(each => each.report === 'ekskolan');
    assert.ok(one);
    assert.deepEqual(
      one.missing.filter(each => 'section' in each),
      [{ section: 'Resultat' }],
    );
    assert.equal(one.comments.length, 1);
    // What remains to be written is no warning in a draft.
    const guidance = one.findings.filter(each => each.diagnostic.code === 'guidance.left');
    assert.deepEqual(
      guidance.map(each => each.severity),
      ['hint', 'hint'],
    );
  });

  it('is read in a terminal of 80 columns', async () => {
    const { year } = await status('2026-09-16');
    const text = statusText(year, { language: 'sv', colour: false });
    assert.ok(Math.max(...text.split('\n').map(line => line.length)) <= 80, text);
    assert.match(text, /1 av 3 enheter har lämnat in/);
    assert.match(text, /^ekskolan +utkast +15 sep 2026 FÖRSENAD/m);
    assert.match(text, /Inte skrivet: Resultat/);
    assert.match(text, /Inte påbörjad: ska new enhet vux --läsår 2025\/26/);
    assert.match(
      statusText(year, { language: 'en', colour: false }),
      /1 of 3 units has handed in, 0 are decided, 1 is late/,
    );
  });

  it('lists waivers, also those that have ended: who, why and until when', async () => {
    const waived = (till: string) =>
      report(
        'vux',
        `<!-- ska: undantag outline.section-missing, skäl: Mäts <först> i höst, av: rektor, till: ${till} -->\n\nOrd.\n`,
      );
    for (const [till, words] of [
      ['2026-12-31', 'till 2026-12-31'],
      ['2026-01-01', 'gick ut 2026-01-01'],
    ] as const) {
      const { year, page } = await status('2026-09-16', { 'rapporter/2025-26/vux.md': waived(till) });
      const said = `Undantag för outline.section-missing, av rektor, ${words}: Mäts`;
      assert.ok(page.includes(`rad 10: ${said} &#x3C;först> i höst`), said);
      const text = statusText(year, { language: 'sv', colour: false });
      assert.ok(text.includes(`    ${said}`), text);
      assert.ok(Math.max(...text.split('\n').map(line => line.length)) <= 80, text);
    }
  });

  it('has working documents apart: nobody hands them in', async () => {
    const { year, page } = await status('2026-09-16', {
      'rapporter/2025-26/ekskolan.loggbok.md':
        '---\ntyp: arbetsdokument\nmall: loggbok\nenhet: ekskolan\nläsår: 2025/26\n---\n\n# Loggbok\n\nOrd.\n',
    });
    assert.ok(year.reports.every(one => one.report !== 'ekskolan.loggbok'));
    assert.deepEqual(
      year.working.map(one => [one.report, one.due]),
      [['ekskolan.loggbok', undefined]],
    );
    assert.equal(year.units.all, 3);
    assert.match(statusText(year, { language: 'sv', colour: false }), /^arbetsdokument\nekskolan\.loggbok/m);
    assert.match(page, /Loggbok/);
  });

  it('is a page of its own that loads nothing', async () => {
    const { page } = await status('2026-09-16');
    assert.match(page, /<a href="#rapport-ekskolan">Ekskolan<\/a>/);
    assert.match(page, /href="rapporter\/2025-26\/ekskolan\.md"/);
    assert.match(page, /Kommentaren från chef är öppen: ”Varför\?”/);
    assert.match(page, /försenad/);
    assert.doesNotMatch(page, /<script|src=|https?:/);
  });
});

describe('the year seen from a day', () => {
  const activities = `aktiviteter:
  - { namn: Dialoger, dag: 09-10, till: 10-05 }
  - { namn: Jul och nyår, dag: 12-20, till: 01-10 }
  - { namn: Budget, kalender: kalenderår, månad: september }
  - { namn: Enkät, månad: februari }
`;
  const agenda = async (today: string) => {
    const { year } = await status(today, { 'årshjul.yaml': wheel + activities });
    return year.agenda.map(({ state, name, when, reports }) => [state, name, when, ...reports].join(' | '));
  };

  it('has what reports are late with first, then what goes on, then what comes, each once', async () => {
    assert.deepEqual(await agenda('2026-09-16'), [
      'late | Enheternas rapporter lämnas in | 15 september 2026 | ekskolan',
      'now | Budget | september 2026',
      'now | Dialoger | 10 september – 5 oktober 2026',
      'next | Vux i Ekby: rapporten lämnas in | 1 oktober 2026 | vux',
      'next | Jul och nyår | 20 december 2026 – 10 januari 2027',
      'next | Enheternas rapporter fastställs | 20 januari 2027 | bokens',
      'next | Enkät | februari 2027',
      'next | Enheternas rapporter lämnas in | 15 september 2027',
    ]);
  });

  it('goes over New Year, and a month lasts to its end', async () => {
    const january = await agenda('2027-01-05');
    assert.ok(
      january.includes('now | Jul och nyår | 20 december 2026 – 10 januari 2027'),
      january.join('\n'),
    );
    assert.ok((await agenda('2026-09-30')).includes('now | Budget | september 2026'));
    assert.ok((await agenda('2026-10-01')).includes('next | Budget | september 2027'));
  });
});

describe('årshjul.yaml', () => {
  const wrong = async (text: string) =>
    (await findingsOf({ 'årshjul.yaml': text })).filter(one => one.diagnostic.place.file === 'årshjul.yaml');

  it('tells days that do not exist, activities without time, and names that nothing has', async () => {
    const found = await wrong(`version: 1
rapporter:
  enhet: { inlämnad: 02-30 }
undantag:
  ekskola: { inlämnad: 10-01 }
aktiviteter:
  - { namn: Resultatdag }
  - { namn: Dialog, dag: 09-20, enheter: [boken] }
  - { namn: Prov, dag: 9 mars }
`);
    assert.deepEqual(found.map(seen), [
      'årshjul.yaml:3 error year-wheel.date',
      'årshjul.yaml:5 error project.unknown-name',
      'årshjul.yaml:7 error year-wheel.no-date',
      'årshjul.yaml:8 error project.unknown-name',
      'årshjul.yaml:9 error schema.pattern',
    ]);
    assert.match(found.map(told).join('\n'), /Menade du ”ekskolan”[\s\S]*Menade du ”bokens”/);
  });

  it('is told when it is no YAML, and the rest goes on', async () => {
    const found = await wrong('version: 1\nrapporter: {\n');
    assert.deepEqual(
      found.map(one => one.diagnostic.code),
      ['yaml.broken'],
    );
  });

  it('is a table and a picture in a report, of what concerns its unit', async () => {
    const text = `version: 1
rapporter: { enhet: { inlämnad: 09-15 } }
aktiviteter:
  - { namn: Dialoger, dag: 09-20, till: 10-05, ansvarig: chef }
  - { namn: Budget, kalender: kalenderår, månad: april }
  - { namn: Prov i nian, dag: 03-10, skolform: [grundskola] }
  - { namn: Bara vux, dag: 02-01, enheter: [vux] }
`;
    await withFiles(
      {
        'årshjul.yaml': text,
        'rapporter/2025-26/bokens.md': report('bokens', '::årshjul[Vårt år]{läsår=2026/27}\n'),
      },
      async project => {
        const { checkProject } = await import('../../extension/project/check.ts');
        const { updatedText } = await import('../../extension/report/update.ts');
        const { reports } = await checkProject(project, { today: '2026-09-01' });
        const updated = reports.map(one => updatedText(one).text).join('');
        assert.match(updated, /\| 15 september 2026 +\| Rapporten lämnas in +\| rapporter/);
        assert.match(updated, /\| 20 september – 5 oktober 2026 +\| Dialoger +\| läsår +\| alla +\| chef/);
        assert.match(updated, /\| april 2027 +\| Budget +\| kalenderår/);
        assert.doesNotMatch(updated, /Prov i nian|Bara vux/);
      },
    );
  });
});
