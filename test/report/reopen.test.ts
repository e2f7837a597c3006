import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import Type from 'typebox';
import { openFiles } from '../../extension/node/files.ts';
import { openReportText, reopenReportText } from '../../extension/project/open-reports.ts';
import { openProject, type Project } from '../../extension/project/project.ts';
import { slimReport } from '../../extension/project/slim-report.ts';
import type { Report } from '../../extension/report/report.ts';
import { compileSchema } from '../../extension/schema/compile.ts';
import { comparable } from '../syntax/comparable.ts';
import { apply, type EditedText, editedTexts, realTexts } from '../syntax/edited.ts';

const path = 'rapporter/2025-26/tallbackaskolan.md';
const isSame = (one: Report, other: Report) =>
  isDeepStrictEqual(
    { ...one, document: comparable(one.document), reading: one.reading?.front.diagnostics },
    { ...other, document: comparable(other.document), reading: other.reading?.front.diagnostics },
  );

describe('a report opened again after edits', () => {
  let project: Project;
  before(async () => {
    const root = new URL('../../', import.meta.url);
    project = await openProject(
      openFiles(fileURLToPath(new URL('examples/lindberga', root))),
      openFiles(fileURLToPath(root)),
    );
  });
  after(() => project[Symbol.asyncDispose]());

  const assertSame = ({ text, edits }: EditedText) => {
    let report = openReportText(project, path, text);
    for (const edit of edits) {
      const before = report.document.text;
      const after = apply(before, edit);
      report = reopenReportText(project, report, after);
      const told = () => `differs from a report opened anew: ${JSON.stringify({ before, after })}`;
      const anew = openReportText(project, path, after);
      assert.ok(isSame(report, anew), told());
      assert.ok(isSame(slimReport(report), slimReport(anew)), told());
    }
  };
  const property = fc.property(editedTexts, assertSame);

  it('is what opening it anew gives', () => fc.assert(property, { numRuns: 24 }));

  it('takes in what the project has got or lost meanwhile, though its text is the same', () => {
    const text = '---\ntyp: enhet\n---\n\n# R\n\n:värde[1]{meritvarde}\n';
    const known = project.vocabulary.indicators.get('meritvärde');
    assert.ok(known);
    const indicators = new Map([...project.vocabulary.indicators, ['meritvarde', known] as const]);
    const richer: Project = { ...project, vocabulary: { ...project.vocabulary, indicators } };
    const isUnknown = (report: Report) =>
      report.diagnostics.some(each => each.code === 'attribute.word-unknown');

    const poor = openReportText(project, path, text);
    const rich = reopenReportText(richer, poor, text);
    assert.ok(isUnknown(poor) && !isUnknown(rich));
    assert.ok(isSame(rich, openReportText(richer, path, text)));
    assert.ok(isSame(reopenReportText(project, rich, text), poor));
  });

  it('takes in what the municipality demands meanwhile', () => {
    const text = '---\ntyp: enhet\n---\n\n# R\n\n:::analys[A]{#A1 av=A1}\n\n:::\n';
    const schema = compileSchema(Type.Object({ tema: Type.String() }));
    const schemas = { ...project.schemas, directives: new Map([['analys', schema]]) };
    const before = openReportText(project, path, text);
    const after = reopenReportText({ ...project, schemas }, before, text);
    assert.ok(after.diagnostics.some(each => each.code === 'schema.missing-key'));
    assert.ok(isSame(reopenReportText(project, after, text), before));
  });

  it('has its tree again when that had been let go', () => {
    for (const text of realTexts.slice(0, 3)) {
      const whole = openReportText(project, path, text);
      const changed = `${text}\nMer.\n`;
      assert.ok(isSame(reopenReportText(project, slimReport(whole), text), whole));
      assert.ok(
        isSame(reopenReportText(project, slimReport(whole), changed), openReportText(project, path, changed)),
      );
    }
  });
});
