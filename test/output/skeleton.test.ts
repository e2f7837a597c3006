import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { schoolForms } from '../../extension/base/school-form.ts';
import { openSkeleton, renderSkeleton } from '../../extension/output/skeleton/skeleton.ts';
import { dueReports, reportTypes } from '../../extension/project/new-report/due-reports.ts';
import { gatherSkeletonData } from '../../extension/project/new-report/skeleton-data.ts';
import { openReportText } from '../../extension/project/open-reports.ts';
import { outlineProblems } from '../../extension/project/outlines/outline-of.ts';
import type { Project } from '../../extension/project/project.ts';
import { projectView } from '../../extension/project/view.ts';
import { withFiles } from '../project/small-project.ts';

const forms: readonly (readonly string[])[] = [
  ...schoolForms.map(form => [form]),
  ['förskoleklass', 'grundskola', 'fritidshem'],
  ['grundskola', 'anpassad grundskola'],
  ['förskola', 'grundskola'],
  ['gymnasieskola', 'komvux'],
];

const ska = (type: string) => `version: 1
huvudman: { id: ekby, namn: Ekby kommun, typ: ${type} }
nämnd: { namn: Nämnden }
redovisar: 2025/26
områden: [{ id: norr, namn: Norra området }]
enheter:
${forms.map((own, index) => `  - { id: enhet${index}, namn: Enhet ${index}, skolform: [${own.join(', ')}], område: norr }`).join('\n')}
`;

const earlier = (owner: string, head: string) => ({
  [`rapporter/2024-25/${owner}.md`]: `---\n${head}\nläsår: 2024/25\n---\n\n# X\n\n:::mål[Läsa]{#M25-1}\n\n- Senast: 2028/29\n\n:::\n\n:::insats[Öva]{#I25-1}\n\n- Mål: M25-1\n- Tid: augusti 2025 – juni 2028\n\n:::\n`,
});

/** The skeletons of a year before any section is added by the outline itself. */
async function skeletons(project: Project) {
  const due = await dueReports(project, '2025/26');
  return Promise.all(
    due.map(async report => {
      const data = await gatherSkeletonData(project, report, '2025/26', [...reportTypes]);
      const skeleton = await openSkeleton(report.type, project.shipped, project.files);
      return openReportText(project, report.path, await renderSkeleton(skeleton, data));
    }),
  );
}

describe('the skeletons', () => {
  for (const [what, files] of [
    ['of the first year', {}],
    [
      'with interventions to follow up',
      { ...earlier('enhet9', 'typ: enhet\nenhet: enhet9'), ...earlier('huvudman', 'typ: huvudman') },
    ],
  ] as const)
    it(`${what} have every section that their outlines ask for, in order, for every school form`, async () => {
      await withFiles({ 'ska.yaml': ska('kommunal'), ...files }, async project => {
        const made = await skeletons(project);
        assert.deepEqual(new Set(made.map(one => one.setting.report.type)), new Set(reportTypes));
        const view = projectView(
          project,
          made,
          Object.keys(files).map(path => `${path.replace(/.*\/|\.md$/g, '')}#I25-1`),
          '2025/26',
        );
        const told = made.flatMap(report =>
          outlineProblems(project, report, view).map(
            one => `${report.setting.report.id}: ${one.code} ${JSON.stringify(one.args)}`,
          ),
        );
        // A project without data has nothing to show.
        assert.deepEqual(
          told.filter(one => !one.includes('outline.directive-recommended')),
          [],
        );
      });
    });

  it('leave no name or tag of a template behind, and say the same things of a private head authority', async () => {
    await withFiles({ 'ska.yaml': ska('enskild') }, async project => {
      for (const { document } of await skeletons(project)) {
        assert.doesNotMatch(document.text, /\{\{|\}\}|undefined|null|\[object/);
        assert.doesNotMatch(document.text, /följs av nämnden|till=nämnden/);
      }
    });
  });

  it('ask for the shipped parts by names that exist', () => {
    const folder = fileURLToPath(new URL('../../templates/rapporter/', import.meta.url));
    for (const name of ['enhet', 'verksamhet', 'huvudman', 'namnd'])
      for (const [, part] of readFileSync(`${folder}${name}.md.hbs`, 'utf8').matchAll(/\{\{> (\S+?)[ }]/g))
        assert.ok(readFileSync(`${folder}delar/${part}.md.hbs`, 'utf8').length > 0);
  });
});
