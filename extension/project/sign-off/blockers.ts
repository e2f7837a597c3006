import type { BoundReport } from '../../report/bind.ts';
import { openComments } from '../../report/status.ts';
import { type Finding, reportFindings, withSeverity } from '../check-report.ts';
import type { Project } from '../project.ts';
import type { Status } from './steps.ts';

/** Findings that are no errors but say that the report is not finished. */
const unfinished: ReadonlySet<string> = new Set([
  'guidance.left',
  'guidance.title-left',
  'prose.reread',
  'snapshot.stale',
  'snapshot.empty',
]);

/** Findings that a step itself mends. */
const mendedByStep: ReadonlySet<string> = new Set([
  'status.without-step',
  'frozen.never',
  'status.text-reviewed',
  'status.text-decided',
  'status.corrected',
]);

/** The files that say what the numbers mean: while one is wrong, no number is signed. */
const meaning: ReadonlySet<string> = new Set(['ska.yaml', 'indikatorer.yaml', 'data/datapackage.yaml']);

/**
 * What must be done before a report can take a step. Sent back it can be whatever is wrong with it. To be handed in it must be
 * finished: no errors, guidance texts, old numbers or paragraphs to read again. To be reviewed or decided it must have no open
 * remark, and what is decided must be what was reviewed.
 */
export function blockersOf(
  project: Project,
  { report, diagnostics }: BoundReport,
  to: Status,
  today: string,
): readonly Finding[] {
  // Without its front matter nobody knows what is signed.
  const findings = reportFindings(project, report, diagnostics, today, false);
  const head = findings.filter(
    one =>
      one.severity === 'error' &&
      /^(frontmatter|yaml|report\.(empty|not-utf8)|file)/.test(one.diagnostic.code),
  );
  if (to === 'åter') return head;
  const around = withSeverity(project, project.diagnostics).filter(
    one => one.severity === 'error' && meaning.has(one.diagnostic.place.file),
  );
  const own = findings.filter(({ severity, diagnostic: { code } }) => {
    if (code === 'status.text-reviewed' || code === 'status.step-unsealed') return to === 'fastställd';
    return !mendedByStep.has(code) && (severity === 'error' || unfinished.has(code));
  });
  const comments = to === 'inlämnad' ? [] : withSeverity(project, openComments(report));
  return [...around, ...own, ...comments];
}
