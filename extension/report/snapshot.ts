import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { Bound, DirectiveKind, Snapshot } from '../directives/contract.ts';
import { plainParagraph, withoutEscapes } from '../syntax/plain-in-markdown.ts';
import type { Report } from './report.ts';
import { rereadEdits } from './reread.ts';
import { sameNumbers, sameText } from './same-text.ts';
import { fill, told } from './snapshot-edits.ts';
import { tellTable } from './snapshot-table.ts';

/** Compares what stands in the file with what the data says; the fix writes only what differs. */
export function tellSnapshot(
  expected: Snapshot,
  kind: DirectiveKind,
  bound: Bound,
  report: Report,
): Diagnostic[] {
  if (expected.form === 'inline') return tellInline(expected.text, bound, report);
  return expected.form === 'sentence'
    ? tellSentence(expected.text, expected.values, bound, report)
    : tellTable(expected, kind, bound, report);
}

function tellInline(expected: string, bound: Bound, report: Report): Diagnostic[] {
  const { label } = bound.directive;
  if (!label) return [];
  const found = label.text.trim();
  if (sameText(found, expected)) return [];
  const file = report.document.file;
  const edits = [
    { file, span: label.span, text: escapeLabel(expected) },
    ...rereadEdits(found, expected, bound, report),
  ];
  return [told(found, expected, label.span, bound, report, edits)];
}

/** A snapshot's text as Markdown inside brackets: nothing in it may end the label, start a cell or become markup. */
function escapeLabel(text: string): string {
  return text.replace(/([\\[\]*_`<|~])/g, (mark, _one, at: number) =>
    mark === '~' && at === 0 ? mark : `\\${mark}`,
  );
}

function tellSentence(
  expected: string,
  values: readonly string[] | undefined,
  bound: Bound,
  report: Report,
): Diagnostic[] {
  const { directive } = bound;
  const { document } = report;
  const quote = directive.body.find(node => node.type === 'blockquote');
  const span = quote?.position as Span | undefined;
  const written = () => `> ${plainParagraph(expected)}`;
  if (!span) return [told('', expected, directive.nameSpan, bound, report, fill(written(), bound, report))];
  const found = withoutEscapes(
    document.text.slice(span.start.offset, span.end.offset).replace(/^[ \t]*>[ \t]?/gm, ''),
  )
    .replace(/\s+/g, ' ')
    .trim();
  if (found && sameNumbers(found, expected, values)) return [];
  const edit = { file: document.file, span, text: written() };
  return [told(found, expected, span, bound, report, [edit])];
}
