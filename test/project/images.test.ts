import assert from 'node:assert/strict';
import { findImage } from '../../extension/project/images.ts';
import { openReportText } from '../../extension/project/open-reports.ts';
import { withFiles } from './small-project.ts';

describe('the image that a report means', () => {
  it('is found from the report’s folder and the project’s, with slashes of either kind', async () => {
    const path = 'rapporter/2025-26/ekskolan.md';
    const text = '---\ntyp: enhet\nenhet: ekskolan\nläsår: 2025/26\n---\n\n# Ekskolan\n';
    const files = { [path]: text, 'bilder/å b.png': 'x', 'rapporter/2025-26/bild.png': 'x' };
    await withFiles(files, async project => {
      const report = openReportText(project, path, text);
      for (const [written, found] of [
        ['bild.png', 'rapporter/2025-26/bild.png'],
        ['.\\bild.png', 'rapporter/2025-26/bild.png'],
        ['../../bilder/å%20b.png', 'bilder/å b.png'],
        ['..\\..\\bilder\\å%20b.png', 'bilder/å b.png'],
        // As the page's tree has it.
        ['bilder%5C%C3%A5%20b.png', 'bilder/å b.png'],
        ['..\\..\\..\\utanför.png', undefined],
        ['C:\\bilder\\å b.png', undefined],
      ] as const)
        assert.equal(await findImage(project, report, written), found, written);
    });
  });
});
