import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { openFiles } from '../../extension/node/files.ts';
import { checkReport } from '../../extension/project/check-report.ts';
import { openReportFile, openReportText, reopenReportText } from '../../extension/project/open-reports.ts';
import { openProject, type Project } from '../../extension/project/project.ts';
import { projectView } from '../../extension/project/view.ts';
import type { BoundReport } from '../../extension/report/bind.ts';
import type { Report } from '../../extension/report/report.ts';
import { apply, type EditedText, editedTexts } from '../syntax/edited.ts';

const path = 'rapporter/2025-26/tallbackaskolan.md';
/** What a binding says; how it is kept is its own affair. */
const said = ({ directives, diagnostics }: BoundReport) => ({
  diagnostics,
  directives: directives.map(({ kind, bound: { answers, spec, directive }, usable }) => ({
    kind: kind.name,
    usable,
    answers,
    spec,
    span: directive.span,
  })),
});

describe('a report bound again after edits', () => {
  let project: Project;
  let others: readonly Report[];
  before(async () => {
    const root = new URL('../../', import.meta.url);
    project = await openProject(
      openFiles(fileURLToPath(new URL('examples/lindberga', root))),
      openFiles(fileURLToPath(root)),
    );
    const files = project.reports.filter(one => one.path !== path);
    others = await Promise.all(files.map(file => openReportFile(project, file)));
  });
  after(() => project[Symbol.asyncDispose]());

  const bind = (report: Report, before?: BoundReport) => {
    const all = [...others, report];
    const view = projectView(project, all, [], report.setting.report.schoolYear);
    return checkReport(project, report, view, all, undefined, before);
  };

  const assertSame = async ({ text, edits }: EditedText) => {
    let report = openReportText(project, path, text);
    let bound = await bind(report);
    for (const edit of edits) {
      const before = report.document.text;
      report = reopenReportText(project, report, apply(before, edit));
      bound = await bind(report, bound);
      const anew = await bind(report);
      assert.ok(
        isDeepStrictEqual(said(bound), said(anew)),
        `differs from one bound anew: ${JSON.stringify({ before, after: report.document.text })}`,
      );
    }
  };
  const property = fc.asyncProperty(editedTexts, assertSame);

  it('says what binding it anew says', () => fc.assert(property, { numRuns: 8 }));

  it('asks nothing anew of a block that only has moved, and tells its findings where it stands now', async () => {
    const text = '---\ntyp: enhet\n---\n\n# R\n\nVi nådde :värde[7]{meritvärde}.\n';
    const report = openReportText(project, path, text);
    const before = await bind(report);
    const longer = reopenReportText(project, report, text.replace('# R', '# R\n\nEn rad till.'));
    const after = await bind(longer, before);
    assert.equal(after.directives[0]?.bound.answers, before.directives[0]?.bound.answers);
    const [stale, moved] = [before, after].map(one =>
      one.diagnostics.find(each => each.code === 'snapshot.stale'),
    );
    assert.equal(stale?.place.span.start.line, 7);
    assert.equal(moved?.place.span.start.line, 9);
    assert.equal(moved?.fix?.edits[0]?.span.start.line, 9);
    const again = await bind(reopenReportText(project, longer, `${longer.document.text}\nMer.\n`), after);
    assert.equal(again.directives[0]?.bound.answers, before.directives[0]?.bound.answers);
  });

  it('asks nothing anew of what has errors, or rests on the words around it, while these stay', async () => {
    const wrong = ':värde[7]{meritvärde fel=1}';
    const turned = ':förändring[minskat med 4,2]{meritvärde visa=ord}';
    const text = `---\ntyp: enhet\n---\n\n# R\n\nVi nådde ${wrong}.\n\nDet har ${turned}.\n`;
    const report = openReportText(project, path, text);
    const before = await bind(report);
    const longer = reopenReportText(project, report, text.replace('# R', '# R\n\nEn rad till.'));
    const after = await bind(longer, before);
    assert.deepEqual(said(after), said(await bind(longer)));
    for (const [index, { bound }] of after.directives.entries())
      assert.equal(bound.answers, before.directives[index]?.bound.answers);
  });

  it('mends a turned number with the mark to read again, though the mark that stood above has gone', async () => {
    const mark = '<!-- ska: läs om -->\n';
    const text = `---\ntyp: enhet\n---\n\n# R\n\nEtt.\n\n${mark}Det har :förändring[minskat med 4,2]{meritvärde visa=ord}.\n`;
    const edits = (bound: BoundReport) =>
      bound.diagnostics.find(one => one.code === 'snapshot.stale')?.fix?.edits.length;
    const marked = openReportText(project, path, text);
    const before = await bind(marked);
    assert.equal(edits(before), 1);
    const bare = reopenReportText(project, marked, text.replace(mark, ''));
    assert.equal(edits(await bind(bare, before)), 2);
  });

  it('is bound anew when data has changed', async () => {
    const text = '---\ntyp: enhet\n---\n\n# R\n\nVi nådde :värde[7]{meritvärde}.\n';
    const report = openReportText(project, path, text);
    const before = await bind(report);
    project.access.kept.forget();
    const after = await bind(report, before);
    assert.notEqual(after.directives[0], before.directives[0]);
  });

  it('hears when what it names in another report is gone', async () => {
    const text =
      '---\ntyp: enhet\n---\n\n# R\n\n:::insats[Läsa]{#I25-77 preciserar=huvudman#I25-77}\n\n:::\n';
    const report = openReportText(project, path, text);
    const around = (id: string) => {
      const head = openReportText(
        project,
        'rapporter/2025-26/huvudman.md',
        `---\ntyp: huvudman\n---\n\n# H\n\n:::insats[Läsa]{#${id}}\n\n:::\n`,
      );
      const all = [head, report];
      return [projectView(project, all, [], '2025/26'), all] as const;
    };
    const unknown = (bound: BoundReport) =>
      bound.diagnostics.filter(one => one.code === 'directive.link-earlier').length;
    const [there, all] = around('I25-77');
    const before = await checkReport(project, report, there, all);
    assert.equal(unknown(before), 0);
    const [gone, without] = around('I25-78');
    assert.equal(unknown(await checkReport(project, report, gone, without, undefined, before)), 1);
  });
});
