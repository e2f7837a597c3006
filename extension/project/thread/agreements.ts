import { type Diagnostic, diagnostic } from '../../base/diagnostic.ts';
import type { ProjectView } from '../../directives/contract.ts';
import { workingType } from '../../directives/working-document.ts';
import { isReadable, type Report } from '../../report/report.ts';
import { schoolYearFrom, startOf } from '../new-report/school-year.ts';
import type { Project } from '../project.ts';
import { ownBlocks } from './gap.ts';
import { followUpPlace } from './year-gaps.ts';

/** What last year's dialogues of a report, and of those that it takes over from, agreed and nobody has followed up in it. */
export function agreementProblems(
  project: Project,
  report: Report,
  view: ProjectView,
): readonly Diagnostic[] {
  const { id, schoolYear, type } = report.setting.report;
  if (!isReadable(report) || type === 'nämnd' || type === 'resultatdag' || type === workingType) return [];
  const year = schoolYearFrom(startOf(schoolYear) - 1);
  const followed = new Set(
    ownBlocks(project, report, ['uppföljning']).flatMap(one => (one.spec.av ?? '').split(/[\s,]+/u)),
  );
  const others = view.owners(id).filter(owner => owner !== id);
  // A unit that has closed reports no more: what one that still does has agreed is its own.
  const reporting = new Set(others.length > 0 ? view.reports({ reports: others }).map(one => one.id) : []);
  return view
    .blocks({ kinds: ['dialog'], years: [year], reports: view.owners(id) })
    .flatMap(({ id: own, title, text, report: from }) => {
      if (own === undefined || !/^Överenskommet\b/imu.test(text) || reporting.has(from.id)) return [];
      const full = `${from.id}#${own}`;
      if (followed.has(full) || followed.has(own)) return [];
      const written = from.id === id ? own : full;
      return [diagnostic('dialog.not-followed-up', followUpPlace(report), { title, year, written })];
    });
}
