import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFiles } from '../../extension/node/files.ts';
import { openReportFile, openReportText } from '../../extension/project/open-reports.ts';
import { openProject } from '../../extension/project/project.ts';
import { bytesOfReport, reportOfBytes } from '../../extension/project/report-bytes.ts';
import { slimReport } from '../../extension/project/slim-report.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const examples = join(root, 'examples');

describe('a report as bytes', () => {
  for (const example of ['lindberga', 'skaraborg'])
    it(`shows others what it showed them before, for each report of ${example}`, async () => {
      await using project = await openProject(openFiles(join(examples, example)), openFiles(root));
      const files = await readdir(join(examples, example, 'rapporter'), { recursive: true });
      assert.equal(project.reports.length, files.filter(name => name.endsWith('.md')).length);
      for (const file of project.reports) {
        const report = await openReportFile(project, file);
        const { text } = report.document;
        const restored = reportOfBytes(project, file.path, text, bytesOfReport(report));
        assert.deepEqual(restored, slimReport(report), file.path);
      }
    });

  it('keeps what is wrong with it, a byte order mark and the line ends', async () => {
    await using project = await openProject(openFiles(join(examples, 'lindberga')), openFiles(root));
    const text = '\uFEFF---\r\ntyp: enhet\r\n---\r\n\r\n# Ett\r\n\r\n:::mål{okänd=x}\r\nTvå\r\n:::\r\n';
    const report = openReportText(project, 'rapporter/2025-26/sjo.md', text);
    assert.ok(report.diagnostics.length > 0);
    const restored = reportOfBytes(project, report.document.file, text, bytesOfReport(report));
    assert.deepEqual(restored, slimReport(report));
  });
});
