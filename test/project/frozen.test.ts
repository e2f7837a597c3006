import assert from 'node:assert/strict';
import { openFiles } from '../../extension/node/files.ts';
import { renderHtml } from '../../extension/output/html/render-html.ts';
import { openLayouts } from '../../extension/output/open-layouts.ts';
import { pageOfReport } from '../../extension/output/publication/page-of-report.ts';
import { checkProject } from '../../extension/project/check.ts';
import { signReport } from '../../extension/project/sign-off/sign-report.ts';
import { writeTogether } from '../../extension/project/sign-off/write-together.ts';
import { updatedText } from '../../extension/report/update.ts';
import { type Copy, copyOfExempel, findings, withProject } from '../report/exempel.ts';

const root = new URL('../..', import.meta.url).pathname;
/** Outlines and the red thread are other tests': here a report may have numbers alone. */
const mild =
  '\nfynd: { outline.section-missing: hint, outline.directive-missing: hint, thread.not-followed-up: hint }\nroller: { rektor: r }\n';
const front = (unit: string, year: string) =>
  `---\ntyp: ${unit === 'huvudman' ? unit : `enhet\nenhet: ${unit}`}\nläsår: ${year}\nstatus: utkast\n---\n\n# Rapport\n\n`;
const text = `Meritvärdet är :värde[]{meritvärde}, i kommunen :värde[]{meritvärde enhet=huvudman}.

::tabell[Prov]{#np np-godkänt rader=ämne kolumner=läsår}

::diagram[Meritvärde]{#m meritvärde x=läsår serie=kön}

::tabell[Betygen]{#b källa=betyg-åk9}
`;

/** Fills a report in and takes it to its decision. */
async function decide(copy: Copy, id: string, year: string, again = false): Promise<void> {
  const path = `rapporter/${year.replace('/', '-')}/${id}.md`;
  const steps = again
    ? (['åter', 'inlämnad', 'granskad', 'fastställd'] as const)
    : (['inlämnad', 'granskad', 'fastställd'] as const);
  for (const to of steps) {
    if (to === 'inlämnad')
      await withProject(copy, async project => {
        const { reports } = await checkProject(project, { today: '2026-10-07', paths: [path] });
        for (const one of reports) await copy.write(path, updatedText(one).text);
      });
    await withProject(copy, async project => {
      const wish = { id, schoolYear: year, to, by: 'rektor', today: '2026-10-07' };
      const signing = await signReport(project, wish);
      assert.ok(
        'files' in signing,
        'blockers' in signing ? signing.blockers.map(one => one.diagnostic.code).join() : '',
      );
      await writeTogether(project.files, signing.files);
    });
  }
}

/** The page of a report as it would be printed. */
function page(copy: Copy, id: string, year: string): Promise<string> {
  return withProject(copy, async project => {
    const { reports, viewOf } = await checkProject(project, { today: '2026-10-07', schoolYear: year });
    const bound = reports.find(one => one.report.setting.report.id === id);
    assert.ok(bound);
    const { print } = await openLayouts(project.files, openFiles(root));
    return renderHtml(await pageOfReport(bound, { project, reports, viewOf }), print);
  });
}

const of = (all: readonly string[], code: RegExp) => all.filter(one => code.test(one));

