import { toString as textOf } from 'mdast-util-to-string';
import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import type { Place } from '../base/span.ts';
import type { FrontMatter } from './front-matter.ts';
import type { Report } from './report.ts';
import { textSum } from './text-sum.ts';

/** A step as the front matter has it. */
export type Step = NonNullable<FrontMatter['steg']>[number];

/** The step that gave a report its status; undefined when the status was written by hand, or is the first. */
export function stepOf({ frontMatter, setting }: Report): Step | undefined {
  const last = stepsOf(frontMatter).at(-1);
  return last?.till === setting.report.status ? last : undefined;
}

/** The steps so far; what is no list of steps the schema has told. */
export function stepsOf({ steg }: FrontMatter): readonly Step[] {
  return Array.isArray(steg) ? steg.filter(step => typeof step === 'object' && step !== null) : [];
}

/** The last correction that was made on or after a day. */
export function correctionSince({ rättelse }: FrontMatter, date: string): string | undefined {
  if (!Array.isArray(rättelse)) return undefined;
  return rättelse
    .flatMap(one => (typeof one?.datum === 'string' ? [one.datum] : []))
    .filter(day => day >= date)
    .sort()
    .at(-1);
}

/** True when a report says something else than when its last step was taken; false where the step does not say. */
export function isChangedSince(report: Report, step: Step | undefined): boolean {
  return step?.text !== undefined && step.text !== textSum(report.document);
}

/** What is wrong with a report's status: written by hand, or of a text that has changed since. `place` is where it stands. */
export function statusProblems(report: Report, place: Place): readonly Diagnostic[] {
  const { status, id } = report.setting.report;
  if (status === 'utkast') return [];
  const step = stepOf(report);
  if (!step) return [diagnostic('status.without-step', place, { status, report: id })];
  if (status === 'granskad' && step.text === undefined)
    return [diagnostic('status.step-unsealed', place, { report: id })];
  if (!isChangedSince(report, step)) return [];
  const args = { report: id, date: step.datum };
  if (status === 'granskad') return [diagnostic('status.text-reviewed', place, args)];
  if (status !== 'fastställd') return [];
  const correction = correctionSince(report.frontMatter, step.datum);
  return correction
    ? [diagnostic('status.corrected', place, { ...args, correction })]
    : [diagnostic('status.text-decided', place, args)];
}

/** The remarks of reviewers that nobody has dealt with. */
export function openComments(report: Report): readonly Diagnostic[] {
  return report.directives.flatMap(({ kind, typed }) => {
    const { från, status } = typed.spec as { readonly från?: string; readonly status?: string };
    if (kind.name !== 'kommentar' || status === 'löst') return [];
    const { directive } = typed;
    const words = [
      directive.label?.text,
      ...directive.body.filter(node => node !== directive.fieldList).map(node => textOf(node)),
    ];
    const text = words.filter(Boolean).join(' ').replace(/\s+/g, ' ').trim();
    return [
      diagnostic(
        'comment.open',
        { file: report.document.file, span: directive.nameSpan },
        { from: från, text: text.length > 90 ? `${text.slice(0, 89)}…` : text },
      ),
    ];
  });
}
