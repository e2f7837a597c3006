import assert from 'node:assert/strict';
import type { BlockFact } from '../../extension/directives/block-fact.ts';
import { heldReport, takeReport } from '../../extension/project/held-report.ts';
import { openReportFile, openReportText, reopenReportText } from '../../extension/project/open-reports.ts';
import type { Project } from '../../extension/project/project.ts';
import { slimReport } from '../../extension/project/slim-report.ts';
import { projectView } from '../../extension/project/view.ts';
import { askedView } from '../../extension/report/asked-view.ts';
import type { Report } from '../../extension/report/report.ts';
import { withFiles } from './small-project.ts';

const report = (year: string, head: string, body: string) =>
  `---\n${head}\nläsår: ${year}\n---\n\n# Rapport\n\n${body}\n`;

const school = `## Mål

:::mål[Fler är i skolan]{#M26-1}

- Senast: 2026/27
- Tema: närvaro

Vi *börjar* i årskurs 7, där :värde[12,5 %]{frånvaro} är borta.

- Mentorerna ringer
- Elevhälsan följer upp

| en | tabell |
| -- | ------ |

:::

## Fritidshem

:::insats[Läxhjälp]{#I26-1 mål=M26-1 fas=arbete}

<!-- ledtext: Skriv vad ni gör. -->

:::
`;

const files = {
  'rapporter/2025-26/ekskolan.md': report('2025/26', 'typ: enhet\nenhet: ekskolan', school),
  'rapporter/2025-26/vux.md': report(
    '2025/26',
    'typ: enhet\nenhet: vux',
    ':::insats[Läxhjälp]{#I26-1}\n\nVarje tisdag.\n\n:::',
  ),
  'rapporter/2025-26/huvudman.md': report('2025/26', 'typ: huvudman', ':::insats[Stöd]{#I26-1}\n\n:::'),
  'rapporter/2024-25/ekskolan.md': report('2024/25', 'typ: enhet\nenhet: ekskolan', '::insats[Förr]{#I25-1}'),
};

const opened = (project: Project) => Promise.all(project.reports.map(file => openReportFile(project, file)));

const view = (project: Project, reports: readonly Report[]) => projectView(project, reports, [], '2025/26');

/** The reports after one of them has got another text. */
const withText = (project: Project, reports: readonly Report[], path: string, text: string) =>
  reports.map(one => (one.document.file === path ? openReportText(project, path, text) : one));

const named = (blocks: readonly BlockFact[]) =>
  blocks.map(one => `${one.report.schoolYear} ${one.report.id}#${one.id} ${one.title}`);

