import { severityOf } from '../base/problems.ts';
import type { ProjectView } from '../directives/contract.ts';
import { bindReport } from '../report/bind.ts';
import type { Report } from '../report/report.ts';
import { updatedText } from '../report/update.ts';
import { openReportText } from './open-reports.ts';
import type { Project } from './project.ts';

/**
 * The text of a directive that is to stand in a report, with its snapshot written from the data: as if it stood there
 * alone. Undefined when it would be wrong there, such as a split that the data does not have.
 */
export async function fillDirective(
  project: Project,
  report: Report,
  source: string,
  view: ProjectView,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const { frontMatter, file } = report.document;
  const head = frontMatter ? `---\n${frontMatter.text.replace(/\r?\n?$/, '')}\n---\n\n` : '\n';
  const alone = openReportText(project, file, `${head}${source}\n`);
  const bound = await bindReport(alone, project.access, view, signal);
  const wrong = bound.diagnostics.some(
    one =>
      one.place.span.start.offset >= head.length &&
      !one.code.startsWith('snapshot.') &&
      severityOf(one.code) === 'error',
  );
  const { text, changes } = updatedText(bound);
  return wrong || changes === 0 ? undefined : text.slice(head.length).trimEnd();
}
