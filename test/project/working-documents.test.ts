import assert from 'node:assert/strict';
import { appendixFiles } from '../../extension/project/appendix.ts';
import { openReportFile } from '../../extension/project/open-reports.ts';
import { projectView } from '../../extension/project/view.ts';
import { withFiles } from './small-project.ts';

const plan = (head: string, body = '') => `---\n${head}\nläsår: 2025/26\n---\n\n# Plan\n\n${body}\n`;
const intervention = ':::insats[Läxhjälp]{#I26-1}\n\nVarje tisdag.\n\n:::';

const files = {
  'rapporter/2025-26/ekskolan.md': plan('typ: enhet\nenhet: ekskolan', intervention),
  'rapporter/2025-26/ekskolan.projektplan.md': plan(
    'typ: arbetsdokument\nenhet: ekskolan',
    ':::insats[Utkast]{#I26-7}\n\nKanske.\n\n:::',
  ),
  'rapporter/2025-26/huvudman.md': plan('typ: huvudman', '::bilaga[Enheterna]{rapporter=alla}'),
};

describe('a working document', () => {
  it('is about its unit, is counted nowhere and goes into no appendix, and may name its report’s ids', () =>
    withFiles(files, async project => {
      const reports = await Promise.all(project.reports.map(file => openReportFile(project, file)));
      const view = projectView(project, reports, [], '2025/26');
      const named = (id: string) => reports.find(one => one.setting.report.id === id);
      const document = named('ekskolan.projektplan');
      assert.equal(document?.setting.report.unit, 'ekskolan');
      assert.deepEqual(
        document.diagnostics.map(one => one.code),
        [],
      );
      assert.equal(view.count({ what: 'insatser', conditions: {} })?.n, 1);
      assert.deepEqual(
        view.blocks({ kinds: ['insats'] }).map(one => one.id),
        ['I26-1'],
      );
      assert.deepEqual(
        view.reports({}).map(one => one.id),
        ['ekskolan', 'huvudman'],
      );
      const head = named('huvudman');
      const appendix = head?.directives.find(one => one.kind.name === 'bilaga');
      assert.ok(head && appendix);
      assert.deepEqual(
        appendixFiles(project, head, appendix).map(file => file.id),
        ['ekskolan'],
      );
      assert.ok(view.hasId('I26-1', 'ekskolan.projektplan'));
      assert.ok(!view.hasId('I26-1', 'huvudman.projektplan'));
    }));

  it('says so by its name and its type alike', () =>
    withFiles(
      {
        'rapporter/2025-26/ekskolan.md': plan('typ: arbetsdokument\nenhet: ekskolan'),
        'rapporter/2025-26/vux.logg.md': plan('typ: enhet\nenhet: vux'),
      },
      async project => {
        for (const file of project.reports) {
          const { diagnostics } = await openReportFile(project, file);
          assert.deepEqual(
            diagnostics.map(one => one.code),
            ['frontmatter.working-name'],
          );
        }
      },
    ));
});
