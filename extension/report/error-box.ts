import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Diagnostic } from '../base/diagnostic.ts';
import { sentence, severityOf } from '../base/problems.ts';
import { capital } from '../directives/numbers.ts';
import type { Directive } from '../syntax/directive.ts';
import type { BoundDirective, BoundReport } from './bind.ts';
import { errorsOf } from './errors.ts';

/** The errors that a reader of the page is told of in a directive's place: its own, else those of the head that it rests on. */
export function errorsToTell(
  { kind, usable, bound: { directive } }: BoundDirective,
  report: BoundReport,
): readonly Diagnostic[] {
  const own = errorsOf(directive, kind, report.diagnostics);
  return usable || own.length > 0 ? own : headErrors(report);
}

/** What is wrong with a directive, where its number or figure would stand: the rest of the page lives. */
export function errorBox(
  directive: Directive,
  errors: readonly Diagnostic[],
  anchor: string | undefined,
): ElementContent {
  const sentences = [...new Set(errors.map(({ code, args }) => sentence(code, args as never, 'sv')))];
  if (directive.form === 'inline')
    return h('span', { className: ['ska-fel'] }, `${capital(directive.name)}: ${sentences.join(' ')}`);
  const title = directive.label?.text.trim();
  return h('div', { className: ['ska-fel'], ...(anchor !== undefined && { id: anchor }) }, [
    h('p', [h('strong', `${capital(directive.name)}${title ? ` ”${title}”` : ''}`)]),
    ...sentences.map(each => h('p', each)),
  ]);
}

/** What is wrong with the head of a report. */
function headErrors({ diagnostics }: BoundReport): readonly Diagnostic[] {
  return diagnostics.filter(
    one => /^(frontmatter|yaml|frozen)\./.test(one.code) && severityOf(one.code) === 'error',
  );
}