describe('the blocks of a project', () => {
  it('are what stands in all opened reports: attributes, field lines, own words, place', () =>
    withFiles(files, async project => {
      const [goal, intervention] = view(project, await opened(project)).blocks({
        kinds: ['mål', 'insats'],
        reports: ['ekskolan'],
      });
      assert.deepEqual(goal?.spec, { id: 'M26-1', senast: '2026/27', tema: 'närvaro' });
      assert.equal(
        goal?.text,
        'Vi börjar i årskurs 7, där 12,5 % är borta.\nMentorerna ringer\nElevhälsan följer upp',
      );
      assert.deepEqual([goal?.line, goal?.filledIn], [11, true]);
      assert.deepEqual(goal?.schoolForms, ['förskoleklass', 'grundskola', 'fritidshem']);
      assert.deepEqual([intervention?.filledIn, intervention?.schoolForms], [false, ['fritidshem']]);
      assert.deepEqual(
        [goal?.report.area, goal?.report.units, goal?.report.type, goal?.report.status],
        ['norr', ['ekskolan'], 'enhet', 'utkast'],
      );
    }));

  it('are chosen by kind, year, level and conditions', () =>
    withFiles(files, async project => {
      const { blocks, reports, units } = view(project, await opened(project));
      const kinds = ['insats'];
      assert.deepEqual(named(blocks({ kinds })), [
        '2025/26 ekskolan#I26-1 Läxhjälp',
        '2025/26 huvudman#I26-1 Stöd',
        '2025/26 vux#I26-1 Läxhjälp',
      ]);
      const below = { kinds, below: 'huvudman' };
      assert.deepEqual(named(blocks(below)), [
        '2025/26 ekskolan#I26-1 Läxhjälp',
        '2025/26 vux#I26-1 Läxhjälp',
      ]);
      assert.deepEqual(named(blocks({ kinds, below: 'ekskolan' })), []);
      assert.deepEqual(named(blocks({ kinds, years: ['2024/25'] })), ['2024/25 ekskolan#I25-1 Förr']);
      const by = (conditions: Record<string, string>) =>
        named(blocks({ kinds: ['mål', 'insats'], below: 'huvudman', conditions }));
      assert.deepEqual(by({ område: 'söder' }), ['2025/26 vux#I26-1 Läxhjälp']);
      assert.deepEqual(by({ skolform: 'förskoleklass' }), ['2025/26 ekskolan#M26-1 Fler är i skolan']);
      assert.deepEqual(by({ tema: 'närvaro' }), ['2025/26 ekskolan#M26-1 Fler är i skolan']);
      assert.deepEqual(by({ fas: 'spridning' }), []);
      assert.deepEqual(
        reports({ below: 'huvudman' }).map(one => one.id),
        ['ekskolan', 'vux'],
      );
      assert.deepEqual(
        units().map(one => one.id),
        ['ekskolan', 'bokens', 'vux'],
      );
    }));

  it('say the same of a report without its tree', () =>
    withFiles(files, async project => {
      const reports = await opened(project);
      const ask = { kinds: ['mål', 'insats'], years: ['2024/25', '2025/26'] };
      assert.deepEqual(
        view(project, reports.map(slimReport)).blocks(ask),
        view(project, reports).blocks(ask),
      );
    }));

  it('a remembered answer holds until the blocks say something else, wherever they stand', () =>
    withFiles(files, async project => {
      const reports = await opened(project);
      const asked = askedView(view(project, reports));
      asked.blocks({ kinds: ['insats'], below: 'huvudman' });
      const path = 'rapporter/2025-26/vux.md';
      const holdsAfter = (text: string) =>
        asked.asked.holdsIn(view(project, withText(project, reports, path, text)));
      const before = files[path];
      assert.equal(holdsAfter(before), true);
      assert.equal(holdsAfter(before.replace('# Rapport', '# Rapport\n\nMer text.')), true, 'moved');
      assert.equal(holdsAfter(before.replace('tisdag', 'torsdag')), false, 'own words');
      assert.equal(holdsAfter(before.replace('[Läxhjälp]', '[Läxhjälpen]')), false, 'title');
      assert.equal(holdsAfter(before.replace('{#I26-1}', '{#I26-1 fas=arbete}')), false, 'attribute');
      assert.equal(holdsAfter(before.replace('typ: enhet', 'typ: enhet\nstatus: inlämnad')), false, 'status');
    }));

  it('an answer without prose holds while only the prose changes, and still sees all the rest', () =>
    withFiles(files, async project => {
      const reports = await opened(project);
      const asked = askedView(view(project, reports));
      const found = asked.blocks({ kinds: ['insats'], below: 'huvudman', prose: 'none' });
      assert.deepEqual(
        found.map(one => [one.title, one.text]),
        [
          ['Läxhjälp', ''],
          ['Läxhjälp', ''],
        ],
      );
      const path = 'rapporter/2025-26/vux.md';
      const holdsAfter = (text: string) =>
        asked.asked.holdsIn(view(project, withText(project, reports, path, text)));
      const before = files[path];
      assert.equal(holdsAfter(before.replace('tisdag', 'torsdag')), true, 'own words');
      assert.equal(holdsAfter(before.replace('[Läxhjälp]', '[Läxhjälpen]')), false, 'title');
      assert.equal(holdsAfter(before.replace('{#I26-1}', '{#I26-1 fas=arbete}')), false, 'attribute');
      assert.equal(holdsAfter(before), true, 'back again');
    }));

  it('other reports see another report when one of its blocks says something else', () =>
    withFiles(files, async project => {
      const path = 'rapporter/2025-26/ekskolan.md';
      const file = project.reports.find(one => one.path === path);
      assert.ok(file);
      const held = heldReport(file);
      const take = (text: string) => takeReport(held, openReportText(project, path, text));
      const before = files[path];
      assert.equal(take(before), true);
      assert.equal(take(before.replace('## Mål', 'Inledning.\n\n## Mål')), false, 'moved');
      assert.equal(take(before.replace('Elevhälsan', 'Rektor')), true, 'own words');
      assert.equal(take(before.replace('## Fritidshem', '## Grundskola')), true, 'school form');
      assert.equal(take(before.replace('<!-- ledtext: Skriv vad ni gör. -->', '')), true, 'filled in');
    }));

  it('a report that is read again has the words of now', () =>
    withFiles(files, async project => {
      const path = 'rapporter/2025-26/vux.md';
      const reports = await opened(project);
      const first = reports.find(one => one.document.file === path);
      assert.ok(first);
      const text = files[path].replace('tisdag', 'torsdag');
      const again = reopenReportText(project, first, text);
      const [block] = view(project, [again]).blocks({ kinds: ['insats'] });
      assert.equal(block?.text, 'Varje torsdag.');
    }));
});