describe('frozen values of a decided report', () => {
  let copy: Copy;
  const path = 'rapporter/2025-26/tallbackaskolan.md';
  const frozen = 'rapporter/2025-26/fryst/tallbackaskolan.json';
  beforeEach(async () => {
    copy = await copyOfExempel();
    await copy.write('ska.yaml', `${await copy.read('ska.yaml')}${mild}`);
    await copy.write(path, front('tallbackaskolan', '2025/26') + text);
    await copy.remove('rapporter/2025-26/huvudman.md');
  });
  afterEach(() => copy[Symbol.asyncDispose]());

  /** Makes every number of the grades another. */
  const changeData = async () => {
    for (const file of ['data/betyg.csv', 'data/prov.csv'])
      await copy.write(
        file,
        (await copy.read(file)).replace(/(?<=[;,])(\d{2,})(?=[;,\r\n])/g, digits =>
          String(Number(digits) + 7),
        ),
      );
  };

  it('stand in the page and the check, whatever happens to the data', async () => {
    await decide(copy, 'tallbackaskolan', '2025/26');
    const [before, told] = [await page(copy, 'tallbackaskolan', '2025/26'), await findings(copy)];
    assert.deepEqual(of(told, /^(frozen|status|snapshot)\./), []);
    await changeData();
    assert.equal(await page(copy, 'tallbackaskolan', '2025/26'), before);
    assert.deepEqual(of(await findings(copy), /^(frozen|status|snapshot)\./), []);
    await copy.remove('data/betyg.csv');
    await copy.change('ska.yaml', /brytdatum: \S+/, 'brytdatum: 2027-06-20');
    assert.equal(await page(copy, 'tallbackaskolan', '2025/26'), before);
    // The same change is seen by a report that is not decided.
    await copy.change(path, 'status: fastställd', 'status: granskad');
    assert.notEqual(await page(copy, 'tallbackaskolan', '2025/26'), before);
  });

  it('mean what they meant: the catalogue, the tables and the followed indicators of later years change nothing', async () => {
    await copy.change(
      path,
      '::tabell[Betygen]',
      '::underlag[Läget]{#u skolform=grundskola}\n\n::tabell[Betygen]',
    );
    await decide(copy, 'tallbackaskolan', '2025/26');
    const before = await page(copy, 'tallbackaskolan', '2025/26');
    const same = async (what: string) => {
      assert.equal(await page(copy, 'tallbackaskolan', '2025/26'), before, what);
      const own = (await findings(copy)).filter(one =>
        /^(frozen|snapshot|indicator|attribute|review)\./.test(one),
      );
      assert.deepEqual(own, [], what);
    };
    await copy.write(
      'indikatorer.yaml',
      `nytt-mått:\n  namn: Nytt mått\n  skolform: grundskola\n  period: läsår\n  måttenhet: poäng\n  tabell: betyg-åk9\n  mått: { täljare: meritsumma, nämnare: elever_med_betyg }\n${await copy.read('indikatorer.yaml')}`,
    );
    await same('a new indicator');
    await copy.remove('indikatorer.yaml');
    await same('no indicators');
    await copy.remove('data/datapackage.yaml');
    await same('no tables');
    // A correction sees the words of today, and leaves the numbers where they were.
    await copy.change(path, 'i kommunen', 'i hela kommunen');
    assert.deepEqual(of(await findings(copy), /^(snapshot|attribute)\./), []);
  });

  it('are the same text however often they are taken, with no number that was hidden', async () => {
    await decide(copy, 'tallbackaskolan', '2025/26');
    const first = await copy.read(frozen);
    await decide(copy, 'tallbackaskolan', '2025/26', true);
    assert.equal(await copy.read(frozen), first);
    const hidden = [...first.matchAll(/\{[^{}]*"tillstånd":"skyddad"[^{}]*\}/g)].map(found => found[0]);
    assert.ok(hidden.length > 0);
    for (const one of hidden) assert.equal(one, '{"tillstånd":"skyddad","text":".."}');
    // A fact that is hidden has no size either.
    assert.doesNotMatch(first, /"skyddad","text":"\.\."\},"(n|av)"/);
    assert.ok(Math.max(...first.split('\n').map(line => line.length)) <= 420);
  });

  it('are missed, and no number is shown in their place', async () => {
    await decide(copy, 'tallbackaskolan', '2025/26');
    const [, shown = ''] = /:värde\[([\d,]+)\]/.exec(await copy.read(path)) ?? [];
    const good = await copy.read(frozen);
    const cases: readonly (readonly [string, () => Promise<void>])[] = [
      ['frozen.missing', () => copy.remove(frozen)],
      ['frozen.broken', () => copy.write(frozen, `${good.slice(0, 200)}<<<<<<< HEAD`)],
      ['frozen.changed', () => copy.write(frozen, good.replace('"värde":', '"värde":1'))],
      ['frozen.unnamed', () => copy.change(path, /, värden: "[0-9a-f]+"/, '')],
    ];
    for (const [code, spoil] of cases) {
      await spoil();
      const told = of(await findings(copy), /^(frozen|value|snapshot)\./);
      assert.deepEqual(
        told.map(one => one.split(':')[0]),
        [code],
      );
      assert.match(told[0] ?? '', /fryst\/tallbackaskolan\.json.*versionshistoriken/);
      const html = await page(copy, 'tallbackaskolan', '2025/26');
      assert.doesNotMatch(html, new RegExp(`är ${shown}`));
    }
    // Nobody has frozen anything: that is told too.
    await copy.remove(frozen);
    assert.match(of(await findings(copy), /^frozen\./).join('\n'), /^frozen\.never/);
  });

  it('are the same file in another layout', async () => {
    await decide(copy, 'tallbackaskolan', '2025/26');
    const good = await copy.read(frozen);
    await copy.write(frozen, JSON.stringify(JSON.parse(good), null, 4).replaceAll('\n', '\r\n'));
    assert.deepEqual(of(await findings(copy), /^frozen\./), []);
  });

  it('have no answer to what was not asked', async () => {
    await decide(copy, 'tallbackaskolan', '2025/26');
    await copy.change(path, 'i kommunen', 'förra året :värde[1]{meritvärde läsår=2024/25}, i kommunen');
    const told = await findings(copy);
    assert.match(of(told, /^frozen\./).join('\n'), /^frozen.not-there: .*värde/);
    assert.deepEqual(of(told, /^snapshot\./), []);
  });

  it('hold what the project answered: a count does not move with the reports below', async () => {
    const count = ':antal[]{vad=enheter med=insatser visa=andel}';
    await copy.write(
      'rapporter/2025-26/huvudman.md',
      `${front('huvudman', '2025/26')}${count} har en insats.\n`,
    );
    await decide(copy, 'huvudman', '2025/26');
    const before = await page(copy, 'huvudman', '2025/26');
    await copy.remove('rapporter/2025-26/strandskolan.md');
    assert.deepEqual(of(await findings(copy), /^snapshot\..* av 3/), []);
    assert.equal(await page(copy, 'huvudman', '2025/26'), before);
  });

  it('are live again when the report is sent back', async () => {
    await decide(copy, 'tallbackaskolan', '2025/26');
    await changeData();
    await withProject(copy, async project => {
      const signing = await signReport(project, {
        id: 'tallbackaskolan',
        schoolYear: '2025/26',
        to: 'åter',
        by: 'rektor',
        today: '2026-10-08',
      });
      assert.ok('files' in signing);
      await writeTogether(project.files, signing.files);
    });
    assert.ok(of(await findings(copy), /^snapshot\.stale/).length > 0);
  });

  it('tell next year what has changed since', async () => {
    await decide(copy, 'tallbackaskolan', '2025/26');
    const next = 'rapporter/2026-27/tallbackaskolan.md';
    await copy.write(next, `${front('tallbackaskolan', '2026/27')}Ord.\n`);
    assert.deepEqual(of(await findings(copy), /^frozen\./), []);
    assert.doesNotMatch(await page(copy, 'tallbackaskolan', '2026/27'), /Ändrat sedan/);
    await changeData();
    const told = of(await findings(copy), /^frozen\.revised/);
    assert.ok(
      told.some(one => /meritvärde.*2025\/26 fastställdes.*Tallbackaskolan.*→/i.test(one)),
      told.join('\n'),
    );
    const html = await page(copy, 'tallbackaskolan', '2026/27');
    assert.match(html, /Ändrat sedan rapporten 2025\/26 fastställdes/);
    // A number that was hidden then is hidden still.
    assert.doesNotMatch(html, /var \.\./);
  });

  it('tell next year which grade year a changed number is of, in words', async () => {
    await copy.write(
      path,
      `${front('tallbackaskolan', '2025/26')}:värde[]{frånvaro-över-15 årskurs=8 period=vt2025} :värde[]{frånvaro-över-15 årskurs=7-9 period=vt2025}\n`,
    );
    await decide(copy, 'tallbackaskolan', '2025/26');
    await copy.write('rapporter/2026-27/tallbackaskolan.md', `${front('tallbackaskolan', '2026/27')}Ord.\n`);
    await copy.change('data/franvaro.csv', 'VT2025;8;50;10', 'VT2025;8;50;20');
    const told = of(await findings(copy), /^frozen\.revised/).join('\n');
    assert.match(told, /årskurs 8 .*→/u);
    assert.match(told, /årskurs 7–9 .*→/u);
  });
});
