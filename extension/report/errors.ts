import type { Diagnostic } from '../base/diagnostic.ts';
import { severityOf } from '../base/problems.ts';
import type { Span } from '../base/span.ts';
import type { DirectiveKind } from '../directives/contract.ts';
import { fieldLinesOf } from '../directives/read.ts';
import type { Directive } from '../syntax/directive.ts';

/** Errors that leave no doubt about which number is meant. */
const harmless: ReadonlySet<string> = new Set(['id.duplicate', 'label.missing']);

/** What is told of a report as a text, not of one directive. */
const elsewhere = /^(snapshot|review|outline|prose|guidance|waiver|image|frontmatter|report|thread)\./;

/** The errors among a report's findings that stand in a directive's own words: its opening line and its field lines, not its body. */
export function errorsOf(
  directive: Directive,
  kind: DirectiveKind,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const errors = errorsIn(diagnostics);
  if (errors.length === 0) return errors;
  const opening: Span = {
    start: directive.span.start,
    end: directive.bodySpan?.start ?? directive.span.end,
  };
  const own = [opening, ...fieldLinesOf(directive, kind).map(line => line.span)];
  return errors.filter(({ place }) =>
    own.some(
      ({ start, end }) => start.offset <= place.span.start.offset && place.span.start.offset < end.offset,
    ),
  );
}

const known = new WeakMap<readonly Diagnostic[], readonly Diagnostic[]>();

/** Those that may be of one directive; each directive of a report asks for them. */
function errorsIn(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const found =
    known.get(diagnostics) ??
    diagnostics.filter(({ code }) => !elsewhere.test(code) && severityOf(code) === 'error');
  known.set(diagnostics, found);
  return found;
}

/** Whether a directive shows the number that its author means in spite of its errors. Blocks of text show what they say whatever is wrong. */
export function isUsable(kind: DirectiveKind, errors: readonly Diagnostic[]): boolean {
  return errors.every(one => harmless.has(one.code)) || !(kind.data || kind.snapshot);
}
