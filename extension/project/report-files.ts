import type { Report } from '../report/report.ts';
import { findImage, imagesOf } from './images.ts';
import type { Project } from './project.ts';

/**
 * What belongs to one report and to no other: its text first, then what is frozen of it, the images and attachments that it
 * names, and its units' own figures. Project paths of files that are there.
 */
export async function filesOfReport(project: Project, report: Report): Promise<readonly string[]> {
  const { file } = report.document;
  const { id, schoolYear } = report.setting.report;
  const found = new Set([file]);
  const frozen = await project.files.list(`rapporter/${schoolYear.replace('/', '-')}/fryst`);
  for (const path of frozen) if ((path.split('/').pop() ?? '').split('.')[0] === id) found.add(path);
  for (const image of imagesOf(report)) {
    const path = await findImage(project, report, image.url);
    if (path !== undefined) found.add(path);
  }
  for (const { kind, typed } of report.directives) {
    if (kind.name !== 'bilaga') continue;
    const { fil } = typed.spec as { readonly fil?: string };
    if (fil !== undefined && (await project.files.info(fil))?.kind === 'file') found.add(fil);
  }
  const ref = project.refs.get(id);
  const own = ref && ['unit', 'report'].includes(ref.kind) ? ref.members : [];
  for (const unit of own) for (const path of await project.files.list(`data/lokalt/${unit}`)) found.add(path);
  return [...found];
}
