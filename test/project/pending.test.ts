import assert from 'node:assert/strict';
import { openFiles } from '../../extension/node/files.ts';
import { renderHtml } from '../../extension/output/html/render-html.ts';
import { openLayouts } from '../../extension/output/open-layouts.ts';
import { pageOfReport } from '../../extension/output/publication/page-of-report.ts';
import { checkProject } from '../../extension/project/check.ts';
import { updatedText } from '../../extension/report/update.ts';
import { type Copy, copyOfExempel, head, withProject } from '../report/exempel.ts';

const root = new URL('../..', import.meta.url).pathname;
const path = 'rapporter/2025-26/tallbackaskolan.md';
const text = `Riket har :värde[]{meritvärde enhet=riket}, en förändring med :förändring[]{meritvärde enhet=riket från=2024/25}. Skillnaden är
:skillnad[]{meritvärde mot=riket}.

::tabell[Meritvärde]{#t meritvärde rader=enhet kolumner=läsår enhet="tallbackaskolan riket"}

::diagram[Meritvärde]{#d meritvärde x=läsår mot=riket}
`;

/** Fills the report in; its text, its findings, its page. */
function filled(
  copy: Copy,
): Promise<{ readonly text: string; readonly found: readonly string[]; readonly page: string }> {
  return withProject(copy, async project => {
    const { reports, viewOf } = await checkProject(project, { today: '2026-09-01', paths: [path] });
    const [bound] = reports;
    assert.ok(bound);
    const { text } = updatedText(bound);
    await copy.write(path, text);
    const { print } = await openLayouts(project.files, openFiles(root));
    const page = await renderHtml(await pageOfReport(bound, { project, reports, viewOf }), print);
    const found = bound.diagnostics.flatMap(one =>
      /^(value|axis|figure)\./.test(one.code) ? [one.code] : [],
    );
    return { text, found, page };
  });
}

describe('figures that are not published yet', () => {
  let copy: Copy;
  before(async () => {
    copy = await copyOfExempel();
    await copy.write(path, `${head('tallbackaskolan')}# Rapport\n\n${text}`);
  });
  after(() => copy[Symbol.asyncDispose]());

  it('are told as such in text, table and chart, and fill in when they come', async () => {
    const before = await filled(copy);
    assert.match(before.text, /Riket har :värde\[väntas\]/);
    assert.match(before.text, /:förändring\[väntas\]/);
    assert.match(before.text, /:skillnad\[väntas\]/);
    assert.match(before.text, /\| Riket .*\| +väntas \|/);
    assert.match(before.text, /^> .*Riket.*publiceras i november 2026/m);
    assert.deepEqual(before.found, []);
    assert.ok((before.page.match(/title="Publiceras i november 2026/g)?.length ?? 0) >= 4);
    assert.match(before.page, /väntas<\/text>/);
    assert.match(
      before.page,
      /Uppgiften är inte publicerad än\. Publiceras i november 2026: Riket \(Meritvärde\)\./,
    );
    await copy.write(
      'data/riket.csv',
      `${(await copy.read('data/riket.csv')).trimEnd()}\nmeritvärde;2025/26;alla;229,3\n`,
    );
    const after = await filled(copy);
    assert.doesNotMatch(after.text, /väntas|publiceras/);
    assert.match(after.text, /Riket har :värde\[229,3\]/);
    assert.match(after.text, /^> .*Riket.*229,3/m);
    assert.doesNotMatch(after.page, /väntas/);
  });
});
