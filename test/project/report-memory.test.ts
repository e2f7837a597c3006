import assert from 'node:assert/strict';
import { type HeldReport, heldReport, takeReport } from '../../extension/project/held-report.ts';
import { openReportText } from '../../extension/project/open-reports.ts';
import { reportMemory } from '../../extension/project/report-memory.ts';
import { withFiles } from './small-project.ts';

const words = 'Skolan arbetar med läsningen. '.repeat(40);
const budget = 5 * words.length;

describe('the memory of the reports of an editor', () => {
  it('holds the trees of those used last, and of the open ones until they are closed', () =>
    withFiles({}, async project => {
      const memory = reportMemory(budget);
      const use = (one: HeldReport) => {
        const { path } = one.file;
        const text = `---\ntyp: enhet\nenhet: ekskolan\nläsår: ${one.file.schoolYear}\n---\n\n# Rapport\n\n${words}\n`;
        takeReport(one, openReportText(project, path, text));
        memory.use(one);
      };
      const all = Array.from({ length: 40 }, (_, at) => {
        const schoolYear = `${1990 + at}/${String((1991 + at) % 100).padStart(2, '0')}`;
        const path = `rapporter/${schoolYear.replace('/', '-')}/ekskolan.md`;
        return heldReport({ path, id: 'ekskolan', schoolYear });
      });
      const [first, ...others] = all;
      assert.ok(first);
      first.open = { text: '', version: 1 };
      use(first);
      const whole = () => all.filter(one => one.report?.document.tree.children.length);
      for (const one of others) {
        use(one);
        assert.ok(whole().length <= 6, `${whole().length}`);
      }
      assert.ok(whole().includes(first));
      assert.equal(whole().at(-1), others.at(-1));
      // What others ask of them is known of all.
      assert.ok(all.every(one => one.outside));
      first.open = undefined;
      for (const one of others.slice(-4)) memory.use(one);
      assert.ok(!whole().includes(first));
    }));
});
